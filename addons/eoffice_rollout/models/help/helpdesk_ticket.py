import base64
import binascii

from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.addons.eoffice_documents.recognition import ScanError, straighten_sandboxed
from odoo.addons.eoffice_documents.vietnamese.letters import nfc_values
from odoo.addons.eoffice_documents.working_time import Limit
from odoo.exceptions import AccessError, UserError
from odoo.tools import plaintext2html

MAX_LENGTH, PICTURE_BYTES = 1000, 8_000_000
LEVELS = [
    ("help", "IT help"),
    ("team_leader", "Head of the help team"),
    ("office_chief", "Office chief"),
    ("leader", "Leader"),
]


class Ticket(models.Model):
    """One «I am stuck»: who, on which screen, about which record; answered within working hours, or it escalates.

    Staff only read such rows; they are filed, taken and answered by the methods below.
    """

    _name = "helpdesk.ticket"
    _inherit = ["helpdesk.ticket", "eoffice.led.mixin"]

    asker_id = fields.Many2one("res.users", "Asked by", readonly=True, index="btree_not_null", ondelete="restrict")
    unit_id = fields.Many2one("hr.department", readonly=True, index="btree_not_null", ondelete="restrict")
    state = fields.Selection(
        [("new", "Waiting"), ("taken", "Being looked at"), ("asked", "Question to the person"), ("solved", "Solved")],
        compute="_compute_state",
        store=True,
    )
    asked_on = fields.Datetime("Asked on", readonly=True, index=True)
    deadline = fields.Datetime("Answer due", readonly=True)
    solved_on = fields.Datetime("Solved on", readonly=True)
    in_time = fields.Boolean("Solved in time", compute="_compute_in_time", store=True)
    level = fields.Selection(LEVELS, "In the hands of", default="help", readonly=True)
    escalation_date = fields.Datetime(readonly=True, index="btree_not_null")
    reopened = fields.Integer("Times reopened", readonly=True)
    answer = fields.Text(readonly=True)
    hours = fields.Float("Working hours until solved", readonly=True, aggregator="avg")
    screen = fields.Char("On the screen", readonly=True)
    screen_url = fields.Char("Address of the screen", readonly=True)
    about_model = fields.Char(readonly=True)
    about_id = fields.Many2oneReference("Number of the record", model_field="about_model", readonly=True)
    about = fields.Char(compute="_compute_about", help="Named only to who may read it.")
    browser = fields.Char(readonly=True)
    screen_size = fields.Char(readonly=True)
    is_mine = fields.Boolean(compute="_compute_is_mine")

    @api.depends("stage_id")
    def _compute_state(self):
        awaiting = self.env.ref("helpdesk_mgmt.helpdesk_ticket_stage_awaiting")
        for ticket in self:
            stage = ticket.stage_id
            ticket.state = (
                "solved"
                if stage.closed
                else "asked"
                if stage == awaiting
                else "new"
                if stage.unattended or not stage
                else "taken"
            )

    @api.depends("solved_on", "deadline")
    def _compute_in_time(self):
        for ticket in self:
            ticket.in_time = bool(ticket.solved_on and ticket.deadline and ticket.solved_on <= ticket.deadline)

    @api.depends("about_model", "about_id")
    @api.depends_context("uid", "lang")
    def _compute_about(self):
        """The name of the record for who may read it; for others only what kind of thing it is."""
        for ticket in self:
            record = ticket._about_record()
            kind = record is not None and self.env["ir.model"]._get(record._name).sudo().name
            if record is None:
                ticket.about = False
            elif record.with_user(self.env.user).has_access("read"):
                ticket.about = f"{kind}: {record.with_user(self.env.user).display_name}"
            else:
                ticket.about = self.env._("%(kind)s no. %(id)s (not open to you)", kind=kind, id=record.id)

    @api.depends_context("uid")
    def _compute_is_mine(self):
        for ticket in self:
            ticket.is_mine = ticket.asker_id == self.env.user

    def _about_record(self):
        """The record the person was at, still there; else None."""
        if self.about_model not in self.env or not self.about_id:
            return None
        return self.env[self.about_model].browse(self.about_id).exists() or None

    @api.model
    def action_file(self, sentence, category_id=False, screen=None, picture=None):
        """File a ticket of the current user.

        :param sentence: what they are stuck at, one sentence
        :param category_id: kind of trouble, or False
        :param screen: what the browser knows: ``action``, ``url``, ``model``, ``id``, ``browser``, ``size``
        :param picture: PNG, JPEG or TIFF in base64, or None
        Returns {"id", "number", "due"}, ``due`` as the person reads a moment. Raises UserError.
        """
        if not self.env.user.has_group("eoffice_documents.group_specialist"):
            raise AccessError(self.env._("Only the staff of the office can ask its help team."))
        sentence = nfc_values({"text": str(sentence or "")})["text"]
        if not sentence:
            raise UserError(self.env._("Write in one sentence where you are stuck, then send it."))
        if len(sentence) > MAX_LENGTH:
            raise UserError(self.env._("That is too long: shorten it to %s characters.", MAX_LENGTH))
        kinds = self.env["helpdesk.ticket.category"]
        kind = kinds.browse(int(category_id or 0)).exists() or self.env.ref("eoffice_rollout.help_other")
        shot = self._checked_picture(picture)
        now = fields.Datetime.now()
        due = self._due(kind, now)
        user = self.env.user
        ticket = (
            self.checked_sudo()
            .with_context(mail_create_nosubscribe=True, tracking_disable=True)
            .create(
                {
                    "name": sentence if len(sentence) <= 100 else f"{sentence[:99]}…",
                    "description": plaintext2html(sentence),
                    "team_id": self.env.ref("eoffice_rollout.help_team").id,
                    "category_id": kind.id,
                    "partner_id": user.partner_id.id,
                    "asker_id": user.id,
                    "user_id": False,
                    "unit_id": user.sudo().employee_ids[:1].department_id.id,
                    "asked_on": now,
                    "deadline": due,
                    "escalation_date": due,
                    **self._screen_values(screen or {}),
                }
            )
        )
        if shot:
            ticket.env["ir.attachment"].create(
                {"name": f"{ticket.number}.jpg", "raw": shot, "res_model": ticket._name, "res_id": ticket.id}
            )
        self.env["eoffice.notification"]._send(ticket._responsible("help"), sentence, record=ticket)
        return {"id": ticket.id, "number": ticket.number, "due": ticket._moment_text(due)}

    @api.model
    def _due(self, kind, start):
        return self.env.company.resource_calendar_id._end_of(Limit(kind.limit_hours, "hours"), start)

    def _moment_text(self, value):
        return office_clock.moment_text(self.env, value)

    @api.model
    def _checked_picture(self, picture):
        """The picture as a new JPEG, read in a process of its own; None without one."""
        if not picture:
            return None
        try:
            data = base64.b64decode(str(picture), validate=True)
        except (binascii.Error, ValueError):
            data = b""
        if not data or len(data) > PICTURE_BYTES:
            raise UserError(self.env._("The picture is not one, or larger than 8 MB. Choose another, or send without."))
        try:
            return straighten_sandboxed(data, whole=True)[0]
        except ScanError as error:
            raise UserError(
                self.env._("The picture cannot be opened. Choose a PNG or JPEG file, or send without a picture.")
            ) from error

    @api.model
    def _screen_values(self, screen):
        """What the browser says of the screen, as far as it is true and the person's own to say."""

        def short(name, most=200):
            return nfc_values({"text": str(screen.get(name) or "")[:most]})["text"]

        url = short("url").partition("?")[0].partition("#")[0]
        values = {
            "screen_url": url if url.startswith("/") and not url.startswith("//") else False,
            "screen": self._screen_name(screen.get("action")),
            "browser": short("browser"),
            "screen_size": short("size", 20),
        }
        model, number = screen.get("model"), screen.get("id")
        if isinstance(number, int) and model in self.env and not self.env[model]._transient:
            record = self.env[model].browse(number).exists()
            if record and record.has_access("read"):
                values |= {"about_model": model, "about_id": number}
        return values

    @api.model
    def _screen_name(self, action):
        if not isinstance(action, int):
            return False
        return self.env["ir.actions.actions"].sudo().browse(action).exists().name or False
