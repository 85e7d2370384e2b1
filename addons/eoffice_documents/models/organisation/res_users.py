from odoo import api, fields, models
from odoo.tools import ormcache

DIRECTORS = ("eoffice_documents.group_leader", "eoffice_documents.group_office_chief")


class User(models.Model):
    _inherit = "res.users"

    principal_ids = fields.Many2many(
        "eoffice.principal",
        relation="eoffice_principal_res_users_rel",
        column1="res_users_id",
        column2="eoffice_principal_id",
        readonly=True,
        string="Readers this person stands for",
    )

    @api.model_create_multi
    def create(self, vals_list):
        users = super().create(vals_list)
        users._ensure_principals()
        return users

    def write(self, vals):
        result = super().write(vals)
        if "group_ids" in vals:
            self._ensure_principals()
        return result

    @api.model
    @ormcache("self.env.uid")
    def _my_principal_ids(self):
        """Ids of the readers that the current user stands for, kept as the record rules keep them."""
        return tuple(self.env.user.with_context(active_test=True).principal_ids.ids)

    def _eoffice_led_units(self):
        """Units that the person answers for: as head, deputy or office chief; a leader's or office chief's agency."""
        self.ensure_one()
        known = self == self.env.user
        posts = (
            self.env["eoffice.principal"].sudo().browse(self._my_principal_ids() if known else self.principal_ids.ids)
        )
        led = posts.filtered(lambda post: post.type in ("unit", "office")).unit_id.filtered("active")
        if any(self.has_group(group) for group in DIRECTORS):
            agency = self.sudo().employee_ids[:1].department_id
            while agency and not agency.keeps_registers:
                agency = agency.parent_id
            led |= agency
        return led

    def _eoffice_runs_office(self):
        """Whether the person answers for the agency that runs the office."""
        return bool(self._eoffice_led_units() & self.env["hr.department"]._eoffice_running_unit())

    def _ensure_principals(self):
        """Every member of the staff can be addressed in person."""
        staff = self.filtered(lambda user: not user.share)
        known = (
            self.env["eoffice.principal"].sudo().with_context(active_test=False).search([("user_id", "in", staff.ids)])
        )
        self.env["eoffice.principal"].sudo().create(
            [{"type": "user", "user_id": user.id} for user in staff - known.user_id]
        )
