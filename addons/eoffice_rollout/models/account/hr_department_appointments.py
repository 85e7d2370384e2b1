from odoo import api, models
from odoo.exceptions import AccessError

from .res_users_positions import POSTS


class UnitAppointments(models.Model):
    """A post gives rights on the papers of its unit: giving one is traced and told, never done to oneself."""

    _inherit = "hr.department"

    @api.model_create_multi
    def create(self, vals_list):
        units = super().create(vals_list)
        if not self.env.su:
            units._note_appointments({(unit, post): self.env["res.users"] for unit in units for post in POSTS})
        return units

    def write(self, vals):
        posts = [post for post in POSTS if post in vals]
        if self.env.su or not posts:
            return super().write(vals)
        before = {(unit, post): unit.sudo()[post] for unit in self for post in posts}
        result = super().write(vals)
        self._note_appointments(before)
        return result

    @api.model
    def _note_appointments(self, before):
        """:param before: {(unit, name of the post): users who held it}"""
        log = self.env["eoffice.account.audit.log"]
        for (unit, post), held in before.items():
            unit = unit.sudo()
            given, taken = unit[post] - held, held - unit[post]
            if self.env.user in given:
                raise AccessError(self.env._("Nobody gives a post to themselves. Ask another administrator."))
            note = f"{unit.name}: {unit._fields[post]._description_string(self.env)}"
            log._add("appointed", given, note)
            log._add("dismissed", taken, note)
            if given:
                told = (unit.head_id | unit.office_chief_ids) - self.env.user
                names = ", ".join(given.mapped("name"))

                def body(env, names=names, note=note):
                    return env._("%(names)s now hold a post. %(post)s", names=names, post=note)

                self.env["eoffice.notification"]._send(told, body, record=unit)
