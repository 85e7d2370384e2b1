from odoo import api, fields, models
from odoo.tools import SQL

from .rights_watch_mixin import TOUCHED

CONFIRMERS = ("eoffice_documents.group_office_chief", "eoffice_documents.group_leader")
SHOWN = 3  # names in a row of the list


class RightsChange(models.Model):
    """What one act changed of people's rights: a warning until somebody in charge has confirmed or reversed it."""

    _name = "eoffice.rights.change"
    _description = "Change of rights"
    _inherit = ["eoffice.immutable.mixin", "eoffice.evidence.mixin", "eoffice.led.mixin"]
    _order = "id desc"
    _evidence_living = True
    _led_by = "line_ids.unit_id"

    user_id = fields.Many2one(
        "res.users", "Rights changed by", required=True, readonly=True, index=True, ondelete="restrict"
    )
    changed_on = fields.Datetime("Rights changed on", required=True, readonly=True)
    act = fields.Char(
        "Transaction of the database", required=True, readonly=True, help="What was done in one go is one change."
    )
    state = fields.Selection(
        [
            ("open", "Not settled yet"),
            ("confirmed", "Change confirmed"),
            ("reversed", "Change reversed"),
            ("reversal", "Reversal of a change"),
            ("set_up", "First set-up"),
        ],
        required=True,
        readonly=True,
        index=True,
    )
    reversal_of_id = fields.Many2one("eoffice.rights.change", "Reverses the change", readonly=True, ondelete="restrict")
    decided_by_id = fields.Many2one("res.users", "Settled by", readonly=True, ondelete="restrict")
    decided_on = fields.Datetime("Settled on", readonly=True)
    line_ids = fields.One2many("eoffice.rights.change.line", "change_id", "Changed rights", readonly=True)
    line_count = fields.Integer("Number of changed rights", compute="_compute_words")
    people = fields.Char("For whom", compute="_compute_words")
    kinds = fields.Char("Kinds of rights", compute="_compute_words")
    first = fields.Char("What changed", compute="_compute_words")

    _act_idx = models.Index("(act)")

    @api.depends("user_id", "changed_on")
    def _compute_display_name(self):
        for change in self:
            change.display_name = self.env._("Change of rights no. %s", change.id)

    @api.depends("line_ids")
    @api.depends_context("lang")
    def _compute_words(self):
        labels = dict(self.env["eoffice.rights.change.line"]._fields["kind"]._description_selection(self.env))
        for change in self:
            lines = change.line_ids
            names = list(dict.fromkeys(line.holder for line in lines))
            shown = ", ".join(names[:SHOWN])
            more = len(names) - SHOWN
            change.line_count = len(lines)
            change.people = self.env._("%(names)s and %(count)s more", names=shown, count=more) if more > 0 else shown
            change.kinds = ", ".join(dict.fromkeys(labels[line.kind] for line in lines))
            change.first = lines[:1].sentence

    @api.model
    def _record(self, reversal_of=None):
        """At the end of a transaction, or of a part that can fail alone: write down what rights it has changed."""
        touched = self.env.cr.precommit.data.pop(TOUCHED, {})
        if not touched:
            return self.browse()
        changes = self.with_env(self.env["eoffice.rights.watch.mixin"]._rights_env())
        made = self.browse()
        for uid, lines in changes._differences(touched).items():
            made |= changes._of_this_act(uid, lines, reversal_of)
        self.env.flush_all()
        return made

    def _differences(self, touched):
        """{uid: values of lines} of what the ``touched`` records give otherwise than before."""
        found = {}
        by_model = {}
        for name, row in touched:
            by_model.setdefault(name, []).append(row)
        for name, rows in by_model.items():
            model = self.env[name]
            there = model.browse(rows).exists()
            given = there._rights_given_by_row()
            for row in rows:
                uid, before, subject, unit = touched[name, row]
                now, record = given.get(row, {}), model.browse(row)
                if row in there.ids:
                    subject, unit = subject or record._rights_subject(), record._rights_unit().id or unit
                for user in dict.fromkeys([*before, *now]):
                    old, new = before.get(user, set()), now.get(user, set())
                    if old != new:
                        line = model._rights_line(row, user, old, new, subject, unit)
                        found.setdefault(uid, []).append(line)
        return found

    def _of_this_act(self, uid, lines, reversal_of):
        """Write ``lines`` down as changed by ``uid``, together with what the same transaction has changed before."""
        act = self._act()
        state = "reversal" if reversal_of else "set_up" if self._is_set_up() else "open"
        change = self.search([("act", "=", act), ("user_id", "=", uid), ("state", "=", state)], limit=1)
        if not change or reversal_of:
            now = fields.Datetime.now()
            settled = {"decided_by_id": uid, "decided_on": now} if state != "open" else {}
            change = self.create(
                {
                    "user_id": uid,
                    "changed_on": now,
                    "act": act,
                    "state": state,
                    "reversal_of_id": reversal_of and reversal_of.id,
                    **settled,
                }
            )
        self.env["eoffice.rights.change.line"].create([{"change_id": change.id, **line} for line in lines])
        return change

    @api.model
    def _act(self):
        """What the transaction is called by the database, the same in all of its parts."""
        return self.env.execute_query(SQL("SELECT pg_current_xact_id()::text"))[0][0]

    @api.model
    def _is_set_up(self):
        """Whether the office is being set up: nobody who could confirm has ever logged in, and nothing is open.

        What whoever sets the office up then gives, they answer for themselves: one line, which stays on record.
        """
        if self.search_count([("state", "!=", "set_up")], limit=1):
            return False
        people = self._confirmers().ids
        return not self.env["res.users.log"].search_count([("create_uid", "in", people)], limit=1)

    @api.model
    def _confirmers(self):
        return self.env["res.users"].union(*(self.env.ref(group).all_user_ids for group in CONFIRMERS))
