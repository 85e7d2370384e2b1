from odoo import api, fields, models


class DocumentHistory(models.Model):
    """A document of an old register: it bears the number it had there, and nobody owes any work on it."""

    _inherit = "eoffice.document"

    history_key = fields.Char(
        "Row of the old register", readonly=True, copy=False, help="Tells a row that is loaded already from a new one."
    )

    _history_uniq = models.UniqueIndex("(history_key) WHERE history_key IS NOT NULL")

    @api.depends("history_key")
    def _compute_state(self):
        super()._compute_state()
        for document in self:
            if document.history_key and document.state == "registered":
                document.state = "done"

    @api.depends("history_key")
    def _compute_register_due(self):
        old = self.filtered("history_key")
        old.register_due = False
        super(DocumentHistory, self - old)._compute_register_due()

    def _fill_from(self, recognition):
        """What the register says stays as it is: the pages are read for the search alone."""
        old = self.filtered("history_key")
        old._index_text()
        if self - old:
            super(DocumentHistory, self - old)._fill_from(recognition)
