from odoo import api, fields, models
from odoo.exceptions import ValidationError

from .recipient_parser import Directory, key_of, lines_of


class RecipientList(models.Model):
    """Receivers under one name, as it stands under «Nơi nhận»: "Các phòng, ban chuyên môn huyện"."""

    _name = "eoffice.recipient.list"
    _description = "List of receivers"
    _inherit = "eoffice.led.mixin"
    _led_by = None
    _order = "sequence, name"

    name = fields.Char(required=True)
    words = fields.Text("Also written", help="Other ways to write this list under «Nơi nhận», one a line.")
    unit_ids = fields.Many2many("hr.department", string="Units")
    partner_ids = fields.Many2many("res.partner", string="Agencies", domain=[("eoffice_issuer", "=", True)])
    people_ids = fields.Many2many(
        "eoffice.principal", string="People of the house", domain=[("type", "=", "user")], help="They get it to read."
    )
    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)

    @api.constrains("name", "words")
    def _check_words(self):
        """A line of «Nơi nhận» means one list only."""
        known = {}
        for record in self.search([]):
            for key in map(key_of, record._names()):
                if known.setdefault(key, record) != record:
                    raise ValidationError(
                        self.env._(
                            "«%(first)s» and «%(second)s» are written the same way. Change one of them.",
                            first=known[key].name,
                            second=record.name,
                        )
                    )

    def _names(self):
        return [line for line in [self.name, *(self.words or "").splitlines()] if line.strip()]

    @api.model
    def _match(self, text, unit):
        """Whom the lines of «Nơi nhận» name.

        :param text: lines as in the field ``recipients`` of a document
        :param unit: the issuing unit: at home the name of the place is left out
        :return: (units, agencies, people, lines nobody is known for); the unit that took over stands for one that
            ended
        """
        (units, agencies, people), unknown = self._nobody(), []
        directory = self._directory(unit.sudo())
        for line in lines_of(text):
            whole = directory.find(line)
            found = [whole] if whole else [directory.find(part) for part in line.split(",")]
            if not all(found):
                unknown.append(line)
            for receivers in filter(None, found):
                units |= receivers[0]
                agencies |= receivers[1]
                people |= receivers[2]
        current = units.browse()
        for old in units:
            current |= old._current()
        return (current - unit).filtered("active"), agencies, people, unknown

    @api.model
    def _nobody(self):
        return tuple(self.env[name].sudo() for name in ("hr.department", "res.partner", "eoffice.principal"))

    @api.model
    def _directory(self, unit):
        """Every known receiver as (units, agencies, people); lists stand before units, and those before agencies."""
        above, places = unit.partner_id, [unit.name]
        while above := above.parent_id:
            places.append(above.name)
        directory = Directory(places)
        units, agencies, people = self._nobody()
        known = units.with_context(active_test=False).search_fetch([], ["name", "active", "partner_id"])
        outside = [("eoffice_issuer", "=", True), ("id", "not in", known.partner_id.ids)]
        for agency in reversed(agencies.search_fetch(outside, ["name"])):
            directory.add(agency.name, (units, agency, people))
        for one in known.sorted("active"):
            directory.add(one.name, (one.with_env(units.env), agencies, people))
        for record in self.sudo().search([]):
            for name in record._names():
                directory.add(name, (record.unit_ids, record.partner_ids, record.people_ids))
        return directory
