from odoo import fields, models
from odoo.addons.eoffice_documents.models.common import office_clock
from odoo.exceptions import UserError


class RolloutPaper(models.Model):
    """Paper of an incoming document handed to a unit: before its day the usual way, after it an emergency (IN-16)."""

    _name = "eoffice.rollout.paper"
    _description = "Paper handed over"
    _inherit = "eoffice.immutable.mixin"
    _order = "handed_on desc, id desc"

    document_id = fields.Many2one("eoffice.document", required=True, readonly=True, index=True, ondelete="restrict")
    unit_id = fields.Many2one("hr.department", required=True, readonly=True, index=True, ondelete="restrict")
    handed_on = fields.Datetime(required=True, readonly=True)
    user_id = fields.Many2one("res.users", "Handed over by", required=True, readonly=True, ondelete="restrict")
    received_by = fields.Char("Signed for by", readonly=True)
    emergency = fields.Boolean(readonly=True)
    reason = fields.Char(readonly=True)


class DocumentOnPaper(models.Model):
    _inherit = "eoffice.document"

    handed_paper_ids = fields.One2many("eoffice.rollout.paper", "document_id", "Paper handed over", readonly=True)

    def _hand_paper(self, unit, received_by, emergency=False, reason=False):
        """Hand the paper of an incoming document to ``unit`` against signature.

        UserError with what to do instead from the day paper stops for it.
        """
        self.ensure_one()
        self.check_access("read")
        self._check_clerk()
        if self.direction != "incoming" or not self.sequence_number or self.voided:
            raise UserError(self.env._("Only a registered incoming document is handed over on paper."))
        if not (received_by or "").strip():
            raise UserError(self.env._("Write who signs for the paper."))
        if emergency and not (reason or "").strip():
            raise UserError(self.env._("Write what the emergency is."))
        sentence = unit._paper_refusal(emergency=emergency)
        if sentence:
            raise UserError(sentence)
        paper = (
            self.env["eoffice.rollout.paper"]
            .checked_sudo()
            .create(
                {
                    "document_id": self.id,
                    "unit_id": unit.id,
                    "handed_on": fields.Datetime.now(),
                    "user_id": self.env.uid,
                    "received_by": received_by.strip(),
                    "emergency": emergency,
                    "reason": reason,
                }
            )
        )
        note = ": ".join(filter(None, (f"{unit.name}, {received_by.strip()}", reason)))
        self.env["eoffice.audit.log"]._add("printed", [(self, None, note)])
        return paper


class UnitPaper(models.Model):
    _inherit = "hr.department"

    def _paper_refusal(self, emergency=False):
        """The sentence that refuses paper to this unit today, False when it may get it."""
        self.ensure_one()
        if emergency or not self._is_electronic():
            return False
        return self.env._(
            "Since %(day)s %(unit)s works on screen: paper is not handed to it. Route the document to it; make a "
            "certified copy (sao y) of an important one; or mark the emergency and say what it is.",
            day=office_clock.written(self._paper_stops_on()),
            unit=self.name,
        )
