from datetime import timedelta

from odoo import api, fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import UserError

from ...weekly_report import bar_chart, put_in, reminder_text, report_text
from .eoffice_rollout_score import percent

TABLE_COLUMNS = ("opened", "accepted", "handled", "paper", "training", "incidents")


class ScoreReport(models.Model):
    _inherit = "eoffice.rollout.score"

    def action_weekly_report(self):
        """Draft the report of the week of these rows, of the present week without; signed by the head of the unit."""
        self.env["eoffice.rollout.unit"]._check_team()
        mondays = set(self.mapped("monday"))
        if len(mondays) > 1:
            raise UserError(self.env._("A report is of one week. Choose rows of one week only."))
        return (
            self.env["eoffice.document"]._draft_weekly_report(mondays.pop() if mondays else self._monday())._open_form()
        )

    @api.model
    def _week_report(self, monday):
        """What `friday.report_text` and the table say of the week of ``monday``; read as superuser for the whole."""
        everything = self.sudo().with_context(lang="vi_VN")
        names = everything.env["hr.department"]._eoffice_score_names()
        rows = everything.search([("monday", "=", monday)], order="total desc, unit_id")
        before = everything.search([("monday", "=", monday - timedelta(days=7))])
        sunday, friday = monday + timedelta(days=6), monday + timedelta(days=4)
        proposals = everything.env["eoffice.rollout.proposal"].search([("state", "=", "proposed")])
        counted = rows.filtered(lambda row: row.verdict != "none")
        return {
            "from_day": monday,
            "to_day": friday,
            "marks": self._marks(),
            "phases": [
                (
                    phase.name,
                    phase.date,
                    len(phase.line_ids.filtered(lambda line: line.starts_on <= sunday)),
                    len(phase.line_ids),
                )
                for phase in everything.env["eoffice.rollout.phase"].search([])
            ],
            "averages": [
                (label, now, before._average(name))
                for name, label in names.items()
                if (now := rows._average(name)) is not None
            ],
            "head": ["Đơn vị", *(names[name] for name in TABLE_COLUMNS if name in names), "Chung"],
            "rows": [
                [row.unit_id.name, *((row[name] or "") for name in TABLE_COLUMNS if name in names), row._total_text()]
                for row in counted
            ],
            "praised": [(row.unit_id.name, row.total) for row in rows if row.verdict == "good"],
            "reminded": [(row.unit_id.name, row.why) for row in reversed(rows) if row.verdict == "behind"],
            "proposals": [(proposal.name, proposal.grounds) for proposal in proposals],
        }

    def _average(self, name):
        """Per cent of all units together; None when nothing was counted."""
        pairs = [(row.figures or {}).get(name, (0, 0)) for row in self]
        of = sum(pair[1] for pair in pairs)
        return percent(sum(pair[0] for pair in pairs), of) if of else None

    def _total_text(self):
        change = f" ({self.change:+d})" if self.change else ""
        return f"{self.total} %{change}"


class RolloutLetters(models.Model):
    """The letters of the roll-out: drafts of the current user, for their unit, by the ordinary approval workflow."""

    _inherit = "eoffice.document"

    rollout_monday = fields.Date("Roll-out report of the week from", readonly=True, copy=False, index="btree_not_null")

    @api.model
    def _draft_reminder_letter(self, scores, sentence):
        """One letter to the units of ``scores``."""
        vietnamese = scores.with_context(lang="vi_VN")
        reminded = [(score.unit_id.name, score.why) for score in vietnamese]
        draft = self._create_draft(
            {
                "direction": "outgoing",
                "document_type_id": self.env["eoffice.document.type"]._by_code("CV").id,
                "subject": "đôn đốc sử dụng Văn phòng điện tử",
                "addressees": "\n".join(scores.unit_id.mapped("name")),
                "letter_body": reminder_text(min(scores.mapped("monday")), reminded, sentence),
            }
        )
        draft.action_compose_letter()
        return draft

    @api.model
    def _draft_weekly_report(self, monday):
        """The report of the week of ``monday``, counted now; the draft there is gets a new version."""
        self.env["eoffice.rollout.score"]._count(monday)
        draft = self.search(
            [("rollout_monday", "=", monday), ("drafter_id", "=", self.env.uid), ("state", "=", "draft")], limit=1
        )
        if not draft:
            days = f"từ ngày {office_clock.written(monday)} đến ngày {office_clock.written(monday + timedelta(days=4))}"
            draft = self._create_draft(
                {
                    "direction": "outgoing",
                    "document_type_id": self.env["eoffice.document.type"]._by_code("BC").id,
                    "subject": f"Kết quả sử dụng Văn phòng điện tử tuần {days}",
                }
            )
            draft.checked_sudo().rollout_monday = monday
        draft._compose_weekly_report()
        return draft

    def action_compose_letter(self):
        """The report of a week is made anew from its figures."""
        if self.rollout_monday:
            self.check_access("write")
            self._compose_weekly_report()
        else:
            super().action_compose_letter()

    def _compose_weekly_report(self):
        report = self.env["eoffice.rollout.score"]._week_report(self.rollout_monday)
        self.letter_body = report_text(report)
        chart = bar_chart(report["averages"]) if report["averages"] else None
        letter = put_in(self._render_letter(), report["head"], report["rows"], chart)
        self._add_version(letter, f"Báo cáo tuần {self.rollout_monday:%d-%m-%Y}.docx", self.env._("Friday report"))
        self.checked_sudo().letter_body = False

    def _open_form(self):
        self.ensure_one()
        return {
            "type": "ir.actions.act_window",
            "res_model": self._name,
            "res_id": self.id,
            "views": [(False, "form")],
        }
