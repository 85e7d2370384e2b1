from odoo import models
from odoo.addons.base_import.models.base_import import ImportValidationError

from ...error_translation import translated
from ...register_import import COLUMNS, LIMITS
from ...tabular import NoRows, TableError, read_table

ROW = "eoffice.register.import.row"


class BaseImport(models.TransientModel):
    """The screen on which the file of an old register is chosen reads it as the command does."""

    _inherit = "base_import.import"

    def _read_file(self, options):
        """Titles, old fonts, merged days and other headings are seen to; the rest of the screen is Odoo's."""
        if self.res_model != ROW:
            return super()._read_file(options)
        try:
            table = read_table(self.file or b"", columns=COLUMNS, limits=LIMITS)
            if not table.rows:
                raise NoRows()
        except TableError as error:
            raise ImportValidationError(translated(error, self.env.lang)) from error
        faults = [translated(row.error, self.env.lang) for row in table.rows if row.problem]
        if faults:
            raise ImportValidationError("\n".join(faults[:20]))
        # the label of its field is what Odoo knows a column by
        labels = self.env[ROW].fields_get(list(COLUMNS), ["string"])
        headings = [
            labels[column]["string"] if column else heading
            for column, heading in zip(table.columns, table.headings, strict=True)
        ]
        rows = [headings, *(row.texts for row in table.rows)]
        return len(rows), rows
