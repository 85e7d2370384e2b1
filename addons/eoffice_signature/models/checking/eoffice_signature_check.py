import hashlib

from odoo import api, fields, models
from odoo.addons.eoffice_documents import sandbox

from ...pades import states
from ...pades.marks import may_be_signed

CHECKING = "eoffice_signature.pades.checking"
SECONDS = 20
STATES = [
    ("valid", "Valid"),
    ("unchecked", "Revocation not looked up"),
    ("unknown", "Signer unknown"),
    ("certificate", "Certificate out or revoked"),
    ("altered", "Changed after signing"),
    ("unsigned", "Not signed"),
    ("unreadable", "Cannot be checked"),
]


class SignatureCheck(models.Model):
    """What was found out about the digital signatures of a file, by the office's trust on that day (N30 Đ21, Đ22)."""

    _name = "eoffice.signature.check"
    _inherit = ["eoffice.job.mixin"]  # of a check again that broke off the last one stays, with its day
    _description = "Check of digital signatures"
    _eoffice_logged = False  # the trace of its document says it
    _order = "id"

    document_id = fields.Many2one(
        "eoffice.document", required=True, readonly=True, index=True, ondelete="cascade", bypass_search_access=True
    )
    attachment_id = fields.Many2one("ir.attachment", required=True, readonly=True, index=True, ondelete="cascade")
    name = fields.Char("File", readonly=True)
    checksum = fields.Char("SHA-256", readonly=True, help="Of the bytes that were checked.")
    state = fields.Selection(STATES, required=True, readonly=True, index=True)
    report = fields.Json("Findings", readonly=True, help="What was found, as pades/checking.py gives it.")
    checked_on = fields.Datetime(required=True, readonly=True)

    _one_a_file = models.UniqueIndex("(document_id, attachment_id)")

    @api.model
    def _look(self, data):
        """The report on ``data``, made where no file can do harm; what takes too long is one that cannot be checked."""
        if not may_be_signed(data):
            return _blank(states.UNSIGNED)
        try:
            return sandbox.run(
                CHECKING, "check_signatures", data, *self.env["eoffice.trust.certificate"]._trust(), seconds=SECONDS
            )
        except sandbox.WorkerTooSlow:
            return _blank(states.UNREADABLE, "slow")
        except sandbox.SandboxError:
            return _blank(states.UNREADABLE, "damaged")

    @api.model
    def _of_files(self, document, attachments):
        """The checks of a document's files, made now where there is none."""
        known = self.sudo().search([("document_id", "=", document.id), ("attachment_id", "in", attachments.ids)])
        missing = attachments - known.attachment_id
        return known | self.sudo().create(
            [
                {
                    "document_id": document.id,
                    "attachment_id": file.id,
                    "name": file.name,
                    **self._values(bytes_of(file)),
                }
                for file in missing.sudo()
            ]
        )

    @api.model
    def _values(self, data):
        report = self._look(data)
        return {
            "checksum": hashlib.sha256(data).hexdigest(),
            "state": report["state"],
            "report": report,
            "checked_on": fields.Datetime.now(),
        }

    def _found(self):
        """Values of this check for another document that has the same file."""
        names = ("name", "checksum", "state", "report", "checked_on")
        return {"attachment_id": self.attachment_id.id, **{name: self[name] for name in names}}

    def action_check_again(self):
        """Check the files once more, with the authorities and lists that the office has now."""
        self.check_access("read")
        self.checked_sudo()._check_again()
        return {"type": "ir.actions.client", "tag": "soft_reload"}

    def _job_check_again(self):
        """Job: what some of these files say by the trust of now."""
        self.exists()._check_again()

    def _check_again(self):
        """Check again; the trace of the document says what has become of each."""
        words, lines = dict(self._fields["state"]._description_selection(self.env)), []
        for check in self:
            before = check.state
            check.write(self._values(bytes_of(check.attachment_id)))
            # not the file's name: a secret document leaves no words in the trace
            after = words[check.state] if check.state == before else f"{words[before]} → {words[check.state]}"
            lines.append((check.document_id, None, after))
        self.env["eoffice.audit.log"]._add("signature_checked", lines)


def bytes_of(file):
    """What is in an attachment, also when the caller has asked for the size of files."""
    return file.with_context(bin_size=False, bin_size_raw=False).raw or b""


def _blank(state, reason=None):
    return {"state": state, "reason": reason, "signatures": [], "added": None, "pages_added": 0}
