import io
import secrets
from datetime import timedelta

import qrcode
import qrcode.image.svg
from markupsafe import Markup
from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import UserError
from odoo.tools.translate import LazyTranslate

from .eoffice_exercise import ROLES

_lt = LazyTranslate(__name__)

LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that looks like another on a wall
EARLY = timedelta(minutes=30)
ROLE_GROUPS = {
    "clerk": ("clerk",),
    "leader": ("leader", "office_chief"),
    "unit_head": ("unit_head",),
}


class ClassTemplate(models.Model):
    """What a class for one role is made of."""

    _inherit = "event.type"

    training_role = fields.Selection(ROLES, "Role trained")
    survey_id = fields.Many2one("survey.survey", "Test", ondelete="set null")


class TrainingClass(models.Model):
    """A class for one role: people of chosen units are invited, show their presence by a code, do exercises, a test."""

    _inherit = "event.event"

    training_role = fields.Selection(ROLES, "Role trained", compute="_compute_training", store=True, readonly=False)
    survey_id = fields.Many2one(
        "survey.survey", "Test", compute="_compute_training", store=True, readonly=False, ondelete="set null"
    )
    training_unit_ids = fields.Many2many("hr.department", string="Units")
    room = fields.Char("Where")
    attendance_code = fields.Char(
        readonly=True, copy=False, index="btree_not_null", groups="eoffice_rollout.group_rollout"
    )
    invited_count = fields.Integer("Invited", compute="_compute_counts")
    attended_count = fields.Integer("Attended", compute="_compute_counts")
    passed_count = fields.Integer("Passed the test", compute="_compute_counts")

    @api.depends("event_type_id")
    def _compute_training(self):
        for event in self:
            if event.event_type_id:
                event.training_role = event.event_type_id.training_role
                event.survey_id = event.event_type_id.sudo().survey_id

    @api.depends("registration_ids.attended_on", "registration_ids.test_passed", "registration_ids.state")
    def _compute_counts(self):
        for event in self:
            there = event.sudo().registration_ids.filtered(lambda row: row.state != "cancel")
            event.invited_count = len(there)
            event.attended_count = len(there.filtered("attended_on"))
            event.passed_count = len(there.filtered("test_passed"))

    @api.model_create_multi
    def create(self, vals_list):
        for vals in vals_list:
            if vals.get("training_role") or self._template_role(vals):
                vals.setdefault("event_mail_ids", False)  # people are told in the office, not by mail
                vals.setdefault("question_ids", False)
                vals.setdefault("attendance_code", self._new_code())
        return super().create(vals_list)

    def _template_role(self, vals):
        return self.env["event.type"].browse(vals.get("event_type_id")).training_role

    @staticmethod
    def _new_code():
        return "".join(secrets.choice(LETTERS) for _letter in range(6))

    def _people(self):
        """The accounts of the chosen units that have the role of the class."""
        self.ensure_one()
        staff = self.sudo().training_unit_ids.member_ids.user_id.filtered("active")
        return staff.filtered(lambda user: self._role_of(user) == self.training_role)

    @api.model
    def _role_of(self, user):
        """The role by which ``user`` is trained: the first of leader, unit head, clerk they have; else specialist."""
        for role in ("leader", "unit_head", "clerk"):
            if any(user.has_group(f"eoffice_documents.group_{group}") for group in ROLE_GROUPS[role]):
                return role
        return "specialist"

    def action_invite(self):
        """Invite the people of the chosen units who are not on the list yet, each once, by a message in Discuss."""
        self.env["eoffice.practice"]._check_trainer()
        for event in self:
            if not event.training_role or not event.training_unit_ids:
                raise UserError(self.env._("Say for which role the class is, and choose the units to invite."))
            new = event._enrol(event._people())
            if not new and not event.checked_sudo().registration_ids:
                raise UserError(self.env._("Nobody in these units has this role. Choose other units or another role."))
            if not new:
                continue
            when = ", ".join(filter(None, (office_clock.moment_text(self.env, event.date_begin), event.room)))
            self.env["eoffice.notification"]._send(
                new.trainee_id,
                _lt("You are invited to %(name)s, %(when)s", name=event.name, when=when),
                record=event,
                subject=event.name,
            )

    def _enrol(self, users):
        """A place in the class, with the exercises of its role, for each of ``users`` who has none; the new ones."""
        self.ensure_one()
        event = self.checked_sudo()
        missing = users.checked_sudo() - event.registration_ids.trainee_id
        exercises = self.env["eoffice.exercise"].checked_sudo().search([("role", "=", event.training_role)])
        return event.registration_ids.create(
            [
                {
                    "event_id": event.id,
                    "trainee_id": user.id,
                    "unit_id": user.employee_ids[:1].department_id.id,
                    "partner_id": user.partner_id.id,
                    "name": user.name,
                    "result_ids": [(0, 0, {"exercise_id": exercise.id}) for exercise in exercises],
                }
                for user in missing
            ]
        )

    def action_show_code(self):
        """The code for the wall."""
        self.env["eoffice.practice"]._check_trainer()
        self.ensure_one()
        return {"type": "ir.actions.act_url", "url": f"/tap-huan/ma/{self.id}", "target": "new"}

    def action_check(self):
        """See in the practice office what the trainees of the class have done."""
        self.env["eoffice.practice"]._check_trainer()
        self.env["eoffice.practice"]._check(self.registration_ids)

    def _attend(self, code, user):
        """``user`` is in the class whose ``code`` hangs on the wall. Returns the registration; raises UserError."""
        now = fields.Datetime.now()
        code = (code or "").strip().upper()
        event = self.sudo().search([("attendance_code", "=", code), ("attendance_code", "!=", False)], limit=1)
        if not code or not event:
            raise UserError(self.env._("No class has this code. Look at the wall once more: six letters and digits."))
        if not event.date_begin - EARLY <= now <= event.date_end:
            raise UserError(self.env._("The code of this class does not count now: only while the class is held."))
        event._enrol(user)
        registration = event.registration_ids.filtered(lambda row: row.trainee_id == user)[:1]
        if not registration.attended_on:
            registration.write({"attended_on": now, "state": "done"})
        return registration

    def _qr(self, url):
        """``url`` as an SVG picture."""
        held = io.BytesIO()
        qrcode.make(url, image_factory=qrcode.image.svg.SvgPathImage, border=2).save(held)
        return Markup(held.getvalue().decode().partition("?>")[2])
