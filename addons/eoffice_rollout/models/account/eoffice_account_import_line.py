from odoo import api, fields, models

from ...account_import import COLUMNS


class AccountImportLine(models.Model):
    """One person of a staff list: what was typed, what is wrong with it, what will be done."""

    _name = "eoffice.account.import.line"
    _description = "Person on a staff list"
    _inherit = ["eoffice.protected.fields.mixin"]
    _order = "list_id, row, id"
    _settable_at_creation = frozenset({"row"})

    list_id = fields.Many2one("eoffice.account.import", required=True, index=True, ondelete="cascade")
    row = fields.Integer("Line", readonly=True, aggregator=False)
    name = fields.Char("Full name")
    job_title = fields.Char("Post")
    unit_name = fields.Char("Unit")
    role_names = fields.Char("Role")
    email = fields.Char()
    phone = fields.Char()
    login = fields.Char("Log-in name", help="Empty: proposed from the post and the unit.")
    proposed_login = fields.Char("Will log in as", readonly=True)
    unit_id = fields.Many2one("hr.department", "Unit found", readonly=True, ondelete="cascade")
    role_ids = fields.Many2many(
        "res.groups", "eoffice_account_import_line_role_rel", readonly=True, string="Roles found"
    )
    user_id = fields.Many2one("res.users", "Account", readonly=True, ondelete="set null")
    fault = fields.Text("To correct", readonly=True)
    act = fields.Selection(
        [("new", "New account"), ("change", "Will change"), ("same", "Left alone"), ("fault", "To correct")],
        "What will be done",
        readonly=True,
    )
    changes = fields.Text("In detail", readonly=True)

    @api.model_create_multi
    def create(self, vals_list):
        lines = super().create(vals_list)
        lines.list_id._check_open()
        for line in lines.filtered(lambda line: not line.row):
            line.checked_sudo().row = max(line.list_id.line_ids.mapped("row")) + 1
        lines._check()
        return lines

    def write(self, vals):
        typed = set(vals) & set(COLUMNS)
        if typed or "list_id" in vals:
            self.list_id._check_open()
        result = super().write(vals)
        if typed:
            self._check()
        return result

    def unlink(self):
        self.list_id._check_open()
        lists = self.list_id
        result = super().unlink()
        lists.line_ids._check()
        return result

    def _check(self):
        """Check the lines of the lists of ``self`` against each other and the office; keep what is found."""
        for staff in self.list_id:
            for line, found in staff.sudo()._findings():
                line.write(found)
