from odoo import api, fields, models

from ..common import office_clock

MOST = 1000  # kept of one check; the number of all of them stands in the check


class EvidenceFinding(models.Model):
    """One difference that a check found: which row of which log, what it belongs to, and what became of it."""

    _name = "eoffice.evidence.finding"
    _description = "Difference between a log and its seals"
    _inherit = ["eoffice.immutable.mixin", "eoffice.evidence.reader.mixin"]
    _order = "id"

    check_id = fields.Many2one(
        "eoffice.evidence.check", "Found by", required=True, readonly=True, index=True, ondelete="restrict"
    )
    kind = fields.Selection(
        [
            ("changed", "Changed"),
            ("removed", "Removed"),
            ("added", "Slipped in"),
            ("seal", "Seal broken"),
            ("unreadable", "Cannot be checked"),
            ("file_changed", "File changed"),
            ("file_gone", "File gone"),
        ],
        required=True,
        readonly=True,
    )
    model = fields.Char(readonly=True)
    row_id = fields.Integer(readonly=True, aggregator=False)
    parent_id = fields.Integer("Belongs to", readonly=True, aggregator=False)
    seal_number = fields.Integer("In seal", readonly=True, aggregator=False)
    sealed_on = fields.Datetime(readonly=True)
    sentence = fields.Char("Difference in words", readonly=True)
    found_hash = fields.Char(readonly=True, help="What the row or file was when it was looked at.")
    log = fields.Char(compute="_compute_log")

    @api.depends("model")
    @api.depends_context("lang")
    def _compute_log(self):
        for finding in self:
            finding.log = self.env["eoffice.evidence.mixin"]._evidence_log_name(finding.model)


class FindingOfCheck(models.Model):
    _inherit = "eoffice.evidence.check"

    def _report(self, findings):
        """Keep ``findings``, dicts of their fields; each gets its sentence."""
        kept = findings[: max(MOST - self.finding_count, 0)]
        numbers = {found["seal_number"] for found in kept if found.get("seal_number")}
        seals = {seal.number: seal for seal in self.env["eoffice.evidence.seal"].search([("number", "in", [*numbers])])}
        for found in kept:
            if seal := seals.get(found.get("seal_number")):
                found["sealed_on"] = seal.sealed_on
            found["sentence"] = found.get("sentence") or self._sentence(found)
        self.env["eoffice.evidence.finding"].create([{"check_id": self.id, **found} for found in kept])
        self.finding_count += len(findings)

    def _sentence(self, found):
        """A finding of a row or a file in words: which, of what, and when it was sealed."""
        owner = self.env[found["model"]]._evidence_owner(found.get("parent_id"))
        log = self._model_name(found["model"])
        told = {
            "row": ", ".join(filter(None, (log, self.env._("row %s", found["row_id"]), owner))),
            "when": office_clock.moment_text(self.env, found.get("sealed_on")) or self.env._("not sealed yet"),
        }
        return {
            "changed": self.env._("%(row)s: its content is not what the system wrote. Sealed: %(when)s.", **told),
            "removed": self.env._("%(row)s: removed past the system. Sealed: %(when)s.", **told),
            "added": self.env._("%(row)s: slipped in past the system, which has not written it.", **told),
            "file_changed": self.env._("%(row)s: the stored file is another one than was recorded.", **told),
            "file_gone": self.env._("%(row)s: the recorded file is not stored any more.", **told),
        }[found["kind"]]

    def _model_name(self, name):
        return self.env["eoffice.evidence.mixin"]._evidence_log_name(name)
