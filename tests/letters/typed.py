"""Good letters as people type them in Word: in tables or with tabs, in styles or by hand; none made by our builder."""

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt

PARAGRAPH = (
    "Thực hiện Kế hoạch công tác năm 2026, Phòng Nội vụ đề nghị các phòng, ban, đơn vị thuộc huyện nghiêm túc "
    "triển khai các nội dung sau đây, bảo đảm đúng thời gian và chất lượng theo quy định."
)


def sheet(font_in_style=True):
    """A4 with the margins many offices use; python-docx's own template has Calibri and Cambria in its theme."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Cm(2)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    if font_in_style:
        style = document.styles["Normal"]
        style.font.name, style.font.size = "Times New Roman", Pt(14)
    return document


def write(where, text, size=14, bold=None, italic=None, align=None, font="Times New Roman", **layout):
    """A paragraph whose letters are set by hand, as the toolbar does."""
    paragraph = where.add_paragraph()
    return dress(paragraph, text, size, bold, italic, align, font, **layout)


def dress(paragraph, text, size=14, bold=None, italic=None, align=None, font="Times New Roman", **layout):
    paragraph.alignment = align
    for name, value in layout.items():
        setattr(paragraph.paragraph_format, name, value)
    for piece in text if isinstance(text, list) else [text]:
        run = paragraph.add_run(piece)
        run.bold, run.italic = bold, italic
        if font:
            run.font.name, run.font.size = font, Pt(size)
    return paragraph


def number_pages(document):
    """As «Insert / Page Number / Top of Page» does it: a complex field."""
    section = document.sections[0]
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = ALIGN.CENTER
    for kind, text in (
        ("begin", None),
        (None, " PAGE   \\* MERGEFORMAT "),
        ("separate", None),
        ("2", None),
        ("end", None),
    ):
        run = paragraph.add_run()
        run.font.name, run.font.size = "Times New Roman", Pt(13)
        if kind == "2":
            run.text = "2"
        elif kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        else:
            code = OxmlElement("w:instrText")
            code.text = text
            run._r.append(code)


def body(document, count=3):
    for number in range(1, count + 1):
        write(
            document,
            f"{number}. {PARAGRAPH}",
            align=ALIGN.JUSTIFY,
            first_line_indent=Cm(1.27),
            space_after=Pt(6),
            line_spacing=1.15,
        )


def notice():
    """A named type: heading and ending in tables, every run set by hand, words cut over runs, theme fonts below."""
    document = sheet(font_in_style=False)
    left, right = document.add_table(1, 2).rows[0].cells
    dress(left.paragraphs[0], "UBND HUYỆN VÍ DỤ", 13, align=ALIGN.CENTER)
    write(left, "PHÒNG NỘI VỤ", 13, bold=True, align=ALIGN.CENTER)
    write(left, "_______", 13, align=ALIGN.CENTER)
    write(left, ["Số: ", "12", "/TB-", "PNV"], 13, align=ALIGN.CENTER)
    dress(right.paragraphs[0], ["CỘNG HÒA XÃ HỘI ", "CHỦ NGHĨA VIỆT NAM"], 13, bold=True, align=ALIGN.CENTER)
    write(right, "Độc lập - Tự do - Hạnh phúc", 14, bold=True, align=ALIGN.CENTER)
    write(right, "", 14)
    write(right, ["Ví Dụ, ngày ", "15", " tháng 3 năm 2026"], 14, italic=True, align=ALIGN.CENTER)
    write(document, "", 14)
    write(document, "THÔNG BÁO", 14, bold=True, align=ALIGN.CENTER)
    write(document, "Về việc triển khai áp dụng Văn phòng điện tử", 14, bold=True, align=ALIGN.CENTER)
    write(document, "", 14)
    body(document, 15)
    number_pages(document)
    left, right = document.add_table(1, 2).rows[0].cells
    dress(left.paragraphs[0], "Nơi nhận:", 12, bold=True, italic=True)
    for line in ("- Các phòng, ban huyện;", "- UBND các xã;", "- Lưu: VT, NV."):
        write(left, line, 11)
    dress(right.paragraphs[0], "KT. TRƯỞNG PHÒNG", 14, bold=True, align=ALIGN.CENTER)
    write(right, "PHÓ TRƯỞNG PHÒNG", 14, bold=True, align=ALIGN.CENTER)
    for _ in range(4):
        write(right, "", 14)
    write(right, "Trần Văn Mẫu", 14, bold=True, align=ALIGN.CENTER)
    return document


def tabbed():
    """A công văn without any table: columns by tabs, the signature by tabs beside the recipients."""
    document = sheet()
    rows = (
        ("UBND HUYỆN VÍ DỤ", False, 13, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", True, 13, None),
        ("PHÒNG NỘI VỤ", True, 13, "Độc lập - Tự do - Hạnh phúc", True, 14, None),
        ("Số: 07/PNV-VP", None, 13, "Ví Dụ, ngày 05 tháng 02 năm 2026", None, 14, True),
    )
    for left, left_bold, left_size, right, right_bold, right_size, italic in rows:
        paragraph = document.add_paragraph()
        dress(paragraph, left, left_size, bold=left_bold)
        paragraph.add_run("\t")
        dress(paragraph, right, right_size, bold=right_bold, italic=italic)
        paragraph.alignment = None
    write(document, "V/v báo cáo kết quả công tác văn thư", 12)
    write(document, "")
    write(document, "Kính gửi: Ủy ban nhân dân huyện Ví Dụ", align=ALIGN.CENTER)
    write(document, "")
    for number in (1, 2):  # the first line set in by a tab, an empty line between paragraphs
        write(document, f"\t{number}. {PARAGRAPH}", align=ALIGN.JUSTIFY, space_after=Pt(0))
        write(document, "")
    rows = (
        ("Nơi nhận:", 12, True, "TRƯỞNG PHÒNG"),
        ("- Như trên;", 11, None, ""),
        ("- Lưu: VT, VP.", 11, None, ""),
        ("", 11, None, "Lê Thị Mẫu"),
    )
    for left, size, heavy, right in rows:
        paragraph = document.add_paragraph()
        dress(paragraph, left, size, bold=heavy, italic=heavy)
        if right:
            dress(paragraph, "\t\t\t\t" + right, 14, bold=True)
    return document


def styled():
    """A decision in styles based on each other, its signature in a table apart from the recipients' row."""
    document = sheet()
    styles = document.styles

    def style(name, base, size=None, bold=None, italic=None, align=None, **layout):
        made = styles.add_style(name, 1)
        made.base_style = styles[base]
        made.font.bold, made.font.italic = bold, italic
        if size:
            made.font.size = Pt(size)
        if align is not None:
            made.paragraph_format.alignment = align
        for key, value in layout.items():
            setattr(made.paragraph_format, key, value)

    style("Giữa", "Normal", align=ALIGN.CENTER, space_after=Pt(0))
    style("Giữa đậm", "Giữa", bold=True)
    style("Giữa nghiêng", "Giữa", italic=True)
    style("Thân", "Normal", align=ALIGN.JUSTIFY, first_line_indent=Cm(1), space_before=Pt(3), space_after=Pt(3))
    style("Căn cứ", "Thân", italic=True)

    def put(where, name, text, size=None):
        paragraph = where.add_paragraph(style=name)
        run = paragraph.add_run(text)
        if size:
            run.font.size = Pt(size)
        return paragraph

    table = document.add_table(2, 2)
    for cell in (cell for row in table.rows for cell in row.cells):
        cell._tc.remove(cell.paragraphs[0]._p)
    put(table.cell(0, 0), "Giữa đậm", "ỦY BAN NHÂN DÂN", 12)
    put(table.cell(0, 0), "Giữa đậm", "HUYỆN VÍ DỤ", 12)
    put(table.cell(0, 1), "Giữa đậm", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12)
    put(table.cell(0, 1), "Giữa đậm", "Độc lập - Tự do - Hạnh phúc", 13)
    put(table.cell(1, 0), "Giữa", "Số: \N{NO-BREAK SPACE}\N{NO-BREAK SPACE}     /QĐ-UBND", 13)
    put(table.cell(1, 1), "Giữa nghiêng", "Ví Dụ, ngày      tháng      năm 2026", 13)
    put(document, "Giữa đậm", "QUYẾT ĐỊNH")
    put(document, "Giữa đậm", "Về việc ban hành Quy chế quản lý, sử dụng")
    put(document, "Giữa đậm", "Hệ thống Văn phòng điện tử")
    put(document, "Giữa", "")
    put(document, "Giữa đậm", "ỦY BAN NHÂN DÂN HUYỆN VÍ DỤ")
    put(document, "Căn cứ", "Căn cứ Luật Tổ chức chính quyền địa phương;")
    put(document, "Căn cứ", "Theo đề nghị của Chánh Văn phòng.")
    put(document, "Giữa đậm", "QUYẾT ĐỊNH:")
    for number in (1, 2, 3):
        put(document, "Thân", f"Điều {number}. {PARAGRAPH}")
    table = document.add_table(1, 2)
    left, right = table.rows[0].cells
    dress(left.paragraphs[0], "Nơi nhận:\n", 12, bold=True, italic=True)
    dress(left.paragraphs[0], "- Như Điều 3;\n- Lưu: VT, VP.", 11)
    right._tc.remove(right.paragraphs[0]._p)
    for text in ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "", "Nguyễn Thị Ví Dụ"):
        put(right, "Giữa đậm", text)
    return document


GOOD = {"notice": notice, "tabbed": tabbed, "styled": styled}
