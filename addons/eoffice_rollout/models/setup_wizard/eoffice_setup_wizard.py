from odoo import api, fields, models
from odoo.addons.eoffice_documents.office_import import OfficeError, load_sheets, typed_sheet
from odoo.exceptions import AccessError, UserError

ADMINISTRATOR = "eoffice_documents.group_administrator"
STEPS = [
    ("office", "The office"),
    ("hours", "Working hours and holidays"),
    ("units", "Units"),
    ("people", "People and posts"),
    ("registers", "Registers"),
    ("senders", "Senders and receivers"),
    ("routes", "Who signs"),
    ("phases", "Phases"),
    ("website", "Website"),
    ("mail", "Address and mail"),
    ("ready", "Ready?"),
]
KEYS = [key for key, _label in STEPS]


class SetupWizard(models.Model):
    """The setup wizard: sets an office up from nothing, a page a subject, and can be run again.

    A page shows what the office has; «Save and go on» writes what differs (``_apply_<step>``), «Skip» writes nothing.
    What was typed and not yet saved into the office waits here. The model's other files are its pages.
    """

    _name = "eoffice.setup.wizard"
    _description = "First day: setting up the office"
    _eoffice_logged = False  # what its pages make is logged
    _inherit = ["eoffice.protected.fields.mixin"]

    name = fields.Char(compute="_compute_name")
    step = fields.Selection(STEPS, required=True, readonly=True, default="office")
    step_ids = fields.One2many("eoffice.setup.wizard.step", "wizard_id", "Steps", readonly=True)
    number = fields.Integer(compute="_compute_progress")
    progress = fields.Char(compute="_compute_progress")
    finished_on = fields.Datetime(readonly=True)

    def _compute_name(self):
        self.name = self.env._("First set-up")

    @api.depends("step", "step_ids.state")
    def _compute_progress(self):
        for wizard in self:
            wizard.number = KEYS.index(wizard.step) + 1
            states = wizard.step_ids.filtered(lambda step: step.key != "ready").mapped("state")
            of = len(KEYS) - 1
            figures = {"done": states.count("done"), "skipped": states.count("skipped"), "of": of}
            wizard.progress = (
                self.env._("All %(of)s steps seen: %(done)s done, %(skipped)s skipped", **figures)
                if wizard.step == "ready"
                else self.env._(
                    "Step %(number)s/%(of)s · %(done)s done, %(skipped)s skipped", number=wizard.number, **figures
                )
            )

    @api.model_create_multi
    def create(self, vals_list):
        wizards = super().create(vals_list)
        for wizard in wizards:
            wizard.step_ids.create([{"wizard_id": wizard.id, "key": key} for key in KEYS])
        return wizards

    @api.model
    def _check_administrator(self):
        if not self.env.user.has_group(ADMINISTRATOR):
            raise AccessError(self.env._("Only the administrator sets the office up."))

    @api.model
    def _get_singleton(self):
        return self.env.ref("eoffice_rollout.first_day")

    @api.model
    def action_open(self):
        """The page that was left last. In an office at work the assistant is opened by who wants it, not at log-in."""
        self._check_administrator()
        wizard = self._get_singleton()
        if not wizard.finished_on and wizard._top() and set(wizard.step_ids.mapped("state")) == {"open"}:
            wizard.checked_sudo().finished_on = fields.Datetime.now()
        wizard._enter(wizard.step)
        action = self.env["ir.actions.act_window"]._for_xml_id("eoffice_rollout.action_setup_wizard")
        return action | {"res_id": wizard.id}

    @api.model
    def _is_needed(self):
        """Whether who sets the office up should land here: nothing is there, or the work was left half-way."""
        wizard = self.sudo()._get_singleton()
        begun = any(step.state != "open" for step in wizard.step_ids)
        return not wizard.finished_on and (begun or not self._top())

    @api.model
    def _top(self):
        """The unit at the top of the office: its committee."""
        return self.env["hr.department"]._eoffice_running_unit()

    @api.model
    def _company(self):
        return self.env.ref("base.main_company").sudo()

    def _step(self, key):
        return self.sudo().step_ids.filtered(lambda step: step.key == key)

    def _enter(self, key):
        """Show the page ``key``, filled from the office unless something typed waits there."""
        self._check_administrator()
        step = self._step(key)
        if not step.loaded or key == "ready":
            getattr(self, f"_load_{key}")()
            step.loaded = True
        self.checked_sudo().step = key
        self.invalidate_recordset()

    def _leave(self, state):
        self._step(self.step).write({"state": state, "loaded": False})
        self._enter(KEYS[min(KEYS.index(self.step) + 1, len(KEYS) - 1)])

    def action_next(self):
        """Write this page into the office and show the next one."""
        self._check_administrator()
        getattr(self, f"_apply_{self.step}")()
        self._leave("done")

    def action_skip(self):
        """Leave this page as the office is; what was typed on it is forgotten."""
        self._check_administrator()
        self._leave("skipped" if self._step(self.step).state == "open" else self._step(self.step).state)

    def action_back(self):
        self._enter(KEYS[max(KEYS.index(self.step) - 1, 0)])

    def action_finish(self):
        """The office is at work: the assistant is not shown at log-in any more."""
        self._check_administrator()
        self._step("ready").state = "done"
        self.checked_sudo().finished_on = fields.Datetime.now()
        return {"type": "ir.actions.act_url", "url": "/odoo", "target": "self"}

    def _write_rows(self, **rows):
        """Load rows into the office as its folder would be; the names are those of the files.

        :param rows: {name of a file without .csv: dicts {column: text}}
        """
        tables = self.env["eoffice.import.schema"]._eoffice_tables()
        sheets = [typed_sheet(table, typed) for table in tables if (typed := rows.get(table.file.removesuffix(".csv")))]
        try:
            return load_sheets(self.sudo().env, sheets)
        except OfficeError as error:
            raise UserError("\n".join(error.sentences)) from error


class SetupWizardStep(models.Model):
    """A page of the assistant and how far it is."""

    _name = "eoffice.setup.wizard.step"
    _description = "Step of the first day"
    _eoffice_logged = False  # a page of the wizard
    _order = "wizard_id, id"
    _rec_name = "key"

    wizard_id = fields.Many2one("eoffice.setup.wizard", required=True, index=True, ondelete="cascade")
    key = fields.Selection(STEPS, "Step", required=True)
    state = fields.Selection(
        [("open", "Open"), ("done", "Done"), ("skipped", "Skipped")], required=True, default="open"
    )
    loaded = fields.Boolean()
    here = fields.Boolean(compute="_compute_here")

    _key_uniq = models.UniqueIndex("(wizard_id, key)")

    @api.depends("wizard_id.step")
    def _compute_here(self):
        for step in self:
            step.here = step.wizard_id.step == step.key

    def action_show(self):
        self.ensure_one()
        self.wizard_id._enter(self.key)
