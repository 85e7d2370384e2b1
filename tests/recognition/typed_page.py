"""Typed letters with what offices and programs put on them: stamps, form fields, bars, pictures, hidden text."""

import io
import subprocess
from functools import cache

from PIL import Image, ImageDraw, ImageFont
from pypdf import PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    BooleanObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    RectangleObject,
    StreamObject,
    TextStringObject,
)
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595.28, 841.89
NUMBER, DAY, MONTH = (122, 733, 34), (415, 733, 16), (465, 733, 16)  # where they are filled in: left, base line, width
BODY = (
    "Thực hiện Kế hoạch số 45/KH-UBND ngày 12 tháng 3 năm 2026 của Ủy ban nhân dân tỉnh",
    "về việc kiểm tra công tác văn thư, lưu trữ, đề nghị Ủy ban nhân dân huyện báo cáo tình",
    "hình quản lý văn bản đi, văn bản đến và việc nộp lưu hồ sơ vào lưu trữ cơ quan.",
    "Báo cáo gửi về Sở Nội vụ trước ngày 20 tháng 12 năm 2026 để tổng hợp theo quy định./.",
)
FILLED = {"number": "1234", "issued_on": "2026-11-25"}
PRINTED = {
    "symbol": "SNV-VTLT",
    "issuer": "Sở Nội vụ",
    "subject": "báo cáo công tác văn thư, lưu trữ",
    "signer_name": "Nguyễn Văn Mẫu",
    "deadline": "2026-12-20",
}


