"""Tables as people bring them, made by the tests themselves."""

import io
import unicodedata
import zipfile
from csv import writer
from itertools import product

import openpyxl
import xlwt

# a register as an office may ask for it
COLUMNS = {
    "book": ("Ký hiệu sổ", "Sổ"),
    "sequence_number": ("Số đăng ký", "Số đến", "Số đi"),
    "received_on": ("Ngày đăng ký", "Ngày đến", "Ngày đi"),
    "number": ("Số văn bản", "Số"),
    "reference": ("Số, ký hiệu",),
    "issuer_name": ("Tác giả",),
    "document_type": ("Tên loại",),
    "subject": ("Trích yếu", "Tên loại và trích yếu nội dung"),
}
HEADINGS = ["Số đến", "Ngày đến", "Tác giả", "Số, ký hiệu", "Trích yếu"]
NAMES = ["sequence_number", "received_on", "issuer_name", "reference", "subject"]


def csv(*rows, separator=",", encoding="utf-8-sig"):
    held = io.StringIO()
    writer(held, delimiter=separator).writerows(rows)
    return held.getvalue().encode(encoding)


def xlsx(*rows, merge=(), fonts=None, more=None):
    """The bytes of a workbook. ``fonts``: {cell: font name}; ``more``: {title of a further sheet: its rows}."""
    book = openpyxl.Workbook()
    fill(book.active, rows)
    for cell, name in (fonts or {}).items():
        book.active[cell].font = openpyxl.styles.Font(name=name)
    for area in merge:
        book.active.merge_cells(area)
    for title, others in (more or {}).items():
        fill(book.create_sheet(title), others)
    return saved(book)


def fill(sheet, rows):
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            cell.value = value
            if isinstance(value, str) and not value.startswith("=:"):
                cell.data_type = "s"
            elif isinstance(value, str):
                cell.value = "=" + value[2:]


def saved(book):
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def xls(*rows, merge=(), formats=None, font=None):
    """The bytes of an .xls workbook. ``merge``: (top, bottom, left, right, value); ``formats``: {type: format}."""
    book = xlwt.Workbook(style_compression=2)
    sheet = book.add_sheet("Sheet1")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            style = xlwt.XFStyle()
            style.num_format_str = (formats or {}).get(type(value), "General")
            if font:
                style.font.name = font
            if value is not None:
                sheet.write(at, column, value, style)
    for area in merge:
        sheet.write_merge(*area)
    return saved(book)


def zipped(parts):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return held.getvalue()


def changed(data, part, old, new):
    """The .xlsx ``data`` with ``old`` in one of its parts written as ``new``."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    assert old in parts[part]
    return zipped({**parts, part: parts[part].replace(old, new)})


# how fonts of before Unicode keep the letters, written down apart from the reader: TCVN 5712:1993 VN3 and VNI-Windows
_TCVN3 = dict(
    zip(
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂĐÊÔƠƯ",
        "\xb5\xb6\xb7\xb8\xb9\xa8\xbb\xbc\xbd\xbe\xc6\xa9\xc7\xc8\xc9\xca\xcb\xae\xcc\xce\xcf\xd0\xd1\xaa\xd2\xd3\xd4\xd5\xd6"
        "\xd7\xd8\xdc\xdd\xde\xdf\xe1\xe2\xe3\xe4\xab\xe5\xe6\xe7\xe8\xe9\xac\xea\xeb\xec\xed\xee\xef\xf1\xf2\xf3\xf4\xad\xf5"
        "\xf6\xf7\xf8\xf9\xfa\xfb\xfc\xfd\xfe\xa1\xa2\xa7\xa3\xa4\xa5\xa6",
        strict=True,
    )
)
_VNI = {"đ": "ñ", "ơ": "ô", "ư": "ö", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}
_ROOFS = {"": ["", "ù", "ø", "û", "õ", "ï"], "\u0302": list("âáàåãä"), "\u0306": list("êéèúüë")}
for (_roof, _signs), (_at, _tone) in product(_ROOFS.items(), enumerate(("", *"\u0301\u0300\u0309\u0303\u0323"))):
    for _base in "aeouyơư":
        _letter = unicodedata.normalize("NFC", _base + _roof + _tone)
        if len(_letter) == 1 and (_roof or _tone):
            _VNI.setdefault(_letter, _VNI.get(_base, _base) + _signs[_at])
_VNI |= {letter.upper(): form.upper() for letter, form in _VNI.items()}


def as_tcvn3(text):
    return "".join(_TCVN3.get(letter, letter) for letter in text)


def as_vni(text):
    return "".join(_VNI.get(letter, letter) for letter in text)
