"""Odoo's own export of lists: what people have typed is text in a spreadsheet, never a formula.

Measured on Odoo 19.0: the Excel export hands every string to XlsxWriter, which makes =… a formula and http… a link; the
CSV export marks = + - with an apostrophe, but not @, tab or a line's end, which spreadsheets take for a formula's
beginning as well (OWASP, "CSV Injection").
"""

from odoo.addons.web.controllers.export import CSVExport, ExportXlsxWriter

FORMULA_STARTS = ("@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")  # the last four in full width
_write = ExportXlsxWriter.write


def _write_text(writer, row, column, cell_value, style=None):
    if isinstance(cell_value, str):
        writer.worksheet.write_string(row, column, cell_value, style)
    else:
        _write(writer, row, column, cell_value, style)


# one class writes plain and grouped lists, and no controller gives it: there is nothing to inherit
ExportXlsxWriter.write = _write_text


class ListExport(CSVExport):
    def from_data(self, fields, columns_headers, rows):
        return super().from_data(fields, columns_headers, [[_text(cell) for cell in row] for row in rows])


def _text(cell):
    if isinstance(cell, bytes):
        cell = cell.decode()
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
