"""The parts of a letter as Word styles, with the numbers of N30 PL I Phần I (boxes 1–13)."""

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Times New Roman"
RED = RGBColor(0xFF, 0, 0)
CENTRE, BOTH, LEFT = ALIGN.CENTER, ALIGN.JUSTIFY, ALIGN.LEFT

# name, size, bold, italic, alignment, points before, points after
STYLES = (
    ("VB Quốc hiệu", 13, True, False, CENTRE, 0, 0),  # box 1
    ("VB Tiêu ngữ", 14, True, False, CENTRE, 0, 0),  # box 1
    ("VB Cơ quan chủ quản", 13, False, False, CENTRE, 0, 0),  # box 2
    ("VB Cơ quan ban hành", 13, True, False, CENTRE, 0, 0),  # box 2
    ("VB Số, ký hiệu", 13, False, False, CENTRE, 6, 0),  # box 3
    ("VB Địa danh, thời gian", 14, False, True, CENTRE, 6, 0),  # box 4
    ("VB Tên loại", 14, True, False, CENTRE, 12, 0),  # box 5a
    ("VB Trích yếu", 14, True, False, CENTRE, 0, 0),  # box 5a
    ("VB Trích yếu công văn", 13, False, False, CENTRE, 6, 0),  # box 5b
    ("VB Thẩm quyền ban hành", 14, True, False, CENTRE, 12, 6),
    ("VB Kính gửi", 14, False, False, LEFT, 12, 6),  # box 9a
    ("VB Danh sách kính gửi", 14, False, False, LEFT, 0, 6),  # box 9a
    ("VB Căn cứ", 14, False, True, BOTH, 0, 6),
    ("VB Nội dung", 14, False, False, BOTH, 0, 6),  # box 6
    ("VB Lời ban hành", 14, True, False, CENTRE, 6, 6),
    ("VB Quyền hạn, chức vụ", 14, True, False, CENTRE, 0, 0),  # box 7a
    ("VB Họ tên người ký", 14, True, False, CENTRE, 0, 0),  # box 7b
    ("VB Nơi nhận", 12, True, True, LEFT, 0, 0),  # box 9b
    ("VB Danh sách nơi nhận", 11, False, False, LEFT, 0, 0),  # box 9b
    ("VB Dấu", 13, True, False, CENTRE, 0, 0),  # boxes 10b, 11
    ("VB Ký hiệu người soạn thảo", 11, False, False, LEFT, 6, 0),  # box 12
    ("VB Địa chỉ", 11, False, False, CENTRE, 0, 0),  # box 13
    ("VB Số trang", 13, False, False, CENTRE, 0, 0),
    ("VB Phụ lục", 14, True, False, CENTRE, 0, 0),
    ("VB Kẻ ngang", 2, False, False, CENTRE, 0, 0),  # as long as finishing.py makes it
    ("VB Kẻ hết dòng", 2, False, False, CENTRE, 0, 0),
    ("VB Dòng trống", 2, False, False, CENTRE, 0, 0),
)


def add_styles(document):
    _set_font(document.styles["Normal"], 14)
    for name, size, bold, italic, alignment, before, after in STYLES:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.quick_style = True
        _set_font(style, size)
        style.font.bold, style.font.italic = bold, italic
        layout = style.paragraph_format
        layout.alignment = alignment
        layout.space_before, layout.space_after = Pt(before), Pt(after)
        layout.line_spacing = 1.0
        layout.keep_with_next = name in ("VB Tên loại", "VB Trích yếu", "VB Lời ban hành", "VB Quyền hạn, chức vụ")
    styles = document.styles
    for name in ("VB Nội dung", "VB Căn cứ"):
        styles[name].paragraph_format.first_line_indent = Cm(1.27)
        styles[name].paragraph_format.line_spacing = 1.1
    styles["VB Kính gửi"].paragraph_format.left_indent = Cm(3)
    styles["VB Danh sách kính gửi"].paragraph_format.left_indent = Cm(5.2)
    styles["VB Danh sách kính gửi"].paragraph_format.first_line_indent = Cm(-0.35)
    styles["VB Danh sách nơi nhận"].paragraph_format.left_indent = Cm(0.25)
    styles["VB Danh sách nơi nhận"].paragraph_format.first_line_indent = Cm(-0.25)
    styles["VB Dấu"].font.color.rgb = RED
    for name in ("VB Kẻ ngang", "VB Kẻ hết dòng", "VB Dòng trống"):
        styles[name].paragraph_format.line_spacing = Pt(3)
    for name in ("VB Kẻ ngang", "VB Kẻ hết dòng"):
        layout = styles[name]._element.get_or_add_pPr()
        layout.insert_element_before(_border("w:pBdr", ("bottom",), "000000"), "w:shd", "w:spacing")


def _set_font(style, size):
    style.font.name, style.font.size = FONT, Pt(size)
    style.font.color.rgb = RGBColor(0, 0, 0)
    fonts = style._element.rPr.rFonts
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FONT)


def _border(tag, sides, colour, width=6):
    """A border element: `width` in eighths of a point."""
    border = OxmlElement(tag)
    for side in sides:
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", str(width)), ("space", "0"), ("color", colour)):
            line.set(qn(f"w:{key}"), value)
        border.append(line)
    return border


def frame_table(table, colour):
    """A single line of `colour` around a table of one cell."""
    table._tbl.tblPr.append(_border("w:tblBorders", ("top", "left", "bottom", "right"), colour, 8))
