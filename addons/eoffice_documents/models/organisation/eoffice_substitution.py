from odoo import api, fields, models
from odoo.exceptions import AccessError, ValidationError
from odoo.fields import Domain
from odoo.tools.translate import LazyTranslate

from ..common import office_clock

_lt = LazyTranslate(__name__)


class Substitution(models.Model):
    """Who does the work of somebody away, from when until when, and which work.

    Looked up when work is handed on: no job of the night moves anything, and what has come before stays where it is
    unless it is handed over. Posts of a unit are left alone while one of their holders is there.
    """

    _name = "eoffice.substitution"
    _description = "Stand-in"
    _order = "date_from desc, id desc"
    _rec_name = "absent_id"

    absent_id = fields.Many2one(
        "res.users",
        "Away",
        required=True,
        index=True,
        ondelete="cascade",
        default=lambda self: self.env.user,
        domain=[("share", "=", False)],
    )
    substitute_id = fields.Many2one(
        "res.users", "Stands in", required=True, index=True, ondelete="cascade", domain=[("share", "=", False)]
    )
    date_from = fields.Date("From", required=True, default=lambda self: office_clock.today(self.env))
    date_to = fields.Date("Until the day", required=True)
    scope = fields.Selection(
        [("all", "All work"), ("urgent", "Urgent work only")], "Which work", required=True, default="all"
    )
    type_ids = fields.Many2many("eoffice.document.type", string="Only these types")
    reason = fields.Selection(
        [("leave", "Leave"), ("trip", "Business trip"), ("training", "Training"), ("other", "Other reason")],
        required=True,
        default="leave",
    )
    note = fields.Char()

    _dates = models.Constraint("CHECK(date_from <= date_to)", "The stand-in ends before it begins. Correct the dates.")
    _another = models.Constraint(
        "CHECK(absent_id != substitute_id)", "Nobody stands in for themselves. Choose somebody else."
    )

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._check_maker()
        records._notify_parties()
        return records

    def write(self, vals):
        self._check_maker()
        result = super().write(vals)
        self._check_maker()
        self._notify_parties()
        return result

    def _notify_parties(self):
        """Who is away and who stands in hear of it, unless they wrote it down themselves."""
        for record in self:
            deputy = self.env["eoffice.principal"]._of_user(record.substitute_id)
            self.env["eoffice.notification"]._send(
                record.absent_id | record.substitute_id,
                lambda env, record=record, deputy=deputy: record.with_context(lang=env.lang)._note(deputy),
                subject=_lt("Stand-in"),
            )

    @api.ondelete(at_uninstall=False)
    def _unlink_by_maker(self):
        self._check_maker()

    def _check_maker(self):
        """The person themselves, or the clerk or office chief of a unit they work in, for a leader who has no time."""
        self.absent_id._check_served_by("clerk_ids", "office_chief_ids")
        self.filtered(lambda record: record.absent_id != self.env.user).substitute_id._check_not_oneself()

    @api.constrains("absent_id", "substitute_id")
    def _check_staff(self):
        if any(user.share for record in self for user in record.absent_id | record.substitute_id):
            raise ValidationError(self.env._("Only members of the staff stand in for each other."))

    @api.model
    def _in_force(self, users=None):
        """{who is away today: their stand-ins, the newest first}"""
        today = office_clock.today(self.env)
        domain = Domain("date_from", "<=", today) & Domain("date_to", ">=", today)
        if users is not None:
            domain &= Domain("substitute_id", "in", users.ids)
        return self.sudo().search(domain, order="id desc").grouped("absent_id")

    def _takes(self, document):
        return (self.scope == "all" or document.urgency != "normal") and (
            not self.type_ids or document.document_type_id in self.type_ids
        )

    @api.model
    def _resolve(self, principal, document, in_force=None):
        """Who gets ``document`` in the place of ``principal``.

        :return: (principal, stand-in records on the way); the same principal and none when somebody is there,
            or when the chain of stand-ins comes back to somebody away
        """
        in_force = self._in_force() if in_force is None else in_force
        post = principal.sudo()
        user = post._first()
        way = self.browse()
        if not in_force or (post.type != "user" and (post.type != "unit" or post.member_ids - self._away(in_force))):
            return principal, way
        seen = user
        while record := next((row for row in in_force.get(user, ()) if row._takes(document)), None):
            user = record.substitute_id
            if user in seen:
                return principal, self.browse()
            seen |= user
            way |= record
        if not way or not user.active:
            return principal, self.browse()
        return self.env["eoffice.principal"]._of_user(user).sudo(False), way

    def _note(self, principal):
        """Who is away until when, and who gets the document instead; both names."""
        record = self[:1]
        return self.env._(
            "%(away)s is away until %(day)s; %(deputy)s stands in",
            away=record.absent_id.name,
            day=office_clock.written(record.date_to),
            deputy=principal.name,
        )

    @api.model
    def _away(self, in_force):
        return self.env["res.users"].union(*in_force)

    @api.model
    def _acting_for(self, user):
        """Who may act in the name of ``user`` today: their assistants and their stand-ins."""
        return user.sudo().eoffice_assistant_ids.assistant_id | self._in_force().get(user, self.browse()).substitute_id

    @api.model
    def _served_by(self, user):
        """In whose name ``user`` may act today."""
        return self.env["res.users"].union(*self._in_force(user)) | (
            self.env["eoffice.assistant"].sudo().search([("assistant_id", "=", user.id)]).leader_id
        )


