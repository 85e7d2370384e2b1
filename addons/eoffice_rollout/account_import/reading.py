import csv
import io
import zipfile

import openpyxl
from odoo.addons.eoffice_documents.fulltext import words
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

MEGABYTES = 5
UNPACKED = 50
PARTS = 300
PEOPLE = 2000
WIDTH = 30
HEADING_WITHIN = 20  # lines of letterhead above the headings
LONGEST = 200

# the headings offices write, without accents and punctuation
COLUMNS = {
    "name": ("ho va ten", "ho ten", "ten", "can bo"),
    "job_title": ("chuc vu", "chuc danh"),
    "unit_name": ("don vi", "phong ban", "don vi cong tac"),
    "role_names": ("vai tro", "quyen"),
    "email": ("email", "e mail", "thu dien tu", "thu cong vu"),
    "phone": ("dien thoai", "so dien thoai", "di dong", "dt"),
    "login": ("ten dang nhap", "tai khoan"),
}


class StaffFileError(ValueError):
    """The file as a whole cannot be read; the sentence says what to do."""


def read_people(data: bytes, file_name: str = "") -> list[dict]:
    """One dict a person, {"row": line in the file, column: text as typed}, of a CSV or Excel file.

    Raises StaffFileError for a file that is no list of people, too large or dangerous.
    """
    return read_table(data, file_name, COLUMNS)


def read_table(data: bytes, file_name: str, columns: dict) -> list[dict]:
    """One dict a line, {"row": line in the file, column: text as typed}, of a CSV or Excel file.

    ``columns`` are {column: headings it is known by}, ``name`` among them; others are passed over, lines without any
    text as well. Raises StaffFileError as ``read_people``.
    """
    if not data:
        raise StaffFileError(_lt("The file is empty. Choose the file with the list."))
    if len(data) > MEGABYTES * 1e6:
        raise StaffFileError(_lt("The file is larger than 5 MB. Keep only the list in it."))
    if data.startswith(b"\xd0\xcf\x11\xe0") or file_name.lower().endswith((".xls", ".xlsm", ".xlsb")):
        raise StaffFileError(_lt("Old or macro Excel files are not read. Save the list as .xlsx or CSV UTF-8."))
    rows = _excel(data) if data.startswith(b"PK") else _csv(data)
    return _lines(rows, columns)


def _excel(data):
    """Values of the first sheet; formulas are not computed, macros, links and entities refuse the file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as held:
            parts = held.infolist()
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED * 1e6:
                raise StaffFileError(_lt("The Excel file unpacks to too much. Copy the list into a new file."))
            for part in parts:
                if "vba" in part.filename.lower() or "externallink" in part.filename.lower():
                    raise StaffFileError(_lt("The Excel file holds macros or links. Copy the values into a new file."))
                if part.filename.endswith((".xml", ".rels")) and b"<!" in held.read(part)[:4000]:
                    raise StaffFileError(_lt("The Excel file is damaged or unsafe. Copy the list into a new file."))
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        # one line more than allowed, so that too many are seen
        last = PEOPLE + HEADING_WITHIN + 1
        return [
            ["" if cell is None else str(cell) for cell in row]
            for row in sheet.iter_rows(max_row=last, max_col=WIDTH, values_only=True)
        ]
    except StaffFileError:
        raise
    except Exception as error:  # openpyxl names no error of its own for a broken file
        raise StaffFileError(_lt("The Excel file is damaged or unsafe. Copy the list into a new file.")) from error


def _csv(data):
    try:
        text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise StaffFileError(_lt("The file is not in Unicode. Save it as «CSV UTF-8» or as .xlsx.")) from error
    if "\0" in text:
        raise StaffFileError(_lt("This is neither an Excel nor a CSV file. Choose the file with the list."))
    head = text[:4000]
    mark = max("\t;,", key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error as error:
        raise StaffFileError(_lt("The CSV file has a quotation mark that is never closed. Correct it.")) from error
    return [row[:WIDTH] for row in rows]


def _lines(rows, known):
    named = {heading: column for column, headings in known.items() for heading in headings}
    headings = [[named.get(" ".join(words(cell))) for cell in row] for row in rows[:HEADING_WITHIN]]
    found = [line for line, columns in enumerate(headings) if "name" in columns and len({*columns} - {None}) > 1]
    if not found:
        raise StaffFileError(_lt("No headings found. The first line names the columns: Họ tên, Chức vụ, Đơn vị, …"))
    first = found[0]
    columns = headings[first]
    lines = []
    for line, cells in enumerate(rows[first + 1 :], first + 2):
        typed = {}
        for column, cell in zip(columns, cells, strict=False):
            if column:
                typed.setdefault(column, cell.strip()[:LONGEST])
        if any(typed.values()):
            lines.append({"row": line, **typed})
    if not lines:
        raise StaffFileError(_lt("The list has headings but no lines."))
    if len(lines) > PEOPLE:
        raise StaffFileError(_lt("A list holds at most 2,000 lines. Cut it in parts."))
    return lines
