from datetime import timedelta

from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock


class RolloutScore(models.Model):
    """How a unit did in a week (kiểm tra): counted from the work itself, kept so that weeks can be compared.

    ``figures`` holds {key: [good, of how many]} of `hr.department._eoffice_scores`.
    """

    _name = "eoffice.rollout.score"
    _description = "Score of a unit in a week"
    _order = "monday desc, total, unit_id"
    _rec_name = "unit_id"

    monday = fields.Date("Week from", required=True, readonly=True, index=True)
    unit_id = fields.Many2one("hr.department", required=True, readonly=True, ondelete="cascade")
    electronic = fields.Boolean("On screen", readonly=True, help="Its day had come by the end of the week.")
    figures = fields.Json(readonly=True)
    total = fields.Integer("Score, %", readonly=True, aggregator="avg")
    change = fields.Integer(readonly=True, aggregator="avg", help="Against the week before, in points.")
    verdict = fields.Selection(
        [("behind", "To remind"), ("fair", "In order"), ("good", "To praise"), ("none", "Nothing to count")],
        readonly=True,
    )
    enough = fields.Integer("Remind below, %", readonly=True, aggregator=False, help="The mark of that time.")
    counted_on = fields.Datetime("Counted", readonly=True)
    reminder_letter_ids = fields.One2many(
        "eoffice.rollout.reminder.letter", "score_id", "Reminder letters", readonly=True
    )
    opened = fields.Char("Opened twice a day", compute="_compute_columns")
    accepted = fields.Char("Accepted on time", compute="_compute_columns")
    handled = fields.Char("Handled on time", compute="_compute_columns")
    paper = fields.Char("Sent on screen", compute="_compute_columns")
    training = fields.Char("Trained", compute="_compute_columns")
    incidents = fields.Char("Incidents solved in time", compute="_compute_columns")
    why = fields.Text(compute="_compute_why")

    _unit_week_uniq = models.Constraint("UNIQUE(unit_id, monday)", "This unit has its score of that week already.")

    @api.depends("figures")
    def _compute_columns(self):
        for score in self:
            for name in ("opened", "accepted", "handled", "paper", "training", "incidents"):
                good, of = (score.figures or {}).get(name, (0, 0))
                score[name] = f"{percent(good, of)} % ({good}/{of})" if of else False

    @api.depends("figures", "verdict", "enough")
    @api.depends_context("lang")
    def _compute_why(self):
        names = self.env["hr.department"]._eoffice_score_names()
        for score in self:
            low = score._low() if score.verdict == "behind" else []
            score.why = "; ".join(f"{names.get(name, name)}: {good}/{of}" for name, good, of in low)

    def _low(self):
        """(key, good, of how many) of what stays below the mark, the worst first."""
        rows = [(name, good, of) for name, (good, of) in (self.figures or {}).items() if of]
        return sorted((row for row in rows if percent(*row[1:]) < self.enough), key=lambda row: row[1] / row[2])

    @api.model
    def _marks(self):
        """(per cent below which a unit is reminded, per cent from which it is praised), as the office has settled."""
        company = self.env.company.sudo()
        return company.eoffice_enough_percent, company.eoffice_praised_percent

    @api.model
    def _monday(self, day=None):
        day = day or office_clock.today(self.env)
        return day - timedelta(days=day.weekday())

    @api.model
    def _count(self, monday):
        """Count the week of ``monday`` for every unit of the roll-out; a second count replaces the first."""
        scores, sunday = self.sudo(), monday + timedelta(days=6)
        lines = self.env["eoffice.rollout.unit"].sudo().search([])
        if not lines:
            return scores
        figures = lines.unit_id._eoffice_scores(monday)
        there = {score.unit_id: score for score in scores.search([("monday", "=", monday)])}
        last = {score.unit_id: score for score in scores.search([("monday", "=", monday - timedelta(days=7))])}
        for line in lines:
            unit = line.unit_id
            before = last.get(unit)
            values = self._values(figures.get(unit.id, {}), bool(line.starts_on) and line.starts_on <= sunday)
            comparable = before and before.verdict != "none" and values["verdict"] != "none"
            values["change"] = values["total"] - before.total if comparable else 0
            if unit in there:
                there[unit].write(values)
            else:
                there[unit] = scores.create({"unit_id": unit.id, "monday": monday, **values})
        return scores.browse(score.id for score in there.values())

    @api.model
    def _values(self, figures, electronic):
        """The row of a unit with these figures: each thing that was counted weighs the same."""
        enough, praised = self._marks()
        shares = [percent(good, of) for good, of in figures.values() if of]
        total = round(sum(shares) / len(shares)) if shares else 0
        verdict = "none"
        if shares and electronic:
            verdict = "behind" if min(shares) < enough else "good" if total >= praised else "fair"
        elif shares:
            verdict = "fair"  # before its day a unit is not reminded
        return {
            "electronic": electronic,
            "figures": figures,
            "total": total,
            "verdict": verdict,
            "enough": enough,
            "counted_on": fields.Datetime.now(),
        }

    @api.model
    def _cron_count(self):
        """Every night: this week so far, and the week of yesterday for the last time."""
        today = office_clock.today(self.env)
        for monday in sorted({self._monday(today), self._monday(today - timedelta(days=1))}):
            self._count(monday)

    def action_count(self):
        """Count the weeks of these rows anew; without rows the present week."""
        self.env["eoffice.rollout.unit"]._check_team()
        for monday in sorted(set(self.mapped("monday"))) or [self._monday()]:
            self._count(monday)


def percent(good, of):
    """Whole per cent, rounded down: 100 means all."""
    return 100 * good // of