@cache
def font(style="Regular"):
    """The file of the Times-like face with Vietnamese letters."""
    found = subprocess.run(
        ["fc-match", "-f", "%{file}", f"Liberation Serif:lang=vi:style={style}"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    pdfmetrics.registerFont(TTFont(style, found))
    return found


def write_letter(canvas, filled=True):
    """A letter on a page of A4; without `filled` number, day and month are gaps."""
    font(), font("Bold")

    def centred(x, y, text, style="Regular", size=13):
        canvas.setFont(style, size)
        canvas.drawCentredString(x, y, text)

    def at(x, y, text, size=13):
        canvas.setFont("Regular", size)
        canvas.drawString(x, y, text)

    centred(150, 780, "UBND TỈNH BÌNH ĐỊNH")
    centred(150, 764, "SỞ NỘI VỤ", "Bold")
    centred(410, 780, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Bold", 12)
    centred(410, 764, "Độc lập - Tự do - Hạnh phúc", "Bold")
    at(100, NUMBER[1], "Số:"), at(158, NUMBER[1], "/SNV-VTLT")
    at(315, DAY[1], "Bình Định, ngày"), at(433, DAY[1], "tháng"), at(483, DAY[1], "năm 2026")
    if filled:
        for (x, y, _), text in zip((NUMBER, DAY, MONTH), ("1234", "25", "11")):
            at(x, y, text)
    centred(150, 708, "V/v báo cáo công tác văn thư,", size=12)
    centred(150, 694, "lưu trữ", size=12)
    centred(300, 660, "Kính gửi: Ủy ban nhân dân huyện Tuy Phước")
    for row, text in enumerate(BODY):
        at(85, 630 - 20 * row, text)
    at(85, 500, "Nơi nhận:", 12), at(85, 485, "- Như trên;", 11), at(85, 471, "- Lưu: VT.", 11)
    centred(410, 500, "KT. GIÁM ĐỐC", "Bold"), centred(410, 484, "PHÓ GIÁM ĐỐC", "Bold")
    centred(410, 390, "Nguyễn Văn Mẫu", "Bold")


def page(draw, size=(WIDTH, HEIGHT)):
    """A PDF of one page on which `draw(canvas)` has drawn."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=size)
    draw(canvas)
    canvas.save()
    return held.getvalue()


def letter(more=None, filled=True, size=(WIDTH, HEIGHT), turn=None):
    """The letter, `more(canvas)` drawn over it; `turn` turns what is drawn, not the page."""

    def draw(canvas):
        if turn:
            canvas.translate(*{90: (size[0], 0), 180: size, 270: (0, size[1])}[turn])
            canvas.rotate(turn)
        write_letter(canvas, filled)
        if more:
            more(canvas)

    return page(draw, size)


def picture_of(text, height=40, colour="black", ground="white"):
    """A picture of a line of text, closely cut."""
    face = ImageFont.truetype(font(), height)
    box = face.getbbox(text)
    image = Image.new("RGB", (box[2] + 4, box[3] + 4), ground)
    ImageDraw.Draw(image).text((2, 0), text, colour, face)
    return image


def seal(size=240):
    """The picture of a round red seal without letters."""
    image = Image.new("RGB", (size, size), "white")
    drawing = ImageDraw.Draw(image)
    drawing.ellipse((4, 4, size - 5, size - 5), outline=(210, 20, 30), width=8)
    drawing.polygon([(120, 70), (150, 160), (70, 105), (170, 105), (90, 160)], fill=(210, 20, 30))
    return image


def lay(canvas, image, place):
    """Draw a picture into (left, bottom, width), its height as it comes."""
    left, bottom, width = place
    canvas.drawImage(ImageReader(image), left, bottom, width, width * image.height / image.width)


def changed(pdf, change):
    """The PDF after `change(writer, page)`."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    change(writer, writer.pages[0])
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def rotated(pdf, degrees):
    return changed(pdf, lambda _writer, sheet: sheet.rotate(degrees))


def cropped(pdf, *box):
    def crop(_writer, sheet):
        sheet.cropbox = RectangleObject(box)

    return changed(pdf, crop)


def _name(**entries):
    return DictionaryObject({NameObject("/" + key): value for key, value in entries.items()})


def _helvetica():
    return _name(Type=NameObject("/Font"), Subtype=NameObject("/Type1"), BaseFont=NameObject("/Helvetica"))


def _text_look(text, wide, high):
    look = StreamObject()
    look.set_data(f"BT /Helv 12 Tf 0 0 0 rg 1 3 Td ({text}) Tj ET".encode())
    look.update(
        _name(
            Type=NameObject("/XObject"),
            Subtype=NameObject("/Form"),
            BBox=ArrayObject(map(FloatObject, (0, 0, wide, high))),
            Resources=_name(Font=_name(Helv=_helvetica())),
        )
    )
    return look


def _picture_look(writer, image, wide, high):
    held = io.BytesIO()
    image.save(held, "JPEG", quality=95)
    data = StreamObject()
    data.set_data(held.getvalue())
    data.update(
        _name(
            Type=NameObject("/XObject"),
            Subtype=NameObject("/Image"),
            Width=NumberObject(image.width),
            Height=NumberObject(image.height),
            ColorSpace=NameObject("/DeviceRGB"),
            BitsPerComponent=NumberObject(8),
            Filter=NameObject("/DCTDecode"),
        )
    )
    look = StreamObject()
    look.set_data(f"q {wide} 0 0 {high} 0 0 cm /Im Do Q".encode())
    look.update(
        _name(
            Type=NameObject("/XObject"),
            Subtype=NameObject("/Form"),
            BBox=ArrayObject(map(FloatObject, (0, 0, wide, high))),
            Resources=_name(XObject=_name(Im=writer._add_object(data))),
        )
    )
    return look


def annotated(pdf, items, subtype, *, kind="/Tx", look=True, hidden=False):
    """The PDF with annotations: ((left, bottom, width), text or picture) each.

    `subtype` is /Widget (a form field of `kind`), /Stamp or /FreeText; without `look` it has no appearance of its own.
    """

    def add(writer, sheet):
        notes = []
        for number, ((left, bottom, wide), what) in enumerate(items):
            high = 15 if isinstance(what, str) else wide * what.height / what.width
            note = _name(
                Type=NameObject("/Annot"),
                Subtype=NameObject(subtype),
                Rect=ArrayObject(map(FloatObject, (left, bottom - 4, left + wide, bottom - 4 + high))),
                F=NumberObject(2 if hidden else 4),
                DA=TextStringObject("/Helv 12 Tf 0 g"),
            )
            if subtype == "/Widget":
                note.update(_name(FT=NameObject(kind), T=TextStringObject(f"field{number}")))
                if isinstance(what, str):
                    note.update(_name(V=TextStringObject(what)))
            elif isinstance(what, str):
                note.update(_name(Contents=TextStringObject(what)))
            if look:
                drawn = (
                    _text_look(what, wide, high) if isinstance(what, str) else _picture_look(writer, what, wide, high)
                )
                note.update(_name(AP=_name(N=writer._add_object(drawn))))
            notes.append(writer._add_object(note))
        sheet[NameObject("/Annots")] = ArrayObject(notes)
        if subtype == "/Widget":
            form = _name(
                Fields=ArrayObject(notes),
                DR=_name(Font=_name(Helv=_helvetica())),
                DA=TextStringObject("/Helv 12 Tf 0 g"),
                NeedAppearances=BooleanObject(not look),
            )
            writer._root_object[NameObject("/AcroForm")] = writer._add_object(form)

    return changed(pdf, add)


def slots(shown=lambda text: text):
    """What is filled into the three gaps of a letter, for `annotated`."""
    return [(place, shown(text)) for place, text in zip((NUMBER, DAY, MONTH), ("1234", "25", "11"))]


def unseen(canvas, write):
    """What `write(canvas)` writes, without colour."""
    canvas.saveState()
    canvas._code.append("3 Tr")
    write(canvas)
    canvas.restoreState()


def scanned(pdf, dpi=200, size=None, over=None, under=None):
    """The page of a PDF as a picture that fills a page, of `size` points or its own; `over` is drawn on it."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        sheet = document[0]
        image = sheet.render(scale=dpi / 72).to_pil()
        size = size or sheet.get_size()

    def draw(canvas):
        if under:
            under(canvas)
        canvas.drawImage(ImageReader(image), 0, 0, *size)
        if over:
            over(canvas)

    return page(draw, size)
