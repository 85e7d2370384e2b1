"""The parts that every form has: heading, marks, addressees, body, signature and recipients."""

from docx.shared import Mm

from .page import AREA, fix_row, put, table, tag
from .styles import frame_table

AGENCY, NATION = Mm(67), AREA - Mm(67)
RECIPIENTS, SIGNATURE = Mm(80), AREA - Mm(80)
MOTTO_RULE = Mm(60.4)  # the length of the line above in bold 14
NATION_NAME, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


def heading(document, abstract=False):
    """Boxes 1–4, 10b, 11; with `abstract` also 5b, the abstract of a công văn."""
    rows = table(document, (AGENCY, NATION), 2).rows
    left, right = rows[0].cells
    tag(left, "if parent_agency")
    put(left, "VB Cơ quan chủ quản", "{{ parent_agency|upper }}")
    tag(left, "endif")
    put(left, "VB Cơ quan ban hành", "{{ agency|upper }}")
    put(left, "VB Kẻ ngang")
    put(right, "VB Quốc hiệu", NATION_NAME)
    put(right, "VB Tiêu ngữ", MOTTO)
    rule = put(right, "VB Kẻ hết dòng").paragraph_format
    rule.left_indent = rule.right_indent = int((NATION - MOTTO_RULE) / 2)
    left, right = rows[1].cells
    put(left, "VB Số, ký hiệu", "Số: {{ number }}/{{ symbol }}")
    if abstract:
        put(left, "VB Trích yếu công văn", "V/v {{ subject }}")
    _stamp(left, "urgency_mark")
    _stamp(left, "circulation_mark")
    put(right, "VB Địa danh, thời gian", "{{ place_date }}")


def _stamp(cell, name):
    """A framed mark of 8 mm height, whose width comes with its text (N30 PL I Phần I.III.2)."""
    tag(cell, f"if {name}")
    put(cell, "VB Dòng trống").paragraph_format.space_before = Mm(2)
    frame = table(cell, (Mm(30),))
    frame_table(frame, "FF0000")
    fix_row(frame.rows[0], Mm(8))
    put(frame.cell(0, 0), "VB Dấu", "{{ " + name + " }}")
    put(cell, "VB Dòng trống")  # Word asks for a line after a table
    tag(cell, "endif")


def title(document, name="{{ type_name|upper }}", abstract="{{ subject }}"):
    """Box 5a: name of the type and abstract, with its rule."""
    put(document, "VB Tên loại", name)
    put(document, "VB Trích yếu", abstract)
    put(document, "VB Kẻ ngang").paragraph_format.space_after = Mm(3)


def addressees(document):
    """Box 9a: one stands on the line, several below each other (N30 PL I Phần I.II.9.a)."""
    tag(document, "if addressees|length == 1")
    put(document, "VB Kính gửi", "Kính gửi: {{ addressees[0] }}").alignment = 1
    document.paragraphs[-1].paragraph_format.left_indent = 0
    tag(document, "elif addressees")
    put(document, "VB Kính gửi", "Kính gửi:")
    tag(document, "for line in addressees")
    put(document, "VB Danh sách kính gửi", "- {{ line }}{{ '.' if loop.last else ';' }}")
    tag(document, "endfor")
    tag(document, "endif")


def grounds(document):
    tag(document, "for line in grounds")
    put(document, "VB Căn cứ", "{{ line }}")
    tag(document, "endfor")


def body(document):
    """Box 6."""
    tag(document, "for line in body")
    put(document, "VB Nội dung", "{{ line.text }}", bold="{{ line.bold }}")
    tag(document, "endfor")


def ending(document):
    """Boxes 7, 9b, 12, 13: recipients left, signature right."""
    put(document, "VB Dòng trống").paragraph_format.space_before = Mm(4)
    left, right = table(document, (RECIPIENTS, SIGNATURE)).rows[0].cells
    recipients(left)
    signature(right)
    tag(document, "if drafter_mark")
    put(document, "VB Ký hiệu người soạn thảo", "{{ drafter_mark }}")
    tag(document, "endif")


def recipients(cell):
    put(cell, "VB Nơi nhận", "Nơi nhận:")
    tag(cell, "for line in recipients")
    put(cell, "VB Danh sách nơi nhận", "- {{ line }}{{ '.' if loop.last else ';' }}")
    tag(cell, "endfor")


def signature(cell):
    tag(cell, "for line in authority")
    put(cell, "VB Quyền hạn, chức vụ", "{{ line|upper }}")
    tag(cell, "endfor")
    put(cell, "VB Họ tên người ký", "{{ signer_name }}").paragraph_format.space_before = Mm(26)


def address(document):
    """Box 13: at the foot of the first page, under a rule."""
    foot = document.sections[0].first_page_footer
    foot.paragraphs[0]._p.getparent().remove(foot.paragraphs[0]._p)
    tag(foot, "if agency_address")
    put(foot, "VB Kẻ hết dòng")
    tag(foot, "endif")
    tag(foot, "for line in agency_address")
    put(foot, "VB Địa chỉ", "{{ line }}")
    tag(foot, "endfor")
    put(foot, "VB Địa chỉ")
