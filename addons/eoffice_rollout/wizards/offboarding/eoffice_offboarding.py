from markupsafe import Markup
from odoo import api, fields, models
from odoo.exceptions import AccessError


class Offboarding(models.TransientModel):
    _name = "eoffice.offboarding"
    _description = "A person leaves the office"

    user_id = fields.Many2one("res.users", "Who leaves", required=True, domain=[("share", "=", False)])
    successor_id = fields.Many2one(
        "res.users", "Who goes on with the work", required=True, domain=[("share", "=", False)]
    )
    posts = fields.Boolean("Takes the posts as well", default=True)
    reason = fields.Char(required=True)
    work = fields.Html("Open work", compute="_compute_open", sanitize=False)
    post_names = fields.Char("Posts held", compute="_compute_open")
    warning = fields.Text(compute="_compute_warning")

    @api.depends("user_id")
    def _compute_open(self):
        for wizard in self:
            wizard.work = wizard._work_in_words(wizard.user_id)
            posts = wizard.user_id.sudo().principal_ids.filtered("unit_id")
            wizard.post_names = ", ".join(posts.unit_id.mapped("name"))

    def _work_in_words(self, user):
        """Each kind of open work with how many pieces; the number opens those that the current user may read."""
        if not user:
            return False
        names, user = self._work_names(), user._origin
        plain, link = Markup("<li>%s: %s</li>"), Markup('<li>%s: <a href="/odoo/%s/%s" target="_blank">%s</a></li>')
        rows = Markup("").join(
            link % (names[kind][0], user.id, names[kind][1], len(records))
            if self.env[records._name].has_access("read")
            else plain % (names[kind][0], len(records))
            for kind, records in user._eoffice_open_work()
            if records
        )
        return Markup('<ul class="mb-0 ps-3">%s</ul>') % rows if rows else self.env._("No open work.")

    def _work_names(self):
        return {
            "lines": (self.env._("Documents and tasks being handled"), "viec-cua-nguoi"),
            "drafts": (self.env._("Drafts"), "du-thao-cua-nguoi"),
            "approvals": (self.env._("Steps of approval"), "buoc-duyet-cua-nguoi"),
            "signatures": (self.env._("Documents to be signed"), "cho-ky-cua-nguoi"),
            "dossiers": (self.env._("Dossiers"), "ho-so-cua-nguoi"),
            "questions": (self.env._("Requests for more time to answer"), "xin-gia-han-cua-nguoi"),
            "meetings": (self.env._("Meetings to come"), "lich-cua-nguoi"),
            "tickets": (self.env._("Requests for help"), "ho-tro-cua-nguoi"),
            "classes": (self.env._("Classes to come"), "lop-cua-nguoi"),
        }

    @api.depends("user_id", "successor_id", "posts")
    def _compute_warning(self):
        for wizard in self:
            user, successor = wizard.user_id._origin, wizard.successor_id._origin
            told = []
            back = user and successor and len(wizard._back_to_drafter(user, successor))
            if back:
                told.append(
                    self.env._(
                        "%(count)s documents this person was to sign go back to their drafters: %(successor)s "
                        "may not sign them.",
                        count=back,
                        successor=successor.name,
                    )
                )
            lent = user and self.env["eoffice.loan"].sudo().search_count(
                [("borrower_id", "=", user.id), ("given_back_on", "=", False)]
            )
            if lent:
                told.append(self.env._("%s originals are lent to this person: take them back first.", lent))
            wizard.warning = "\n".join(told)

    def _back_to_drafter(self, user, successor):
        gives = self.posts and self.env.user.has_group("eoffice_documents.group_administrator")
        return user._to_sign().filtered(
            lambda document: (
                document.state == "approved"
                or not (
                    document.unit_id._signing_right(successor, document.document_type_id)
                    or (gives and user in document.unit_id.head_id | document.unit_id.deputy_ids)
                )
            )
        )

    def action_leave(self):
        self.ensure_one()
        count = self.user_id._eoffice_leave(self.successor_id, self.reason, self.posts)
        text = self.env._(
            "The account is closed. %(count)s pieces of work are now with %(who)s.",
            count=count,
            who=self.successor_id.name,
        )
        return _notification(text)


class InternalTransfer(models.TransientModel):
    _name = "eoffice.internal.transfer"
    _description = "A person moves to another unit"

    user_id = fields.Many2one("res.users", "Who moves", required=True, domain=[("share", "=", False)])
    unit_id = fields.Many2one("hr.department", "To unit", required=True)
    job_title = fields.Char("Post there", required=True)
    role_ids = fields.Many2many(
        "res.groups", string="Roles there", domain=lambda self: [("privilege_id.category_id", "=", self._category())]
    )
    successor_id = fields.Many2one(
        "res.users", "Open work goes to", domain=[("share", "=", False)], help="Empty: the open work moves along."
    )
    reason = fields.Char(required=True)

    def _category(self):
        return self.env.ref("eoffice_documents.category_eoffice").id

    def action_move(self):
        self.ensure_one()
        if not self.env.user.has_group("eoffice_documents.group_administrator"):
            raise AccessError(self.env._("Only the administrator moves people: it changes their rights."))
        roles = self.role_ids.checked_sudo()
        self.user_id._eoffice_move(self.unit_id, self.job_title, roles, self.reason, self.successor_id)
        return _notification(
            self.env._("%(who)s now works in %(unit)s.", who=self.user_id.name, unit=self.unit_id.name)
        )


def _notification(text):
    return {
        "type": "ir.actions.client",
        "tag": "display_notification",
        "params": {"type": "success", "message": text, "next": {"type": "ir.actions.act_window_close"}},
    }
