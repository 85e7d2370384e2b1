from odoo import api, models
from odoo.fields import Command

POSTS = ("head_id", "deputy_ids", "clerk_ids", "office_chief_ids", "archivist_ids", "copy_signer_ids")


class UnitPosts(models.Model):
    """Who holds which post of a unit."""

    _name = "hr.department"
    _inherit = ["hr.department", "eoffice.rights.watch.mixin"]
    _rights_kind = "post"
    _rights_fields = ("manager_id", *POSTS)

    def _rights_given(self):
        given = {}
        for unit in self:
            for post in POSTS:
                for user in unit[post]:
                    given.setdefault((unit.id, user.id), set()).add(post)
        return given

    def _rights_subject(self):
        return self.name

    def _rights_unit(self):
        return self

    @api.model
    def _rights_text(self, grants):
        labels = {
            "head_id": self.env._("Head of unit"),
            "deputy_ids": self.env._("Deputy head of unit"),
            "clerk_ids": self.env._("Clerk"),
            "office_chief_ids": self.env._("Office chief"),
            "archivist_ids": self.env._("Archivist"),
            "copy_signer_ids": self.env._("Signs certified copies"),
        }
        return ", ".join(labels[post] for post in POSTS if post in grants)

    @api.model
    def _rights_take(self, row, user, grants):
        unit = self.browse(row).exists()
        for post in grants:
            if post == "head_id":
                unit.filtered(lambda unit: unit.head_id == user).manager_id = False
            else:
                unit.write({post: [Command.unlink(user.id)]})

    @api.model
    def _rights_give(self, row, user, grants):
        unit = self.browse(row).exists()
        for post in grants:
            if post != "head_id":
                unit.write({post: [Command.link(user.id)]})
            elif not unit.head_id:
                unit.manager_id = user.employee_ids[:1]


class HeadsAccount(models.Model):
    """The head of a unit is an employee: another account of theirs is another head."""

    _inherit = "hr.employee"

    def write(self, vals):
        if "user_id" in vals:
            units = self.env["hr.department"].sudo().with_context(active_test=False)
            units.search([("manager_id", "in", self.ids)])._rights_touch()
        return super().write(vals)
