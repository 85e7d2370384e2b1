from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError
from odoo.tools import SQL

from .eoffice_document_text import INDEX

PAUSE = 3  # seconds between two looks at the database building the index
GROUP = "eoffice_documents.group_administrator"


class TextIndex(models.Model):
    """The index of words as an administrator sees it: how complete it is, and the acts that check and rebuild it.

    There is one row. Its work goes on in jobs (``eoffice_text_index_work``), one short transaction each.
    """

    _name = "eoffice.text.index"
    _description = "Index of words"
    _inherit = ["eoffice.watched.job.mixin", "eoffice.protected.fields.mixin"]
    _screen_key = "index"

    act = fields.Selection(
        [("rebuild", "Rebuild"), ("mend", "Mend"), ("check", "Check")], readonly=True, help="What was begun last."
    )
    stage = fields.Selection([("texts", "Texts"), ("index", "Index")], readonly=True)
    state = fields.Selection(
        [("done", "At rest"), ("running", "Under way"), ("stopped", "Stopped"), ("failed", "Broken off")],
        required=True,
        readonly=True,
        default="done",
    )
    failure = fields.Char(readonly=True)
    user_id = fields.Many2one("res.users", "Begun by", readonly=True, ondelete="set null")
    started_on = fields.Datetime("Begun on", readonly=True)
    cursor = fields.Integer(readonly=True, help="Id of the last document that was looked at.")
    total = fields.Integer(readonly=True, help="Documents when it began.")
    looked_at = fields.Integer("Documents looked at", readonly=True)
    wrong = fields.Integer("Texts that differ", readonly=True, help="Whose text was missing or said something else.")
    faults = fields.Json(readonly=True, help="{document id: why its text could not be stored}")
    building = fields.Integer("Index, percent", readonly=True)
    attempts = fields.Integer(readonly=True, help="How often the database was asked to build the index.")

    checked_on = fields.Datetime("Last checked", readonly=True)
    checked_wrong = fields.Integer("Differing at the last check", readonly=True)
    rebuilt_on = fields.Datetime("Last rebuilt", readonly=True)
    rebuilt_minutes = fields.Float("Minutes it took", readonly=True, digits=(16, 1))

    documents = fields.Integer(compute="_compute_figures")
    texts = fields.Integer("Documents with their text in the index", compute="_compute_figures")
    lacking = fields.Integer("Documents without", compute="_compute_figures")
    index_mb = fields.Float("Size of the index, MB", compute="_compute_figures", digits=(16, 1))
    text_mb = fields.Float("Size of the texts, MB", compute="_compute_figures", digits=(16, 1))
    cut_changed = fields.Boolean(compute="_compute_figures")
    progress = fields.Float(compute="_compute_progress")
    fault_count = fields.Integer("Could not be stored", compute="_compute_progress")
    fault_text = fields.Text("Why", compute="_compute_progress")

    @api.depends("act")
    def _compute_display_name(self):
        self.display_name = self.env._("Index of the search")

    @api.depends("state")
    def _compute_figures(self):
        """Two counts by index only and two sizes; none while work goes on and the screen follows it."""
        if "running" in self.mapped("state"):
            self.documents = self.texts = self.lacking = self.index_mb = self.text_mb = self.cut_changed = False
            return
        [(documents, texts, index_size, text_size)] = self.env.execute_query(
            SQL(
                """SELECT (SELECT count(*) FROM eoffice_document), (SELECT count(*) FROM eoffice_document_text),
                          pg_relation_size(to_regclass(%s)), pg_table_size('eoffice_document_text')""",
                INDEX,
            )
        )
        self.documents, self.texts, self.lacking = documents, texts, documents - texts
        self.index_mb, self.text_mb = (index_size or 0) / 2**20, text_size / 2**20
        self.cut_changed = self.env["eoffice.document.text"].sudo()._cut_changed()

    @api.depends("stage", "looked_at", "total", "building", "faults")
    def _compute_progress(self):
        for index in self:
            seen = 100 * min(index.looked_at / index.total, 1) if index.total else 100
            index.progress = index.building if index.stage == "index" else seen
            faults = index.faults or {}
            index.fault_count = len(faults)
            index.fault_text = "\n".join(f"{document}: {reason}" for document, reason in sorted(faults.items()))

    def action_rebuild(self):
        """Store the text of each document that lacks it, then build the index anew beside the old one."""
        self._begin("rebuild")

    def action_mend(self):
        """Store the text of each document that lacks it or says something else; the index stays as it is."""
        self._begin("mend")

    def action_check(self):
        """Count the documents whose text is missing or says something else, and change nothing."""
        self._begin("check")

    def _begin(self, act):
        index = self._administered()
        if index.state == "running":
            raise UserError(self.env._("Work on the index is under way. Stop it first, or wait for its end."))
        index._start(act)

    def action_stop(self):
        """Stop after the slice at hand; what was done stays done."""
        index = self._administered()
        if index.state == "running":
            index.state = "stopped"
            index._cancel_building()
            index._queue(PAUSE)  # what was built so far is cleared away

    def action_resume(self):
        """Go on after a stop or a failure, from where it was."""
        index = self._administered()
        if index.state in ("stopped", "failed"):
            index.write({"state": "running", "failure": False, "attempts": 0})
            index._queue()

    def action_retry(self):
        """Store the texts once more that could not be stored."""
        index = self._administered()
        index.faults = index._store([int(document) for document in index.faults or {}])

    def _administered(self):
        """The row, for the methods below, if an administrator asks."""
        if not self.env.su and not self.env.user.has_group(GROUP):
            raise AccessError(self.env._("Only administrators look after the index of the search."))
        return self.sudo().ensure_one()
