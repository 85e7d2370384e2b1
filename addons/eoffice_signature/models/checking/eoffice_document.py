from markupsafe import Markup, escape
from odoo import api, fields, models

from ...pades import states
from ...pades.marks import may_be_signed
from .eoffice_signature_check import STATES, bytes_of


class DocumentSignatures(models.Model):
    """What the signatures of a document's files say, on its form."""

    _inherit = "eoffice.document"

    signature_check_ids = fields.One2many("eoffice.signature.check", "document_id", readonly=True)
    signature_state = fields.Selection(STATES, "Digital signatures", compute="_compute_signature")
    signature_note = fields.Html(compute="_compute_signature", sanitize=False)

    @api.depends("signature_check_ids.state", "signature_check_ids.report")
    def _compute_signature(self):
        for document in self:
            checks = document.signature_check_ids
            signed = checks.filtered(lambda check: check.state != states.UNSIGNED)
            document.signature_state = bool(checks) and states.worst(signed.mapped("state"))
            document.signature_note = Markup().join(map(_line, signed, [len(checks) > 1] * len(signed))) or False

    def action_check_signatures(self):
        """Check the files of the document once more, with the authorities and lists that the office has now."""
        self.ensure_one()
        self.check_access("read")
        self._check_files_now()
        return self.signature_check_ids.action_check_again()

    def action_signature_report(self):
        """The report on each file, or on the one there is."""
        self.ensure_one()
        self.check_access("read")
        checks = self.signature_check_ids
        action = self.env["ir.actions.act_window"]._for_xml_id("eoffice_signature.action_signature_check")
        if len(checks) == 1:
            return {**action, "views": [(False, "form")], "res_id": checks.id, "target": "new"}
        return {**action, "domain": [("id", "in", checks.ids)]}

    def _check_files_now(self):
        """Check the files that no job has come to yet, if they may be signed: a scan is left to its job."""
        for document in self:
            record = document.checked_sudo()
            files = record.recognition_ids.attachment_id | record.signed_file_id
            missing = files - record.signature_check_ids.attachment_id
            if signed := missing.filtered(lambda file: may_be_signed(bytes_of(file))):
                self.env["eoffice.signature.check"]._of_files(document, signed)


def _line(check, named):
    """What is said of one file: the verdict, and who has signed when."""
    name = Markup("<strong>%s</strong>: ") % check.name if named and check.name else Markup()
    signers = Markup("<br/>").join(escape(line) for line in check.signers.splitlines())
    return Markup("<div>%s%s%s</div>") % (name, check.verdict, signers and Markup("<br/>%s") % signers)
