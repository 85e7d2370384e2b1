from odoo import api, fields, models

HOLDER, UNIT_HEAD, CHIEF, LEADER = "holder", "unit_head", "chief", "leader"


class ReminderRule(models.Model):
    """A step of reminding: so many working hours before or after the deadline, to whom (N30 Đ24.1)."""

    _name = "eoffice.reminder.rule"
    _description = "Reminder step"
    _inherit = "eoffice.led.mixin"
    _led_by = None
    _order = "hours, id"

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    hours = fields.Float(
        "Working hours from the deadline", required=True, digits=(6, 2), help="Negative: before it; 0: when it is over."
    )
    receiver = fields.Selection(
        [
            (HOLDER, "Who holds the work"),
            (UNIT_HEAD, "Head of the unit"),
            (CHIEF, "Office chief"),
            (LEADER, "Leader who set the deadline"),
        ],
        "Reminder goes to",
        required=True,
        default=HOLDER,
    )

    def _receivers(self, line):
        """The accounts this step goes to for ``line``."""
        line = line.sudo()
        office = line.document_id.unit_id
        if self.receiver == HOLDER:
            return line.principal_id._first()
        if self.receiver == UNIT_HEAD:
            return line.unit_id.head_id
        if self.receiver == CHIEF:
            return office.office_chief_ids or office.head_id
        setter = line.deadline_setter_id
        leaders = self.env.ref("eoffice_documents.group_leader").sudo().all_user_ids
        return setter if setter in leaders else office.head_id


class Reminder(models.Model):
    """A step that was taken for a line and a person: one row, so that running the job twice sends nothing twice.

    A deadline that moves starts the steps anew; of steps that come together only the last is told.
    """

    _name = "eoffice.reminder"
    _description = "Reminder"
    _order = "id desc"
    _log_access = False

    rule_id = fields.Many2one("eoffice.reminder.rule", required=True, readonly=True, ondelete="cascade")
    assignment_id = fields.Many2one(
        "eoffice.assignment", required=True, readonly=True, index=True, ondelete="cascade", bypass_search_access=True
    )
    user_id = fields.Many2one("res.users", required=True, readonly=True, ondelete="cascade")
    deadline = fields.Datetime(required=True, readonly=True)
    made_on = fields.Datetime(required=True, readonly=True)
    state = fields.Selection(
        [("waiting", "To be told"), ("told", "Told"), ("overtaken", "Overtaken by a later step")],
        required=True,
        readonly=True,
    )
    mailed = fields.Boolean("In a digest", readonly=True)

    _once = models.Constraint("UNIQUE(assignment_id, rule_id, user_id, deadline)", "Reminded already.")
    _to_notify_idx = models.Index("(user_id) WHERE state = 'waiting' OR NOT mailed")

    @api.model
    def _take_steps(self):
        """Write a row for each step whose time has come; rows that are there stay as they are.

        :return: how many are new
        """
        rules = self.env["eoffice.reminder.rule"].sudo().search([], order="hours desc")
        known = set()
        new = []
        for line in self._lines_near(rules):
            calendar = line.document_id.unit_id._calendar()
            now = fields.Datetime.now()
            passed = calendar._hours_between(line.deadline, now)
            for user_rules in self._due_steps(rules, line, passed, now):
                new += user_rules
        if not new:
            return 0
        taken = {
            (row.assignment_id.id, row.rule_id.id, row.user_id.id, row.deadline)
            for row in self.sudo().search([("assignment_id", "in", [row["assignment_id"] for row in new])])
        }
        fresh = []
        for row in new:
            key = (row["assignment_id"], row["rule_id"], row["user_id"], row["deadline"])
            if key not in taken | known:
                known.add(key)
                fresh.append(row)
        self.sudo().create(fresh)
        return len(fresh)

    def _due_steps(self, rules, line, passed, now):
        """For each person the steps whose time has come; all but the last of them are overtaken."""
        steps = {}
        for rule in rules:
            # 0 is the moment of the deadline itself, also between two working hours
            if passed >= rule.hours and (rule.hours < 0 or line.deadline <= now):
                for user in rule._receivers(line):
                    steps.setdefault(user, []).append(rule)
        for user, taken in steps.items():
            yield [
                {
                    "rule_id": rule.id,
                    "assignment_id": line.id,
                    "user_id": user.id,
                    "deadline": line.deadline,
                    "made_on": now,
                    "state": "overtaken" if place else "waiting",
                    "mailed": bool(place),
                }
                for place, rule in enumerate(taken)
            ]

    @api.model
    def _lines_near(self, rules):
        """The lines in somebody's hands whose deadline is near enough for the earliest step."""
        if not rules:
            return self.env["eoffice.assignment"]
        lines = self.env["eoffice.assignment"].sudo()
        # working hours are at most 24 a day and at least 8 in three days: ten days ahead hold the steps in use
        ahead = fields.Datetime.add(fields.Datetime.now(), days=10 + 2 * int(max(0, -min(rules.mapped("hours"))) / 8))
        return lines.search(
            [
                ("state", "in", ("waiting", "open")),
                ("role", "!=", "information"),
                ("paused_on", "=", False),
                ("deadline", "<", ahead),
            ]
        )
