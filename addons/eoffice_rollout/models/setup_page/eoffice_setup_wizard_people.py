from odoo import api, fields, models

from ...account_import import COLUMNS


class SetupWizardPeople(models.Model):
    """Page 4: the people, through a staff list of the add-on, and the posts of the units."""

    _inherit = "eoffice.setup.wizard"

    account_import_id = fields.Many2one("eoffice.account.import", readonly=True, ondelete="set null")
    staff_text = fields.Text("Pasted people")
    staff_file = fields.Binary("Excel or CSV file of people", attachment=False)
    staff_file_name = fields.Char()
    staff_fault_count = fields.Integer(related="account_import_id.fault_count", string="People to correct")
    staff_new_count = fields.Integer(related="account_import_id.new_count")
    people_count = fields.Integer("People with an account", compute="_compute_people_count")

    @api.depends("step")
    def _compute_people_count(self):
        for wizard in self:
            wizard.people_count = self.env["res.users"].sudo().search_count(self._people())

    @api.model
    def _people(self):
        """The accounts of the staff, without that of the server."""
        return [("share", "=", False), ("id", "!=", self.env.ref("base.user_admin").id)]

    def _load_people(self):
        """One list is at work at a time; once its accounts are made the next one begins."""
        staff = self.account_import_id
        if not staff or staff.state == "done":
            staff = self.env["eoffice.account.import"].create({"name": self.env._("People of the first day")})
            self.checked_sudo().account_import_id = staff
        staff.action_check()

    def action_read_people(self):
        """The pasted lines or the file take the place of the rows there."""
        self._check_administrator()
        people = self._read_lines(COLUMNS, "staff")
        self._staff()
        self.account_import_id._take_people(people)

    def _staff(self):
        if self.account_import_id.state in (False, "done"):
            self._load_people()

    def action_make_people(self):
        """Make the accounts as the preview shows; heads, deputies and clerks take their posts."""
        self._check_administrator()
        self.account_import_id.action_make()
        self._load_people()
        self.invalidate_recordset()

    def _apply_people(self):
        if self.account_import_id.line_ids:
            self.action_make_people()
