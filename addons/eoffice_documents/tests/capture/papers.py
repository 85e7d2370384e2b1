"""Papers for tests: PDFs with text of their own, which is read without recognition of pictures."""

from ...printing import html_to_pdf
from ...recognition.separator import STYLE, sheets_html

HEADER = """<table style='width:100%;text-align:center'><tr><td><b>ỦY BAN NHÂN DÂN</b><br><b>HUYỆN TUY PHƯỚC</b><br>
Số: {number}/TB-UBND</td><td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b>Độc lập - Tự do - Hạnh phúc</b><br>
<i>Tuy Phước, ngày 30 tháng 11 năm 2015</i></td></tr></table>
<h3 style='text-align:center'>THÔNG BÁO</h3>
<p style='text-align:center'><b>Về việc họp giao ban tháng {number}</b></p>"""
BODY = "<p>Đề nghị các phòng, ban chuyên môn và Ủy ban nhân dân các xã, thị trấn cử người dự họp đúng giờ.</p>"
SHEETS = {"blank": "<p></p>", "separator": sheets_html(1, "TÁCH", []).partition("<body>")[2].partition("</body>")[0]}


def stack(*sheets):
    """A PDF with a page for each of ``sheets``: a number is the first page of a letter, a negative one says that
    it goes on with this page number, "blank" and "separator" are what they say.
    """
    pages = "".join(f"<section style='text-align:left'>{_sheet(sheet)}</section>" for sheet in sheets)
    return html_to_pdf(
        f"<html lang='vi'><meta charset='utf-8'><style>{STYLE} body {{ font-size: 12pt }}</style>{pages}</html>"
    )


def _sheet(sheet):
    if sheet in SHEETS:
        return SHEETS[sheet]
    if sheet < 0:
        return f"<p style='text-align:center'>{-sheet}</p>{BODY}"
    return HEADER.format(number=sheet) + BODY
