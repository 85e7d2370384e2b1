"""Why a table, or a row of it, cannot be read: one sentence for people and one stable code a cause."""

from ..errors import EofficeError, _lt


class TableError(EofficeError):
    """A table that cannot be read at all, or what is wrong with one row of it. Subclasses are the causes."""

    code = "unreadable"
    message = _lt("The list cannot be read. Copy it into a new file.")


class EmptyFile(TableError):
    code = "empty"
    message = _lt("The file is empty. Choose the file with the list.")


class FileTooLarge(TableError):
    code = "too_large"
    message = _lt("The file is larger than %(limit)s MB. Keep only the list in it.")


class TooManyRows(TableError):
    code = "too_many_rows"
    message = _lt("The list has more than %(limit)s rows. Split it into several files.")


class NotATable(TableError):
    code = "not_a_table"
    message = _lt("This is neither an Excel nor a CSV file. Choose the file with the list.")


class UnknownEncoding(TableError):
    code = "encoding"
    message = _lt("The letters of the file cannot be read. Save it as «CSV UTF-8» or as .xlsx.")


class OtherFormat(TableError):
    code = "other_format"
    message = _lt("This kind of spreadsheet is not read. Open it in Excel and save it as .xlsx.")


class PasswordNeeded(TableError):
    code = "password"
    message = _lt("The Excel file is locked with a password. Save it without one.")


class MacrosOrLinks(TableError):
    code = "macros"
    message = _lt("The Excel file contains macros or links to other files. Copy the values into a new file.")


class UnpacksTooLarge(TableError):
    code = "unpacked"
    message = _lt("The Excel file unpacks to too much. Copy the list into a new file.")


class DamagedFile(TableError):
    code = "damaged"
    message = _lt("The Excel file is damaged or unsafe. Copy the list into a new file.")


class NoHeading(TableError):
    code = "no_heading"
    message = _lt("No row with the headings of the columns was found. Write it above the list.")


class NoRows(TableError):
    code = "no_rows"
    message = _lt("The list has headings but no rows below them. Fill it in and try again.")


class OpenQuotation(TableError):
    """Of one row, as those below."""

    code = "quotation"
    message = _lt("A quotation mark is not closed, or a cell is too long. Correct the row.")


class UnreadLetters(TableError):
    code = "letters"
    message = _lt("Some letters of the row cannot be read. Type them again.")


class WrongWidth(TableError):
    code = "width"
    message = _lt(
        "The row has %(found)s cells, but the heading has %(wanted)s columns. Put a cell that contains a separator in "
        "quotation marks."
    )
