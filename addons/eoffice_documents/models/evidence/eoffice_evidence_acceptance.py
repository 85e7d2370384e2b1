import numpy as np
from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tools import SQL

from ..common import evidence_hashing as hashing
from ..common import office_clock

ACCEPTERS = "eoffice_documents.group_office_chief"
SHORTEST = 10  # characters of a reason
CHAIN = ("seal", "unreadable")  # differences of the seals themselves: the chain begins anew
FILES = ("file_changed", "file_gone")


class EvidenceAcceptance(models.Model):
    """A difference that has a lawful cause, such as a repair by SQL: who accepted it and why, sealed like a log.

    It holds for the row as it was found then: what becomes of the row later is a difference again.
    """

    _name = "eoffice.evidence.acceptance"
    _description = "Accepted difference"
    _inherit = ["eoffice.immutable.mixin", "eoffice.evidence.mixin", "eoffice.evidence.reader.mixin"]
    _order = "id desc"

    finding_id = fields.Many2one(
        "eoffice.evidence.finding", "Accepted difference", required=True, readonly=True, index=True, ondelete="restrict"
    )
    kind = fields.Char("Kind of difference", required=True, readonly=True)
    model = fields.Char(required=True, readonly=True)
    row_id = fields.Integer(required=True, readonly=True, aggregator=False)
    accepted_hash = fields.Char(readonly=True, help="What the row or file was; empty: it was gone.")
    last_seal = fields.Integer("Seals closed up to", readonly=True, aggregator=False)
    reason = fields.Text(required=True, readonly=True)
    user_id = fields.Many2one("res.users", "Accepted by", required=True, readonly=True, ondelete="restrict")
    accepted_on = fields.Datetime("Accepted on", required=True, readonly=True)
    sentence = fields.Char(related="finding_id.sentence")

    _row_idx = models.Index("(model, row_id)")

    @api.depends("accepted_on")
    def _compute_display_name(self):
        for row in self:
            when = office_clock.moment_text(self.env, row.accepted_on)
            row.display_name = self.env._("Accepted difference, %s", when)


class AcceptedFinding(models.Model):
    _inherit = "eoffice.evidence.finding"

    acceptance_ids = fields.One2many("eoffice.evidence.acceptance", "finding_id", readonly=True)
    accepted = fields.Boolean("Difference accepted", compute="_compute_accepted", search="_search_accepted")

    @api.depends("acceptance_ids")
    def _compute_accepted(self):
        for finding in self:
            finding.accepted = bool(finding.acceptance_ids)

    @api.model
    def _search_accepted(self, operator, value):
        if operator != "in" or True not in value:
            return NotImplemented
        return [("acceptance_ids", "!=", False)]

    def _check_accepter(self):
        if not (self.env.user.has_group(ACCEPTERS) and self.env.user._eoffice_runs_office()):
            raise AccessError(
                self.env._(
                    "Only an office chief of the agency that runs the office accepts differences of the logs. Ask one "
                    "of them."
                )
            )
        self.check_access("read")

    def _accept(self, reason):
        """The current user answers for these differences from now on, with a ``reason``."""
        self._check_accepter()
        reason = (reason or "").strip()
        if len(reason) < SHORTEST:
            raise ValidationError(self.env._("Write why, in at least %s characters: it stays on record.", SHORTEST))
        if any(finding.accepted for finding in self):
            raise UserError(self.env._("One of these differences is accepted already. Refresh the page."))
        if self.check_id != self.check_id._last():
            raise UserError(self.env._("A newer check has been made. Open it, and accept what it found."))
        if hashing.key()[0] == hashing.MISSING:
            raise UserError(
                self.env._("The key of the seals cannot be read. Put the file that EOFFICE_EVIDENCE_KEY names back.")
            )
        findings = self.sudo()
        findings._check_as_found()
        of_chain = findings.filtered(lambda finding: finding.kind in CHAIN)
        last, digest = of_chain._begin_anew(self) if of_chain else (0, "")
        if not of_chain:
            findings._note_as_found()
        self.env["eoffice.evidence.acceptance"].sudo().create(
            [
                {
                    "finding_id": finding.id,
                    "kind": "anew" if finding.kind in CHAIN else finding.kind,
                    "model": finding.model or finding._name,
                    "row_id": finding.row_id,
                    "accepted_hash": digest if finding.kind in CHAIN else finding.found_hash,
                    "last_seal": last if finding.kind in CHAIN else 0,
                    "reason": reason,
                    "user_id": self.env.uid,
                    "accepted_on": fields.Datetime.now(),
                }
                for finding in findings
            ]
        )
        findings.check_id._settle()

    def _check_as_found(self):
        """What has changed again since the check is not what somebody wants to accept."""
        for name, findings in self.filtered(lambda finding: finding.kind not in CHAIN).grouped("model").items():
            model, check = self.env[name].sudo(), findings.check_id
            files = findings.filtered(lambda finding: finding.kind in FILES)
            now = check._hashes(model, (findings - files).mapped("row_id"))
            now.update(check._file_states(files.mapped("row_id")))
            for finding in findings:
                if now.get(finding.row_id, "") != (finding.found_hash or ""):
                    raise UserError(
                        self.env._("This has changed again since the check: %s Check the logs anew.", finding.sentence)
                    )

    def _note_as_found(self):
        """The system notes these rows as they are."""
        rows = self.filtered(lambda finding: finding.kind in ("changed", "added"))
        for name, findings in rows.grouped("model").items():
            model = self.env[name].sudo()
            table = SQL.identifier(model._table)
            model._evidence_insert(SQL("%s WHERE id = ANY(%s)", table, sorted(findings.mapped("row_id"))))

    def _begin_anew(self, accepted):
        """Close all seals there are, and note every row as it is, under the key the server has now.

        :param accepted: the differences that are accepted in the same act: all of the check, or those before count
            for nothing afterwards without anybody having answered for them
        :return: (number of the last closed seal, digest of the closed ones)
        """
        check = self.check_id
        left = check.finding_ids.filtered(lambda finding: not finding.accepted) - accepted.sudo()
        if left:
            raise UserError(
                self.env._("The seals begin anew only when every difference of the check is accepted together.")
            )
        seals = self.env["eoffice.evidence.seal"].sudo()
        self.env.cr.flush()
        seals._seal_all()
        last = seals.search([], limit=1).number
        for name in self.env["eoffice.evidence.mixin"]._evidence_models():
            model = self.env[name].sudo()
            model._evidence_insert(SQL.identifier(model._table))
        return last, seals._digest(last)