class Assistant(models.Model):
    """An assistant writes a leader's instructions for them; the trace shows both names (RT-15)."""

    _name = "eoffice.assistant"
    _description = "Assistant of a leader"
    _rec_name = "assistant_id"

    leader_id = fields.Many2one("res.users", required=True, index=True, ondelete="cascade")
    assistant_id = fields.Many2one("res.users", required=True, index=True, ondelete="cascade")

    _pair_uniq = models.Constraint("UNIQUE(leader_id, assistant_id)", "This assistant is in the list already.")
    _another = models.Constraint("CHECK(leader_id != assistant_id)", "Nobody is their own assistant.")

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        records._check_maker()
        records._seat()
        return records

    def unlink(self):
        assistants = self.assistant_id
        result = super().unlink()
        self._seat(assistants)
        return result

    def _seat(self, assistants=None):
        """Who holds what is known at once."""
        self.env["eoffice.principal"].flush_model(["member_ids"])
        (assistants or self.assistant_id).invalidate_recordset(["principal_ids"])

    def write(self, vals):
        raise AccessError(self.env._("Delete the line and add another one."))

    @api.ondelete(at_uninstall=False)
    def _unlink_by_maker(self):
        self._check_maker()

    def _check_maker(self):
        self.leader_id._check_served_by("office_chief_ids")
        self.filtered(lambda record: record.leader_id != self.env.user).assistant_id._check_not_oneself()


class User(models.Model):
    _inherit = "res.users"

    eoffice_assistant_ids = fields.One2many("eoffice.assistant", "leader_id", "Assistants", readonly=True)

    def _check_served_by(self, *posts):
        """Only the persons themselves, or who holds one of ``posts`` in their unit or one above it, settle this."""
        if self.env.su:
            return
        for person in self.sudo():
            units = person.employee_ids.department_id
            units = units.search([("id", "parent_of", units.ids)])
            if self.env.user != person and self.env.user not in self.union(*(units[post] for post in posts)):
                raise AccessError(self.env._("Only %s, or the office of the unit, can settle this.", person.name))

    def _check_not_oneself(self):
        if not self.env.su and self.env.user in self:
            raise AccessError(self.env._("Nobody makes themselves the stand-in or assistant of somebody else."))


class Principal(models.Model):
    _inherit = "eoffice.principal"

    @api.depends("user_id.eoffice_assistant_ids.assistant_id")
    def _compute_member_ids(self):
        """What is sent to a leader is in the hands of their assistants as well."""
        super()._compute_member_ids()
        for principal in self.filtered("user_id"):
            principal.member_ids |= principal.user_id.eoffice_assistant_ids.assistant_id

    @api.model
    def _choices(self, user):
        """Who acts for another person may send documents to whom that person may."""
        choices = super()._choices(user)
        for person in self.env["eoffice.substitution"]._served_by(user):
            choices |= super()._choices(person)
        return choices
