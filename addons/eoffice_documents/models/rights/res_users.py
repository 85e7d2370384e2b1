from odoo import api, models
from odoo.fields import Command

ACCOUNT = "account"  # that the person can log in at all
PLAIN = ("base.group_user", "mail.group_mail_notification_type_inbox")  # of everybody, and how one is notified


class UserRoles(models.Model):
    """Roles of an account, and that it is open at all."""

    _name = "res.users"
    _inherit = ["res.users", "eoffice.rights.watch.mixin"]
    _rights_kind = "role"
    _rights_fields = ("group_ids", "active")

    def _rights_given(self):
        plain = {self.env.ref(name).id for name in PLAIN}
        return {
            (user.id, user.id): {ACCOUNT, *(str(group) for group in user.group_ids.ids if group not in plain)}
            for user in self
            if user.active and not user.share
        }

    def _rights_unit(self):
        return self.employee_ids[:1].department_id

    @api.model
    def _rights_text(self, grants):
        groups = self.env["res.groups"].browse(int(word) for word in grants if word != ACCOUNT).exists()
        return ", ".join(sorted(map(_name, groups))) or self.env._("Account without a role")

    @api.model
    def _rights_take(self, row, user, grants):
        if ACCOUNT in grants:
            user.active = False
        else:
            user.group_ids = [Command.unlink(int(word)) for word in grants]

    @api.model
    def _rights_give(self, row, user, grants):
        groups = self.env["res.groups"].browse(int(word) for word in grants if word != ACCOUNT).exists()
        user.write({"active": True, "group_ids": [Command.link(group) for group in groups.ids]})


def _name(group):
    """A role of eOffice by its name, which its privilege repeats; others with their privilege."""
    privilege = group.privilege_id.name
    return f"{privilege} / {group.name}" if privilege and privilege != group.name else group.name
