"""Why a table, or a row of it, cannot be read: one stable code a cause."""

# code: constant English sentence, with %(name)s for each parameter, so that callers can translate it
SENTENCES = {
    "empty": "The file is empty. Choose the file with the list.",
    "too_large": "The file is larger than %(limit)s MB. Keep only the list in it.",
    "too_many_rows": "The list has more than %(limit)s rows. Cut it into parts.",
    "not_a_table": "This is neither an Excel nor a CSV file. Choose the file with the list.",
    "not_text": "The letters of the file cannot be read. Save it as «CSV UTF-8» or as .xlsx.",
    "other_format": "This kind of spreadsheet is not read. Open it in Excel and save it as .xlsx.",
    "password": "The Excel file is locked with a password. Save it without one.",
    "macros": "The Excel file holds macros or links to other files. Copy the values into a new file.",
    "unpacked": "The Excel file unpacks to too much. Copy the list into a new file.",
    "damaged": "The Excel file is damaged or unsafe. Copy the list into a new file.",
    "no_heading": "No line with the headings of the columns was found. Write it above the list.",
    "no_rows": "The list has headings but no rows below them.",
    # of one row
    "quotes": "A quotation mark is not closed, or the cell is too long. Correct this row.",
    "letters": "Some letters of this row cannot be read. Type them again.",
    "width": "The row has %(found)s cells, the heading %(wanted)s. Put a cell with a separator in quotation marks.",
}


class TableError(Exception):
    """A table that cannot be read at all, or what is wrong with one row of it; ``code`` never changes."""

    def __init__(self, code, **params):
        self.code, self.params = code, params
        super().__init__(SENTENCES[code] % params)
