"""A letter printed as PDF in the layout of N30 PL I: header in two columns, title block, body, signature block."""

from html import escape

from weasyprint import HTML

from .letter import TYPE_NAMES

# They hold the place of what a pen will write: printed in white, found again in the PDF's text.
NUMBER_MARK, DAY_MARK = "¤", "§"
URGENCY_MARKS = {"urgent": "KHẨN", "very_urgent": "THƯỢNG KHẨN", "express": "HỎA TỐC"}

STYLE = """
@page { size: A4; margin: 20mm %(right)smm 20mm %(left)smm;
        @top-center { content: counter(page); font: 13pt "Liberation Serif" } }
@page :first { @top-center { content: "" } }
body { font: %(size)spt/%(leading)s "Liberation Serif"; color: #161616 }
table { width: 100%%; border-collapse: collapse } td { vertical-align: top; text-align: center; padding: 0 }
.head { margin: 0 -%(spread)smm; width: auto; line-height: 1.25; font-size: 13pt }
.head .left { width: 42%% } .head i { font-size: 13.5pt }
.rule { border-bottom: 1px solid; margin: 0.5mm auto 1.5mm; height: 0 }
p { text-align: justify; text-indent: 1.1cm; margin: %(gap)spt 0 } .title { text-align: center; margin-top: 6mm }
.about { text-align: center; font-weight: bold; margin: 0 12mm }
.to { margin: 5mm 0 4mm %(to)smm } .white { color: white }
.foot { margin-top: 5mm } .foot .list { text-align: left; font-size: 11pt; width: 46%%; line-height: 1.2 }
.sign { line-height: 1.25; break-inside: avoid } .name { padding-top: %(room)smm; font-weight: bold }
tr { break-inside: avoid } .urgent { border: 0.6mm solid #d2232a; color: #d2232a; font-weight: bold; width: 40mm;
  margin: 2mm auto; padding: 0.6mm; font-size: 13pt }
"""


def _lines(text):
    return "<br>".join(escape(line) for line in text.split("\n"))


def _pen(text, mark, by_pen):
    return f'<span class="white">{mark * (len(text) + 1)}</span>' if by_pen else escape(text)


def _left(letter):
    parts = [f"<div>{_lines(letter.parent)}</div>"] if letter.parent else []
    parts.append(f"<b>{_lines(letter.issuer)}</b><div class='rule' style='width:36%'></div>")
    parts.append(f"<div>Số: {_pen(letter.number, NUMBER_MARK, letter.pen_number)}/{escape(letter.symbol)}</div>")
    if letter.type == "CV":
        parts.append(f"<div style='margin:1.5mm 6mm 0;font-size:12.5pt'>V/v {escape(letter.subject)}</div>")
    if letter.urgency != "normal":
        parts.append(f"<div class='urgent'>{URGENCY_MARKS[letter.urgency]}</div>")
    return "".join(parts)


def _right(letter):
    day, month = letter.issued_on.day, letter.issued_on.month
    return (
        "<b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><br><b style='font-size:13.5pt'>Độc lập - Tự do - Hạnh phúc</b>"
        "<div class='rule' style='width:62%'></div>"
        f"<i>{escape(letter.place)}, ngày {_pen(f'{day:02d}', DAY_MARK, letter.pen_day)} tháng "
        f"{f'{month:02d}' if month < 3 else month} năm {letter.issued_on.year}</i>"
    )


def _title(letter):
    if letter.type == "CV":
        return ""
    formula = (
        f"<div class='title' style='margin-top:4mm'><b>{escape(letter.formula)}</b></div>" if letter.formula else ""
    )
    return (
        f"<div class='title'><b>{TYPE_NAMES[letter.type]}</b></div><div class='about'>{_lines(letter.subject)}</div>"
        f"<div class='rule' style='width:26%'></div>{formula}"
    )


def _addressees(letter):
    if not letter.addressees:
        return ""
    if len(letter.addressees) == 1:
        return f"<div class='to'>Kính gửi: {escape(letter.addressees[0])}.</div>"
    items = ";".join(f"<div style='margin-left:22mm'>- {escape(line)}" for line in letter.addressees)
    return f"<div class='to'>Kính gửi:{items.replace(';<div', ';</div><div')}.</div></div>"


def _foot(letter):
    names = "<br>".join(f"- {escape(line)}" for line in letter.recipients)
    return (
        "<table class='foot'><tr><td class='list'><b><i>Nơi nhận:</i></b><br>"
        + names
        + "</td><td class='sign'><b>"
        + "<br>".join(map(escape, letter.signature))
        + f"</b><div class='name'>{escape(letter.signer)}</div></td></tr></table>"
    )


def html(letter, *, size=14, leading=1.3, left=30, right=15, spread=6, gap=5, to=18, room=24):
    """The letter as one HTML page; the keywords vary what offices vary (sizes in pt, lengths in mm)."""
    style = STYLE % locals()
    body = "".join(
        f"<div class='title' style='margin-top:3mm'><b>{escape(text)}</b></div>"
        if text.isupper()
        else f"<p>{escape(text)}</p>"
        for text in letter.body
    )
    return (
        f"<html lang='vi'><style>{style}</style><body><table class='head'><tr><td class='left'>{_left(letter)}</td>"
        f"<td>{_right(letter)}</td></tr></table>{_title(letter)}{_addressees(letter)}{body}{_foot(letter)}</body></html>"
    )


def to_pdf(letter, **look):
    """The letter as the bytes of a born digital PDF."""
    return HTML(string=html(letter, **look)).write_pdf()
