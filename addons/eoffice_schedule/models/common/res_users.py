from odoo import fields, models

IN_CHARGE = ("chair_id", "office_leader_id", "specialist_id")


class User(models.Model):
    _inherit = "res.users"

    def _meetings_to_come(self, names=IN_CHARGE):
        """Items of the schedule still to come that this person chairs or looks after."""
        mine = ["|"] * (len(names) - 1) + [(name, "=", self.id) for name in names]
        return self.env["calendar.event"].sudo().search([("stop", ">=", fields.Datetime.now()), *mine])

    def _eoffice_open_work(self):
        return [*super()._eoffice_open_work(), ("meetings", self._meetings_to_come())]

    def _eoffice_handover(self, successor, reason):
        """Items of the schedule still to come that this person chairs or looks after go to ``successor`` as well."""
        count = super()._eoffice_handover(successor, reason)
        touched = self._meetings_to_come()
        for name in IN_CHARGE:
            self._meetings_to_come([name]).write({name: successor.id})
        return count + len(touched)
