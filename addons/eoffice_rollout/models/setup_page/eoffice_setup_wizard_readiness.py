from datetime import timedelta
from urllib.parse import urlsplit

from odoo import fields, models
from odoo.addons.eoffice_documents.models.common import office_clock

SHOWN = 5
BACKUP = "eoffice.backup_on"
LOCAL = ("localhost", "127.0.0.1", "::1", "")


class SetupWizardReady(models.Model):
    """The last page: what is still missing before the office can begin, each with the way to mend it."""

    _inherit = "eoffice.setup.wizard"

    check_ids = fields.One2many("eoffice.setup.wizard.readiness", "wizard_id", readonly=True)
    missing_count = fields.Integer(compute="_compute_missing_count")

    def _compute_missing_count(self):
        for wizard in self:
            wizard.missing_count = len(wizard.check_ids.filtered(lambda check: not check.good))

    def _load_ready(self):
        wizard = self.sudo()
        wizard.check_ids.unlink()
        wizard.check_ids.create(
            [
                {"wizard_id": wizard.id, "name": name, "missing": missing, "good": not missing, "mend": mend}
                for name, missing, mend in self._checks()
            ]
        )

    def action_check_again(self):
        self._enter("ready")

    def _apply_ready(self):
        """Nothing to write."""

    def _names(self, records):
        """The first few names, and how many more."""
        names = ", ".join(records[:SHOWN].mapped("name"))
        more = len(records) - SHOWN
        return self.env._("%(names)s and %(more)s more", names=names, more=more) if more > 0 else names

    def _checks(self):
        """[(what is looked at, sentence of what is missing or "", page or action that mends it)]."""
        return [
            *self._checks_of_office(),
            *self._checks_of_people(),
            *self._checks_of_work(),
            *self._checks_of_server(),
        ]

    def _checks_of_office(self):
        company, year = self._company(), office_clock.today(self.env).year
        yield (
            self.env._("The office has a name"),
            "" if self._top() else self.env._("No unit stands for the office itself."),
            "office",
        )
        hours = company.resource_calendar_id.attendance_ids
        yield (
            self.env._("Working hours"),
            "" if hours else self.env._("The office has no working hours: no deadline can be computed."),
            "hours",
        )
        free = self._holidays(year)
        yield (
            self.env._("Holidays of %s", year),
            "" if free else self.env._("No holiday is written in: deadlines would fall on Tết."),
            "hours",
        )

    def _checks_of_people(self):
        units = self.env["hr.department"].sudo().search([])
        none = "" if units - self._top() else self.env._("There is no unit below the office.")
        yield self.env._("Units"), none, "units"
        headless = units.filtered(lambda unit: not unit.head_id | unit.deputy_ids)
        yield (
            self.env._("Every unit has a head with an account"),
            self.env._("Documents would reach nobody: %s", self._names(headless)) if headless else "",
            "people",
        )
        people = self.env["hr.employee"].sudo().search([("user_id", "=", False), ("department_id", "in", units.ids)])
        yield (
            self.env._("Everybody has an account"),
            self.env._("Without: %s", self._names(people)) if people else "",
            "people",
        )
        users = self.env["res.users"].sudo().search([*self._people(), ("state", "=", "new")])
        let_in = self.env["eoffice.account.audit.log"].sudo().search([("act", "in", ("mailed", "printed"))]).user_id
        waiting = users - let_in
        yield (
            self.env._("Everybody got their link or slip"),
            self.env._("No link and no slip yet: %s", self._names(waiting)) if waiting else "",
            "eoffice_rollout.action_never_logged_in",
        )

    def _checks_of_work(self):
        keepers = self._keepers().sudo()
        year = office_clock.today(self.env).year
        none = "" if keepers else self.env._("No unit keeps registers: nothing can be numbered.")
        yield self.env._("Some unit keeps registers"), none, "registers"
        clerkless = keepers.filtered(lambda unit: not unit.clerk_ids)
        yield (
            self.env._("Every unit with registers has a clerk"),
            self.env._("Nobody registers documents of: %s", self._names(clerkless)) if clerkless else "",
            "people",
        )
        books = self.env["eoffice.register"].sudo().search([("year", "=", year), ("closed", "=", False)])
        bookless = keepers.filtered(
            lambda unit: {"incoming", "outgoing"} - {book.direction for book in books if book.unit_id == unit}
        )
        yield (
            self.env._("Registers of %s", year),
            self.env._("No register for incoming or outgoing documents: %s", self._names(bookless)) if bookless else "",
            "registers",
        )
        routes = self.env["eoffice.approval.route"].sudo().search_count([])
        yield (
            self.env._("Approval routes"),
            "" if routes else self.env._("No route: nothing can be signed on screen."),
            "routes",
        )
        waiting = self.waiting_ids
        yield (
            self.env._("Every unit is in a phase"),
            self.env._("Paper goes on without an end for: %s", self._names(waiting)) if waiting else "",
            "phases",
        )

    def _checks_of_server(self):
        settings = self.env["ir.config_parameter"].sudo()
        url = settings.get_param("web.base.url") or ""
        local = urlsplit(url).hostname in (*LOCAL, None)
        yield (
            self.env._("Address of the system"),
            self.env._("It is still %s: links in mails and on slips lead nowhere.", url) if local else "",
            "mail",
        )
        yield (
            self.env._("Mail server"),
            "" if self._server() else self.env._("No mail server: no link and no reminder leaves."),
            "mail",
        )
        sender = self._company().email
        yield (
            self.env._("Sender of its mail"),
            "" if sender else self.env._("The office has no e-mail address to write from."),
            "mail",
        )
        last = settings.get_param(BACKUP) or ""
        fresh = last[:10] >= (office_clock.today(self.env) - timedelta(days=2)).isoformat()
        seen = (
            self.env._("The last backup seen is of %s.", last[:10]) if last else self.env._("No backup was ever seen.")
        )
        hint = self.env._("See «First set-up» in the administrator's guide.")
        yield self.env._("Backup"), "" if fresh else f"{seen} {hint}", "eoffice_documents.action_settings"
        for _key, ok, name, to_do in self.env["eoffice.readiness"].sudo()._eoffice_readiness_checks():
            yield name, "" if ok else to_do, ""


class SetupWizardReadiness(models.Model):
    _name = "eoffice.setup.wizard.readiness"
    _description = "Check before the office begins"
    _eoffice_logged = False  # a page of the wizard
    _order = "good, id"

    wizard_id = fields.Many2one("eoffice.setup.wizard", required=True, index=True, ondelete="cascade")
    name = fields.Char("What is looked at", required=True)
    good = fields.Boolean()
    missing = fields.Char("What is missing")
    mend = fields.Char(help="Key of a page, or external id of an action.")

    def action_mend(self):
        """Go to where this is put right."""
        self.ensure_one()
        if "." in (self.mend or ""):
            return self.env["ir.actions.act_window"]._for_xml_id(self.mend)
        return self.wizard_id._enter(self.mend)
