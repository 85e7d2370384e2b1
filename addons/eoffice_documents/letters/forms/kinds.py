"""One function a form of N30 PL III.II; each makes a template."""

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from . import parts
from .page import blank, new_page, put, table

DOTS = "………………"


def _form(*steps, abstract=False):
    document = new_page()
    parts.heading(document, abstract=abstract)
    for step in steps:
        step(document)
    parts.ending(document)
    parts.address(document)
    return document


def _says(*lines, style="VB Nội dung"):
    """A step that writes `lines`; one that ends in a colon and a space is filled in by hand."""

    def step(document):
        for line in lines:
            if line.endswith(": "):
                blank(document, line.strip())
            else:
                put(document, style, line)

    return step


def _order(word):
    """Who issues, on which grounds, and the word of issuing."""

    def step(document):
        put(document, "VB Thẩm quyền ban hành", "{{ issuing_authority|upper }}")
        parts.grounds(document)
        put(document, "VB Lời ban hành", word)

    return step


def _name_alone(document):
    put(document, "VB Tên loại", "{{ type_name|upper }}").paragraph_format.space_after = Mm(4)


def nghi_quyet():
    """Form 1.1."""
    return _form(parts.title, _order("QUYẾT NGHỊ:"), parts.body)


def quyet_dinh():
    """Form 1.2, and 1.3 with «Ban hành kèm theo…» as the first article."""
    return _form(parts.title, _order("QUYẾT ĐỊNH:"), parts.body)


def co_ten_loai():
    """Form 1.4: every other type with a name."""
    return _form(parts.title, parts.addressees, parts.grounds, parts.body)


def cong_van():
    """Form 1.5."""
    return _form(parts.addressees, parts.grounds, parts.body, abstract=True)


def cong_dien():
    """Form 1.6."""
    authority = _says("{{ issuing_authority|upper }} điện:", style="VB Lời ban hành")
    return _form(parts.title, authority, parts.addressees, parts.body)


def giay_moi():
    """Form 1.7."""
    return _form(
        parts.title,
        _says("{{ agency }} trân trọng kính mời: {{ addressees|join('; ') or '…………………………' }}."),
        parts.body,
        _says("Chủ trì: ", "Thời gian: ", "Địa điểm: "),
    )


def giay_gioi_thieu():
    """Form 1.8."""
    return _form(
        _name_alone,
        _says(
            "{{ agency }} trân trọng giới thiệu:",
            "Ông (bà): ",
            "Chức vụ: ",
            "Được cử đến: {{ addressees|join('; ') or '…………………………' }}.",
            "Về việc: {{ subject }}.",
        ),
        parts.body,
        _says(
            "Đề nghị quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.",
            f"Giấy này có giá trị đến hết ngày {DOTS}.",
        ),
    )


def bien_ban():
    """Form 1.9: signed by the secretary and the chair."""
    document = new_page()
    parts.heading(document)
    parts.title(document)
    _says(
        "Thời gian bắt đầu: ",
        "Địa điểm: ",
        "Thành phần tham dự: ",
        "Chủ trì (chủ tọa): ",
        "Thư ký (người ghi biên bản): ",
        "Nội dung (theo diễn biến cuộc họp, hội nghị, hội thảo):",
    )(document)
    parts.body(document)
    put(document, "VB Nội dung", f"Cuộc họp (hội nghị, hội thảo) kết thúc vào {DOTS}.")
    left, right = table(document, (parts.RECIPIENTS, parts.SIGNATURE)).rows[0].cells
    for cell, post, name in ((left, "THƯ KÝ", DOTS), (right, "CHỦ TỌA", "{{ signer_name }}")):
        put(cell, "VB Quyền hạn, chức vụ", post)
        put(cell, "VB Họ tên người ký", name).paragraph_format.space_before = Mm(26)
    put(document, "VB Dòng trống").paragraph_format.space_before = Mm(4)
    parts.recipients(document)
    parts.address(document)
    return document


def giay_nghi_phep():
    """Form 1.10."""
    return _form(
        _name_alone,
        _says(
            f"Xét Đơn đề nghị nghỉ phép ngày {DOTS} của ông (bà) {DOTS};",
            "{{ agency }} cấp cho:",
            "Ông (bà): ",
            "Chức vụ: ",
            f"Nghỉ phép trong thời gian {DOTS}, kể từ ngày {DOTS} đến hết ngày {DOTS}.",
            "Nơi nghỉ phép: ",
        ),
        parts.body,
    )


def phu_luc():
    """Forms 2.1 and 2.2: an annex, a file of its own with its own page numbers (N30 PL I Phần I.III.1)."""
    document = new_page()
    put(document, "VB Phụ lục", "{{ annex_title }}")
    put(document, "VB Tên loại", "{{ subject|upper }}").paragraph_format.space_before = 0
    origin = put(document, "VB Căn cứ", "{{ annex_of }}")
    origin.alignment = WD_ALIGN_PARAGRAPH.CENTER
    origin.paragraph_format.first_line_indent = 0
    put(document, "VB Kẻ ngang").paragraph_format.space_after = Mm(3)
    parts.body(document)
    return document


FORMS = {
    make.__name__: make
    for make in (
        nghi_quyet,
        quyet_dinh,
        co_ten_loai,
        cong_van,
        cong_dien,
        giay_moi,
        giay_gioi_thieu,
        bien_ban,
        giay_nghi_phep,
        phu_luc,
    )
}
