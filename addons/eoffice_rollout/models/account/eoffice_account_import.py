import base64

from odoo import api, fields, models
from odoo.addons.eoffice_documents.error_translation import translated
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.addons.eoffice_documents.tabular import TableError
from odoo.exceptions import AccessError, UserError
from odoo.tools.translate import LazyTranslate

from ...account_import import COLUMNS, read_people

_lt = LazyTranslate(__name__)

ADMINISTRATOR = "eoffice_documents.group_administrator"


class AccountImport(models.Model):
    """The people of an office as its units list them: checked, looked at, then made into accounts.

    Who leads a unit prepares its list; only an administrator makes accounts of it.
    """

    _name = "eoffice.account.import"
    _description = "Staff list"
    _inherit = ["eoffice.protected.fields.mixin"]
    _order = "id desc"

    name = fields.Char(required=True, default=lambda self: self._default_name())
    unit_id = fields.Many2one(
        "hr.department",
        "Only this unit",
        index=True,
        ondelete="restrict",
        default=lambda self: self._led(),
        help="Everybody on the list works here. Empty: each line names the unit.",
    )
    file = fields.Binary("Excel or CSV file", attachment=False)
    file_name = fields.Char()
    line_ids = fields.One2many("eoffice.account.import.line", "list_id", "People", copy=False)
    state = fields.Selection(
        [("draft", "Being written"), ("sent", "Waits for the administrator"), ("done", "Accounts made")],
        required=True,
        readonly=True,
        default="draft",
        index=True,
    )
    new_count = fields.Integer("New accounts", compute="_compute_counts")
    change_count = fields.Integer("Changed", compute="_compute_counts")
    same_count = fields.Integer("Left alone", compute="_compute_counts")
    fault_count = fields.Integer("Lines to correct", compute="_compute_counts")

    def _default_name(self):
        return self.env._("Staff on %s", office_clock.written(office_clock.today(self.env)))

    def _led(self):
        """The unit whose list somebody other than the administrator prepares."""
        if self.env.user.has_group(ADMINISTRATOR):
            return self.env["hr.department"]
        user = self.env.user
        return self.env["hr.department"].search(
            ["|", ("head_id", "=", user.id), ("deputy_ids", "in", user.id)], limit=1
        )

    @api.depends("line_ids.act")
    def _compute_counts(self):
        for staff in self:
            acts = staff.line_ids.mapped("act")
            staff.new_count, staff.change_count = acts.count("new"), acts.count("change")
            staff.same_count, staff.fault_count = acts.count("same"), acts.count("fault")

    @api.model_create_multi
    def create(self, vals_list):
        lists = super().create(vals_list)
        lists._read_file()
        return lists

    def write(self, vals):
        if "unit_id" in vals or "line_ids" in vals or "file" in vals:
            self._check_open()
        result = super().write(vals)
        if vals.get("file"):
            self._read_file()
        if "unit_id" in vals:
            self.line_ids._check()
        return result

    def _check_open(self):
        if not self.env.su and any(staff.state == "done" for staff in self):
            raise UserError(self.env._("Accounts of this list were made already. Write a new list."))

    def _read_file(self):
        """The lines of an uploaded file take the place of those there; the file itself is not kept."""
        for staff in self.filtered("file"):
            try:
                people = read_people(base64.b64decode(staff.file))
            except TableError as error:
                raise UserError(translated(error, self.env.lang)) from error
            staff.sudo().file = False
            staff._take_people(people)

    def _take_people(self, people):
        """Lines made of ``people``, dicts of column and text, take the place of those there."""
        self._check_open()
        self.line_ids.unlink()
        self.line_ids.create([{"list_id": self.id, **dict.fromkeys(COLUMNS, ""), **person} for person in people])

    def action_check(self):
        """Look at all lines again: the office may have changed since."""
        self.check_access("read")
        self.line_ids._check()

    def action_compose(self):
        """Letters typed as letter and mark apart become single letters (Unicode NFC)."""
        self.check_access("write")
        self._check_open()
        self.line_ids._compose()

    def action_send(self):
        """The unit is done: the administrators are told."""
        self.check_access("write")
        self._check_open()
        for staff in self:
            staff._check_faultless()
            staff.checked_sudo().state = "sent"
            people = self.env.ref(ADMINISTRATOR).sudo().all_user_ids
            self.env["eoffice.notification"]._send(
                people,
                _lt(
                    "%(count)s people of %(unit)s wait for their accounts.",
                    count=len(staff.line_ids),
                    unit=staff.unit_id.name or self.env.company.name,
                ),
                record=staff,
                subject=staff.name,
            )

    def _check_faultless(self):
        self.line_ids._check()
        if not self.line_ids:
            raise UserError(self.env._("The list is empty. Type a line or choose a file."))
        if self.fault_count:
            raise UserError(
                self.env._("%s lines have to be corrected first; each says what is wrong.", self.fault_count)
            )

    def action_make(self):
        """Make the accounts the preview shows; nothing is done while a line has a fault."""
        if not self.env.user.has_group(ADMINISTRATOR):
            raise AccessError(self.env._("Only the administrator makes accounts. Send them the list."))
        for staff in self:
            staff._check_open()
            staff._check_faultless()
            staff.checked_sudo().line_ids._make()
            staff.checked_sudo().state = "done"
        return self.env["ir.actions.act_window"]._for_xml_id("eoffice_rollout.action_never_logged_in")
