from datetime import timedelta

from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import ValidationError

NOTICE = timedelta(days=7)
PROPOSED = ("eoffice_documents.group_administrator", "eoffice_documents.group_clerk")


class MfaPolicy(models.Model):
    """A role whose people log in with a code of their telephone besides the password, and the day from which
    nobody of that role gets in without it. A role that other roles hold counts for those as well."""

    _name = "eoffice.mfa.policy"
    _description = "Role with two-factor authentication"
    _order = "from_day, id"
    _rec_name = "role_id"

    role_id = fields.Many2one(
        "res.groups",
        required=True,
        ondelete="cascade",
        domain=lambda self: [("id", "in", self._roles().ids)],
    )
    from_day = fields.Date("Required from", required=True, default=lambda self: office_clock.today(self.env) + NOTICE)
    people_count = fields.Integer("People", compute="_compute_counts")
    missing_count = fields.Integer("Without it yet", compute="_compute_counts")

    _once = models.Constraint("UNIQUE(role_id)", "This role stands in the list already: change its day there.")

    def _roles(self):
        return self.env["eoffice.account.import"].sudo()._all_roles()

    def _compute_counts(self):
        held = self.env["res.users"]._with_mfa()
        for row in self:
            people = row.role_id.all_user_ids.filtered(lambda user: user.active and not user.share)
            row.people_count = len(people)
            row.missing_count = len(people - held)

    @api.constrains("role_id")
    def _check_role(self):
        for row in self:
            if row.role_id not in self._roles():
                raise ValidationError(self.env._("«%s» is no role of the electronic office.", row.role_id.name))

    @api.model_create_multi
    def create(self, vals_list):
        rows = super().create(vals_list)
        self.env.registry.clear_cache()  # who owes a second factor is kept there
        return rows

    def write(self, vals):
        result = super().write(vals)
        self.env.registry.clear_cache()
        return result

    def unlink(self):
        result = super().unlink()
        self.env.registry.clear_cache()
        return result

    def action_propose(self):
        """Administrators and clerks, in a week: who can change everything, and who gives out numbers."""
        roles = self.env["res.groups"].union(*(self.env.ref(name) for name in PROPOSED))
        self.create([{"role_id": role.id} for role in roles - self.search([]).role_id])
