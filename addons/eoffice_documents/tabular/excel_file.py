"""Excel files: .xlsx by openpyxl, .xls of before 2007 by xlrd. Nothing is computed, no macro or link is followed."""

import io
import zipfile

import openpyxl
import xlrd
from lxml import etree

from ..vietnamese.legacy_encodings import of_font
from .cells import as_text
from .errors import DamagedFile, MacrosOrLinks, OtherFormat, PasswordNeeded, TableError, UnpacksTooLarge
from .model import Line, Sheet

PARTS = 300
WIDTH = 60  # columns
BLANK = 1000  # blank lines after which nothing more belongs to the list
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_xlsx_sheets(data, limits, *, compose):
    """The visible Sheets of an .xlsx file, values as they were when it was saved. Raises TableError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_parts(archive, limits)
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        return [_xlsx_sheet(book, sheet, limits, compose) for sheet in shown]
    except TableError:
        raise
    except Exception as error:  # openpyxl has no error of its own for a broken file
        raise DamagedFile() from error


def _check_parts(archive, limits):
    parts = archive.infolist()
    names = [part.filename.lower() for part in parts]
    if len(parts) > PARTS or sum(part.file_size for part in parts) > limits.unpacked_megabytes * 1e6:
        raise UnpacksTooLarge()
    if any("vba" in name or "externallink" in name for name in names):
        raise MacrosOrLinks()
    if "mimetype" in names or "xl/workbook.bin" in names:
        raise OtherFormat()
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            with archive.open(part) as file:
                # entities can make much of little; in UTF-16 every other byte is nought
                if b"<!DOCTYPE" in file.read(65536).replace(b"\0", b""):
                    raise DamagedFile()


def _xlsx_sheet(book, sheet, limits, compose):
    sheet.reset_dimensions()  # some programs write wrong ones
    merged, formulas = _marked(book, sheet)
    lines, fonts = [], {}

    def values():
        for number, row in enumerate(sheet.iter_rows(max_col=WIDTH), 1):
            cells = []
            for column, cell in enumerate(row):
                if cell.value is None:
                    cells.append(formulas.get((number, column), ""))
                    continue
                cells.append(as_text(cell.value, compose=compose))
                if not cells[-1].isascii() and of_font(cell.font.name or ""):
                    fonts[number, column] = cell.font.name
            yield cells

    lines = _kept(values(), limits)
    return Sheet(sheet.title, lines, merged, fonts)


def _marked(book, sheet):
    """What openpyxl does not say when it reads line by line: merged cells, and formulas saved without their value."""
    merged, formulas = [], {}
    with book._archive.open(sheet._worksheet_path) as source:  # the two have no public names
        found = etree.iterparse(source, tag=(f"{_MAIN}c", f"{_MAIN}mergeCell"), resolve_entities=False, no_network=True)
        for _event, element in found:
            if element.tag == f"{_MAIN}mergeCell":
                left, top, right, bottom = openpyxl.utils.range_boundaries(element.get("ref"))
                merged.append((top, left - 1, bottom, right - 1))
            elif (formula := element.findtext(f"{_MAIN}f")) and not element.findtext(f"{_MAIN}v"):
                row, column = openpyxl.utils.cell.coordinate_to_tuple(element.get("r"))
                formulas[row, column - 1] = f"={formula}"
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    return merged, formulas


def _kept(rows, limits):
    """Lines that are not blank, up to a long gap; a few more than allowed, so that too many are seen."""
    lines, last = [], 0
    for number, cells in enumerate(rows, 1):
        if any(cells):
            lines.append(Line(number, cells))
            last = number
        if number - last > BLANK or len(lines) > limits.rows + BLANK:
            break
    return lines


def read_xls_sheets(data, limits, *, compose):
    """The visible Sheets of an .xls file. Raises TableError."""
    if _LOCKED in data:
        raise PasswordNeeded()
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
        return [_xls_sheet(book, sheet, limits, compose) for sheet in book.sheets() if not sheet.visibility]
    except Exception as error:  # xlrd stumbles over a broken file in many ways
        raise PasswordNeeded() if "encrypted" in str(error).lower() else DamagedFile() from error


def _xls_sheet(book, sheet, limits, compose):
    fonts = {}

    def values():
        for row in range(sheet.nrows):
            cells = []
            for column in range(min(sheet.row_len(row), WIDTH)):
                cell = sheet.cell(row, column)
                text = as_text(_xls_value(book, cell), compose=compose)
                if not text.isascii():
                    font = book.font_list[book.xf_list[cell.xf_index].font_index].name
                    if of_font(font):
                        fonts[row + 1, column] = font
                cells.append(text)
            yield cells

    lines = _kept(values(), limits)
    merged = [(top + 1, left, bottom, right - 1) for top, bottom, left, right in sheet.merged_cells]
    return Sheet(sheet.name, lines, merged, fonts)


def _xls_value(book, cell):
    if cell.ctype == xlrd.XL_CELL_DATE:
        try:
            moment = xlrd.xldate_as_datetime(cell.value, book.datemode)
        except (xlrd.xldate.XLDateError, OverflowError, ValueError):
            return cell.value
        return moment.time() if 0 <= cell.value < 1 else moment
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(cell.value)
    if cell.ctype == xlrd.XL_CELL_ERROR:
        return xlrd.error_text_from_code.get(cell.value, "#")
    return None if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) else cell.value
