from odoo import fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import UserError

from ...setup_wizard import id_of, kind_of, symbol_of

UNTOUCHED = ("My Company", "YourCompany")
OF_UNIT = ("place", "organ_code", "collective_name", "head_title")


class SetupWizardOffice(models.Model):
    """Page 1: the office as a company, and the unit at its top."""

    _inherit = "eoffice.setup.wizard"

    office_name = fields.Char("Name of the office")
    street = fields.Char("Address")
    city = fields.Char("District, province")
    phone = fields.Char()
    email = fields.Char("E-mail")
    logo = fields.Image("Emblem", max_width=512, max_height=512)
    type_id = fields.Many2one("eoffice.unit.type", "Kind", help="Empty: guessed from the name.")
    symbol_code = fields.Char("Abbreviation", help="As in the symbol of its documents, e.g. UBND.")
    place = fields.Char(help="Beside the date of its documents, e.g. Tuy Phước.")
    organ_code = fields.Char("Identification code", help="Given to the office for exchanges between systems.")
    collective_name = fields.Char("Collective", help="As written after TM. above the signature; else empty.")
    head_title = fields.Char("Title of the head", help="As written after KT., TL., TUQ., e.g. Chủ tịch.")

    def _load_office(self):
        company, unit = self._company(), self._top()
        self.write(
            {
                "office_name": unit.name or (company.name not in UNTOUCHED and company.name),
                **{name: company[name] for name in ("street", "city", "phone", "email")},
                "logo": not company.uses_default_logo and company.logo,
                "type_id": unit.type_id.id,
                "symbol_code": unit.symbol_code,
                **{name: unit[name] for name in OF_UNIT},
            }
        )

    def _apply_office(self):
        name = " ".join((self.office_name or "").split())
        if not name:
            raise UserError(self.env._("Write the name of the office, or skip this page."))
        company, unit = self._company(), self._top()
        kind = self.type_id or self.env.ref(f"eoffice_documents.unit_kind_{kind_of(name)}")
        symbol = (self.symbol_code or "").strip() or symbol_of(name)
        self._write_rows(
            office=[
                {
                    "name": name,
                    "partner_id/lang": "vi_VN" if self.env["res.lang"]._get_data(code="vi_VN") else self.env.lang,
                    "partner_id/tz": office_clock.zone(self.env).key,
                    **{field: self[field] for field in ("street", "city", "phone", "email")},
                }
            ],
            units=[
                {
                    "id": self._office_id(unit, "unit", id_of(symbol)),
                    "name": name,
                    "code": unit.code or symbol,
                    "kind_id/id": kind.get_external_id()[kind.id],
                    "symbol_code": symbol,
                    "keeps_registers": "1",
                    "sequence": str(unit.sequence or 10),
                    **{field: self[field] for field in OF_UNIT},
                }
            ],
        )
        if self.logo and self.logo != company.logo:
            company.logo = self.logo

    def _office_id(self, record, kind, word):
        """The external id by which the loader knows ``record`` again; a free one, like ``word``, for a new record."""
        if record:
            known = record.sudo().get_external_id()[record.id]
            if not known:
                known = f"eoffice_office.{kind}_so_{record.id}"
                self.env["ir.model.data"].sudo()._update_xmlids([{"xml_id": known, "record": record}])
            return known
        number, free = 1, word
        while self.env.ref(f"eoffice_office.{kind}_{free}", raise_if_not_found=False):
            number += 1
            free = f"{word}_{number}"
        return free
