from odoo import api, fields, models, tools

from .written_value import written_changes, written_values

LOG = "eoffice.change.audit.log"
# models of Odoo that hold what the office has decided: who works where, and when
BESIDE = {"hr.department", "resource.calendar", "resource.calendar.attendance", "resource.calendar.leaves"}
# what a record of these says is for few; of records tied to one the log names the fields, and never what they hold
GUARDED = {"calendar.event", "eoffice.document", "eoffice.dossier", "helpdesk.ticket"}


class ChangeAuditLog(models.Model):
    """Who has changed what people set up: lists, rules, authorisations, stand-ins (N30 PL VI III.5.a).

    A row is written with the change itself, whatever the context of the call says. What has a log of its own, a
    document, a dossier, an account, is not in this one.
    """

    _name = "eoffice.change.audit.log"
    _description = "Change of a list or setting"
    _inherit = ["eoffice.immutable.mixin", "eoffice.evidence.mixin"]
    _order = "id desc"

    model = fields.Char("Kind (technical)", required=True, readonly=True)
    kind = fields.Char("Kind of record", compute="_compute_kind")
    record_id = fields.Many2oneReference("Id of the record", model_field="model", required=True, readonly=True)
    name = fields.Char("What", readonly=True)
    act = fields.Selection(
        [("made", "Made"), ("changed", "Changed"), ("removed", "Removed")], required=True, readonly=True
    )
    note = fields.Text("Change", readonly=True)
    user_id = fields.Many2one("res.users", "Done by", required=True, readonly=True, index=True, ondelete="restrict")
    done_on = fields.Datetime(required=True, readonly=True)

    _record_idx = models.Index("(model, record_id)")

    @api.depends("model")
    def _compute_kind(self):
        for log in self:
            log.kind = self.env["ir.model"]._get(log.model).sudo().name or log.model

    @api.model
    def _add(self, act, lines):
        """Write a row for each ``(record, name, note)`` of ``lines``, by the current user."""
        now = fields.Datetime.now()
        self.sudo().create(
            [
                {
                    "model": record._name,
                    "record_id": record.id,
                    "name": name,
                    "act": act,
                    "note": note,
                    "user_id": self.env.uid,
                    "done_on": now,
                }
                for record, name, note in lines
            ]
        )


class Base(models.AbstractModel):
    """What a person changes in a record of ours leaves a row, if no log of its own says it.

    What the methods of a model write as superuser is theirs to log (`_eoffice_write_logged`). A model born tomorrow is
    logged from its first day.
    """

    _inherit = "base"
    _eoffice_logged = True

    @api.model
    @tools.ormcache("self._name")
    def _eoffice_is_logged(self):
        ours = self._name.startswith("eoffice.") or self._name in BESIDE
        return ours and self._eoffice_logged and not (self._abstract or self._transient)

    @api.model
    @tools.ormcache("self._name")
    def _eoffice_is_open(self):
        """Whether a log may hold what these records say."""
        return not any(field.store and field.comodel_name in GUARDED for field in self._fields.values())

    def _eoffice_log_lines(self):
        """``(record, name, note)`` of each of ``self``, before anything happens to it."""
        named = self._eoffice_is_open()
        return [(record, record.display_name if named else False, False) for record in self.sudo()]

    @api.model_create_multi
    def create(self, vals_list):
        records = super().create(vals_list)
        if not self.env.su and self._eoffice_is_logged():
            self.env[LOG]._add("made", records._eoffice_log_lines())
        return records

    def write(self, vals):
        if self.env.su or not self._eoffice_is_logged():
            return super().write(vals)
        before = self._eoffice_before(vals)
        result = super().write(vals)
        self._eoffice_log_changed(before)
        return result

    def _eoffice_write_logged(self, vals):
        """Write ``vals`` as superuser for whom a method asked before; the log says what a write by hand would leave."""
        before = self._eoffice_before(vals)
        self.checked_sudo().write(vals)
        self._eoffice_log_changed(before)

    def _eoffice_before(self, vals):
        return {line: written_values(line[0], vals) for line in self._eoffice_log_lines()}

    def _eoffice_log_changed(self, before):
        told = self._eoffice_is_open()
        lines = [
            (record, name, "\n".join(changes))
            for (record, name, _note), values in before.items()
            if (changes := list(written_changes(record, values, with_values=told)))
        ]
        if lines:
            self.env[LOG]._add("changed", lines)

    def unlink(self):
        lines = self._eoffice_log_lines() if not self.env.su and self._eoffice_is_logged() else ()
        result = super().unlink()
        if lines:
            self.env[LOG]._add("removed", lines)
        return result