class AcceptingCheck(models.Model):
    _inherit = "eoffice.evidence.check"

    def action_accept(self):
        """Let the current user say why the differences of this check have a lawful cause."""
        self.ensure_one()
        self.finding_ids._check_accepter()
        action = self.env["ir.actions.act_window"]._for_xml_id("eoffice_documents.action_evidence_accept")
        open_ones = self.finding_ids.filtered(lambda finding: not finding.accepted)
        return {**action, "context": {"default_finding_ids": open_ones.ids}}

    def _last(self):
        """The newest check that came to its end."""
        ended = [("state", "in", ("good", "broken", "accepted"))]
        return self.env["eoffice.evidence.check"].search(ended, limit=1)

    def _settle(self):
        """A check whose differences are all accepted is no alarm any more."""
        for check in self:
            if check.finding_count == len(check.finding_ids.acceptance_ids):
                check.state = "accepted"

    def _hashes(self, model, rows):
        """{id: hash of the row as it is now, in hexadecimal figures}"""
        if not rows:
            return {}
        columns, (_name, key) = hashing.columns_of(model), hashing.key()
        return dict(
            self.env.execute_query(
                SQL(
                    "SELECT id, encode(%s, 'hex') FROM %s WHERE id = ANY(%s)",
                    hashing.row_hash(model, columns, key),
                    SQL.identifier(model._table),
                    rows,
                )
            )
        )

    def _file_states(self, rows):
        """{id of a recorded file: its state now}; without those that are gone."""
        records = self.env["eoffice.evidence.file"].sudo().browse(rows).exists()
        files = self.env["ir.attachment"].sudo().browse(records.mapped("attachment_number")).exists()
        known = {file.id: file for file in files}
        return {
            record.id: self._file_state(record, known[record.attachment_number])
            for record in records
            if record.attachment_number in known
        }

    def _accepted(self, model, kinds):
        """{row: what was accepted of it last} for ``kinds`` of differences of ``model``."""
        rows = self.env["eoffice.evidence.acceptance"].search(
            [("model", "=", model._name), ("kind", "in", kinds)], order="id"
        )
        return {row.row_id: row.accepted_hash or "" for row in rows}

    def _begun_anew(self):
        """(number of the last seal that was closed, digest of the closed ones); (0, "") for a whole chain."""
        row = self.env["eoffice.evidence.acceptance"].search([("kind", "=", "anew")], limit=1)
        return row.last_seal, row.accepted_hash or ""

    def _as_accepted(self, model, expected, found):
        """``expected`` with the accepted note of a row in place of the one it broke; without accepted removals."""
        accepted = self._accepted(model, ("changed", "added", "removed"))
        if not accepted:
            return expected
        gone = [row for row, digest in accepted.items() if not digest]
        expected = expected[~np.isin(expected["row"], gone)].copy()
        if model._evidence_living:
            return expected
        for row, digest in accepted.items():
            same = found[found["row"] == row]
            same = same[[note["hash"].astype(">u8").tobytes().hex() == digest for note in same]]
            at = np.searchsorted(expected["row"], row)
            if len(same) and at < len(expected) and expected["row"][at] == row:
                expected[at] = same[-1]
        return expected
