import hashlib

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ..common import office_clock

OWN_AUTHORITIES = ("direct", "tm", "q")


class DocumentSigning(models.Model):
    """The signer's right, the signature block, and the signed file, which stays as it is (N30 Đ13, Đ19)."""

    _inherit = "eoffice.document"

    def _signature_block(self):
        """The lines above the signature, in capitals, and the name below it (N30 PL I Phần I.II.7.b).

        :return: list of lines, e.g. ``["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A"]``
        """
        self.ensure_one()
        unit = self.unit_id.sudo()
        collective = (unit.collective_name or "").upper()
        head = (unit.head_title or unit.manager_id.job_title or "").upper()
        title = (self.signer_title or "").upper()
        together = [f"TM. {collective}"] if collective else []
        lines = {
            "direct": [title],
            "tm": [*together, title],
            "q": [*together, f"Q. {head}"],
            "kt": [*together, f"KT. {head}", title],
            "tl": [f"TL. {head}", title],
            "tuq": [f"TUQ. {head}", title],
        }[self.signer_authority or "direct"]
        return [*lines, self.signer_name or ""]

    def _check_authority(self, day=None):
        """Refuse a signer who may not sign in the right that is named (N30 Đ13)."""
        self.ensure_one()
        unit, signer = self.unit_id.sudo(), self.signer_id
        right = dict(self._fields["signer_authority"]._description_selection(self.env))[self.signer_authority]
        if self.signer_authority in OWN_AUTHORITIES and signer != unit.head_id:
            raise UserError(
                self.env._(
                    "%(signer)s is not the head of %(unit)s and cannot sign so: %(right)s. "
                    "Choose another signer or right.",
                    signer=signer.name,
                    unit=unit.name,
                    right=right,
                )
            )
        if self.signer_authority == "kt" and signer not in unit.deputy_ids:
            raise UserError(
                self.env._(
                    "%(signer)s is not a deputy of %(unit)s and cannot sign KT. Choose another signer or right.",
                    signer=signer.name,
                    unit=unit.name,
                )
            )
        day = day or office_clock.today(self.env)
        if self.signer_authority == "tuq" and not self.env["eoffice.signing.delegation"]._covers(
            unit, signer, self.document_type_id, day
        ):
            raise UserError(
                self.env._(
                    "%(signer)s holds no authorisation of the head of %(unit)s for such a document on %(day)s. "
                    "Let the head confirm one, or choose another signer.",
                    signer=signer.name,
                    unit=unit.name,
                    day=office_clock.written(day),
                )
            )

    @api.model
    def _right_of(self, unit, user):
        """In which right a person signs for a unit: its head in their own, their deputy KT., others by order."""
        unit = unit.sudo()
        if user == unit.head_id:
            return "tm" if unit.collective_name else "direct"
        return "kt" if user in unit.deputy_ids else "tl"

    def _sign_by(self, user, right=None):
        """Another person signs instead: the head themselves, or a deputy for them."""
        self.sudo().write(
            {
                "signer_id": user.id,
                "signer_name": user.name,
                "signer_title": self._post_of(user),
                "signer_authority": right or self._right_of(self.unit_id, user),
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
        self.sudo().write(values)
        self.env["eoffice.audit.log"]._add("signed", [(self, None, values.get("signed_sha256"))])

    def _signed_file_values(self, data, name):
        """Store the signed PDF and seal it with its hash (N30 Đ19.2.a)."""
        if self.secrecy != "none":
            raise UserError(self.env._("A secret document is kept without file (Q28 Đ1.2): the file was not stored."))
        if not data[:1024].lstrip().startswith(b"%PDF-"):
            raise UserError(self.env._("«%s» is not a PDF. Scan or save the signed document as PDF.", name))
        pages = self._page_count_of(data)
        self._check_signed_file(data)
        file = (
            self.env["ir.attachment"]
            .sudo()
            .create({"name": name or "signed.pdf", "raw": data, "res_model": self._name, "res_id": self.id})
        )
        return {
            "signed_file_id": file.id,
            "signed_sha256": hashlib.sha256(data).hexdigest(),
            "page_count": min(pages, 999),
        }
