from odoo import api, fields, models
from odoo.exceptions import AccessError


class Leaving(models.TransientModel):
    _name = "eoffice.leaving"
    _description = "A person leaves the office"

    user_id = fields.Many2one("res.users", "Who leaves", required=True, domain=[("share", "=", False)])
    heir_id = fields.Many2one("res.users", "Who goes on with the work", required=True, domain=[("share", "=", False)])
    posts = fields.Boolean("Takes the posts as well", default=True)
    reason = fields.Char(required=True)
    open_count = fields.Integer("Open documents", compute="_compute_open")
    post_names = fields.Char("Posts held", compute="_compute_open")

    @api.depends("user_id")
    def _compute_open(self):
        for wizard in self:
            wizard.open_count = len(wizard.user_id._open_lines()) if wizard.user_id else 0
            posts = wizard.user_id.sudo().principal_ids.filtered("unit_id")
            wizard.post_names = ", ".join(posts.unit_id.mapped("name"))

    def action_leave(self):
        self.ensure_one()
        count = self.user_id._eoffice_leave(self.heir_id, self.reason, self.posts)
        text = self.env._("The account is closed. %(count)s pieces of work are now with %(who)s.",
                          count=count, who=self.heir_id.name)  # fmt: skip
        return _told(text)


class Moving(models.TransientModel):
    _name = "eoffice.moving"
    _description = "A person moves to another unit"

    user_id = fields.Many2one("res.users", "Who moves", required=True, domain=[("share", "=", False)])
    unit_id = fields.Many2one("hr.department", "To unit", required=True)
    job_title = fields.Char("Post there", required=True)
    role_ids = fields.Many2many(
        "res.groups", string="Roles there", domain=lambda self: [("privilege_id.category_id", "=", self._category())]
    )
    heir_id = fields.Many2one(
        "res.users", "Open work goes to", domain=[("share", "=", False)], help="Empty: the open work moves along."
    )
    reason = fields.Char(required=True)

    def _category(self):
        return self.env.ref("eoffice_documents.category_eoffice").id

    def action_move(self):
        self.ensure_one()
        if not self.env.user.has_group("eoffice_documents.group_administrator"):
            raise AccessError(self.env._("Only the administrator moves people: it changes their rights."))
        roles = self.role_ids.sudo()
        self.user_id._eoffice_move(self.unit_id, self.job_title, roles, self.reason, self.heir_id)
        return _told(self.env._("%(who)s now works in %(unit)s.", who=self.user_id.name, unit=self.unit_id.name))


def _told(text):
    return {
        "type": "ir.actions.client",
        "tag": "display_notification",
        "params": {"type": "success", "message": text, "next": {"type": "ir.actions.act_window_close"}},
    }
