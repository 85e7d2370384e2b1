import hashlib

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...recognition import is_pdf
from ..common import office_clock


class DocumentSigning(models.Model):
    """The signer's right, the signature block, and the signed file, which stays as it is (N30 Đ13, Đ19)."""

    _inherit = "eoffice.document"

    def _signature_block(self):
        """The lines above the signature and the name below it (N30 PL I Phần I.II.7.b).

        :return: list of lines, e.g. ``["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A"]``
        """
        self.ensure_one()
        unit, signer = self.unit_id._origin, self.signer_id._origin
        lines = unit._signature_lines(signer, self.signer_authority, self.signer_title)
        return [*lines, self.signer_name or ""]

    def _check_authority(self, day=None):
        """Refuse a signer who may not sign in the right that is named (N30 Đ13)."""
        self.ensure_one()
        refusal = self.unit_id._signing_refusal(self.signer_id, self.signer_authority, self.document_type_id, day)
        if refusal:
            raise UserError(refusal)

    @api.model
    def _signer_values(self, unit, drafting, kind, signer):
        """Name and post of the signer as they are printed: taken from their records, never typed in."""
        return {
            "signer_name": signer.sudo().name or False,
            "signer_title": unit._signing_title(signer, drafting, kind) if signer else False,
        }

    def _settle_signer(self):
        """Let the printed name and post be those of the signer, whatever a caller has written."""
        for document in self:
            values = self._signer_values(
                document.unit_id, document.drafting_unit_id, document.document_type_id, document.signer_id
            )
            values = {name: value for name, value in values.items() if (document[name] or False) != (value or False)}
            if values:
                document.checked_sudo().write(values)

    def _ask_new_signer(self):
        """The signer was changed on the way: they must have the right, and the signature is asked of them."""
        for document in self:
            document._check_authority()
            person = self.env["eoffice.principal"]._of_user(document.signer_id)
            lines = document.checked_sudo().approval_ids._active_steps()
            step = lines.filtered(lambda line: line.type == "sign" and line.principal_id.type == "user")
            if step.principal_id == person or not step:
                continue
            if step.state != "pending":
                raise UserError(
                    self.env._("The signature is asked for already. Hand the step on instead of changing the signer.")
                )
            step.principal_id = person

    def _sign_by(self, user, right=None):
        """Another person signs instead: the head themselves, or a deputy for them."""
        unit, kind = self.unit_id, self.document_type_id
        self.checked_sudo().write(
            {
                "signer_id": user.id,
                "signer_authority": right or unit._signing_right(user, kind),
                **self._signer_values(unit, self.drafting_unit_id, kind, user),
            }
        )

    def _check_issuing_clerk(self):
        """Only a clerk of the issuing unit enters the signature and gives the number (N30 Đ4.2.b)."""
        self.check_access("read")
        if any(self.env.user not in unit.clerk_ids for unit in self.sudo().unit_id):
            raise AccessError(self.env._("Only a clerk of the issuing unit can do this."))

    def _sign(self, data=None, name=None, signed_on=None):
        """Enter that the document is signed, with its signed file; a paper may be scanned after it has its number.

        :param data: bytes of the signed PDF, or None for a paper that is scanned later
        :param signed_on: UTC datetime of the signature, now by default
        """
        self.ensure_one()
        self.check_access("read")
        if self.signer_id != self.env.user:
            self._check_issuing_clerk()
        later = self.state in ("signed", "issued") and not self.signed_file_id and data
        if self.state != "approved" and not later:
            raise UserError(self.env._("«%s» does not wait for its signature.", self.display_name))
        signed_on = self.signed_on or signed_on or fields.Datetime.now()
        if signed_on > fields.Datetime.now():
            raise UserError(self.env._("A document cannot be signed in the future. Correct the time."))
        self._check_authority(office_clock.day(self.env, signed_on))
        values = {"signed_on": signed_on}
        if data:
            values |= self._signed_file_values(data, name)
        self.checked_sudo().write(values)
        self.env["eoffice.audit.log"]._add("signed", [(self, None, values.get("signed_sha256"))])

    def action_remove_signed_file(self):
        """Take off a wrong signed file before the number is given: the document waits for its signature again."""
        self.ensure_one()
        self.check_access("read")
        if self.signer_id != self.env.user:
            self._check_issuing_clerk()
        file = self.checked_sudo().signed_file_id
        if self.state != "signed" or not file:
            raise UserError(
                self.env._("A signed file is taken off only before the number is given. Void the number instead.")
            )
        removed = f"{file.name} (SHA-256 {self.signed_sha256})"
        self.checked_sudo().write({"signed_on": False, "signed_file_id": False, "signed_sha256": False})
        file.unlink()
        self.env["eoffice.audit.log"]._add("signature_removed", [(self, None, removed)])

    def _signed_file_values(self, data, name):
        """Store the signed PDF and seal it with its hash (N30 Đ19.2.a)."""
        if self.secrecy != "none":
            raise UserError(self.env._("A secret document is kept without file (Q28 Đ1.2): the file was not stored."))
        if not is_pdf(data):
            raise UserError(self.env._("«%s» is not a PDF. Scan or save the signed document as PDF.", name))
        pages = self._page_count_of(data)
        self._check_signed_file(data)
        file = (
            self.env["ir.attachment"]
            .checked_sudo()
            .create({"name": name or "signed.pdf", "raw": data, "res_model": self._name, "res_id": self.id})
        )
        return {
            "signed_file_id": file.id,
            "signed_sha256": hashlib.sha256(data).hexdigest(),
            "page_count": min(pages, 999),
        }
