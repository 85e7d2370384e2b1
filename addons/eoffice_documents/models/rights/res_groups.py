from odoo import api, models
from odoo.fields import Command


class RoleMembers(models.Model):
    """Roles that are given from their own side, and what a role contains."""

    _name = "res.groups"
    _inherit = ["res.groups", "eoffice.rights.watch.mixin"]
    _rights_kind = "group"
    _rights_fields = ("implied_ids",)

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            self.env["res.users"].browse(_ids(vals.get("user_ids")))._rights_touch()
            self.browse(_ids(vals.get("implied_by_ids")))._rights_touch()
        return super().create(vals_list)

    def write(self, vals):
        if "user_ids" in vals:
            (self.sudo().user_ids | self.env["res.users"].browse(_ids(vals["user_ids"])))._rights_touch()
        if "implied_by_ids" in vals:
            (self.sudo().implied_by_ids | self.browse(_ids(vals["implied_by_ids"])))._rights_touch()
        return super().write(vals)

    def unlink(self):
        self.sudo().user_ids._rights_touch()
        return super().unlink()

    def _rights_given(self):
        return {(group.id, 0): set(map(str, group.implied_ids.ids)) for group in self}

    def _rights_subject(self):
        return self.display_name

    @api.model
    def _rights_text(self, grants):
        return ", ".join(sorted(self.browse(map(int, grants)).exists().mapped("display_name")))

    @api.model
    def _rights_take(self, row, user, grants):
        self.browse(row).exists().write({"implied_ids": [Command.unlink(int(word)) for word in grants]})

    @api.model
    def _rights_give(self, row, user, grants):
        there = self.browse(map(int, grants)).exists()
        self.browse(row).exists().write({"implied_ids": [Command.link(group) for group in there.ids]})


def _ids(value):
    """Ids that a value written to a many2many names."""
    if isinstance(value, models.BaseModel):
        return value.ids
    ids = set()
    for one in value or ():
        if isinstance(one, int):
            ids.add(one)
        elif one[0] == Command.SET:
            ids.update(one[2])
        elif one[0] != Command.CREATE and one[1]:
            ids.add(one[1])
    return ids
