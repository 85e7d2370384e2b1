from odoo import fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)


class DocumentCopy(models.Model):
    """The document's side of certified copies."""

    _inherit = "eoffice.document"

    copy_ids = fields.One2many("eoffice.copy", "document_id", "Certified copies", readonly=True)

    def _eoffice_forget_leftovers(self, name):
        """Copies keep their number and who signed; their files are the document's."""
        super()._eoffice_forget_leftovers(name)
        files = self.copy_ids.attachment_id | self.copy_ids.extract_id
        self.copy_ids.write({"attachment_id": False, "extract_id": False})
        files.unlink()

    def _request_copy(self, unit, values):
        """Ask for a certified copy of this document by ``unit``; its signer is told.

        :param values: kind, way, copies, recipients, place, signer_id, pages, source_id, extract
            (bytes of a PDF or None)
        :return: the copy, which waits for the signature
        """
        self._check_copy(unit, values)
        extract = values.pop("extract", None)
        copy = (
            self.env["eoffice.copy"]
            .checked_sudo()
            .create(
                {
                    **values,
                    "document_id": self.id,
                    "unit_id": unit.id,
                    "clerk_id": self.env.uid,
                    "signer_title": unit._copy_title(self.env["res.users"].browse(values["signer_id"]), values["type"]),
                }
            )
        )
        if values["type"] == "TrS" and not extract:
            copy._page_numbers(copy.pages)
        if extract:
            copy.extract_id = (
                self.env["ir.attachment"]
                .checked_sudo()
                .create({"name": "trich-sao.pdf", "raw": extract, "res_model": "eoffice.copy", "res_id": copy.id})
            )
        principal = self.env["eoffice.principal"]._of_user(copy.signer_id)
        self.env["eoffice.document.access"]._grant([(self.id, principal.id)])
        service = self.env["eoffice.notification"]
        service._add_activities("mail.mail_activity_data_todo", [{"record": copy, "user": copy.signer_id}])
        service._send(copy.signer_id, _lt("A certified copy waits for your signature."), record=self)
        return copy.sudo(False)

    def _check_copy(self, unit, values):
        self.ensure_one()
        self.check_access("read")
        if self.env.user not in unit.sudo().clerk_ids:
            raise AccessError(self.env._("Only a clerk of the unit asks for its certified copies."))
        if self.secrecy != "none":
            raise UserError(self.env._("A secret document is not copied here (Q28 Đ1.2)."))
        if not self.sequence_number or self.state in ("void", "recalled"):
            raise UserError(self.env._("Only a registered or issued document in force is copied."))
        if self.env["res.users"].browse(values["signer_id"]) not in unit.sudo().copy_signer_ids:
            raise UserError(self.env._("The signer is not on the list of copy signers of %s.", unit.name))
        unit._check_copy_right(self.env["res.users"].browse(values["signer_id"]), values["type"])
        if values["way"] == "electronic_electronic" and values["type"] != "TrS":
            raise UserError(self.env._("Only an extract is made from electronic to electronic (N30 Đ25)."))
        source = self.env["eoffice.copy"].browse(values.get("source_id"))
        full = source.type == "SY" and source.state == "signed" and source.document_id == self
        if values["type"] == "SL" and not full and self.document_type_id.code != "SY":
            raise UserError(self.env._("A copy of a copy is made from a signed full copy only (N30 Đ25.2)."))
        if not self._main_file() and (values["way"] != "paper_paper" or values["type"] == "TrS"):
            raise UserError(self.env._("«%s» has no file here.", self.display_name))


class UnitCopySigners(models.Model):
    _inherit = "hr.department"

    copy_signer_ids = fields.Many2many(
        "res.users",
        "eoffice_unit_copy_signer_rel",
        string="Copy signers",
        help="Who may sign certified copies (N30 Đ26).",
    )

    def _copy_right(self, user, form):
        """In which right a person on the list signs copies of this form: the list is what the head has assigned."""
        right = self._signing_right(user, self.env["eoffice.document.type"]._by_code(form))
        return right or (self._leads_below(user) and "tl")

    def _check_copy_right(self, user, form):
        if not self._copy_right(user, form):
            raise UserError(
                self.env._(
                    "%(signer)s is on the list of copy signers of %(unit)s without a post to sign for it; let the "
                    "administrator correct the list, or choose another signer.",
                    signer=user.name,
                    unit=self.name,
                )
            )

    def _copy_title(self, user, form):
        """What stands above the name of who signs a copy: right and post, a line each (N30 PL I Phần II)."""
        return "\n".join(self._signature_lines(user, self._copy_right(user, form), self._signing_title(user)))


class CopyAuditLog(models.Model):
    _inherit = "eoffice.audit.log"

    act = fields.Selection(selection_add=[("copied", "Certified copy made")], ondelete={"copied": "cascade"})
