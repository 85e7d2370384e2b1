from odoo import api, fields, models


class DocumentRegisterImport(models.Model):
    """A document of an old register: it bears the number it had there, and nobody owes any work on it."""

    _inherit = "eoffice.document"

    register_import_key = fields.Char(
        "Row of the old register", readonly=True, copy=False, help="Tells a row that is loaded already from a new one."
    )

    _register_import_uniq = models.UniqueIndex("(register_import_key) WHERE register_import_key IS NOT NULL")

    @api.model
    def _state_dependencies(self):
        return [*super()._state_dependencies(), "register_import_key"]

    def _current_state(self):
        state = super()._current_state()
        return "done" if state == "registered" and self.register_import_key else state

    @api.depends("register_import_key")
    def _compute_register_due(self):
        old = self.filtered("register_import_key")
        old.register_due = False
        super(DocumentRegisterImport, self - old)._compute_register_due()

    def _fill_from(self, recognition):
        """What the register says stays as it is: the pages are read for the search alone."""
        old = self.filtered("register_import_key")
        old._index_text()
        if self - old:
            super(DocumentRegisterImport, self - old)._fill_from(recognition)
