"""What people see on a page of a PDF is what is shown, read and found: no more and no less."""

import io

import numpy as np
import pytest
import typed_page as paper
from eoffice_documents.printing.free_space import page_picture
from eoffice_documents.recognition import find_fields, page_image, source, typed, visible
from eoffice_documents.recognition.engine import read as ocr
from eoffice_documents.recognition.page import read_page
from pages import pdf as written
from pages import stream
from PIL import Image
from typed_page import DAY, FILLED, HEIGHT, MONTH, NUMBER, PRINTED, WIDTH, annotated, letter, slots

GAPS = letter(filled=False)


def pictures(colour="black"):
    return slots(lambda text: paper.picture_of(text, 48, colour))


def as_pictures(canvas):
    for (left, base, _wide), image in pictures():
        paper.lay(canvas, image, (left, base - 4, 14 * image.width / image.height))


def write(canvas, y, text, size=13, grey=0.0):
    canvas.saveState()
    canvas.setFillGray(grey)
    canvas.setFont("Regular", size)
    canvas.drawString(85, y, text)
    canvas.restoreState()


def bar(canvas, y, grey):
    canvas.saveState()
    canvas.setFillGray(grey)
    canvas.rect(84, y - 5, 300, 17, fill=1, stroke=0)
    canvas.restoreState()


def recognised(canvas):
    """What another reader lays unseen under a scan."""
    paper.unseen(canvas, paper.write_letter)


def values(page, names):
    fields = find_fields([page])
    return {name: fields[name].value for name in names}


# what is put on a letter whose number and day are gaps
PUT_ON = {
    "form fields": annotated(GAPS, slots(), "/Widget"),
    "form fields without appearance": annotated(GAPS, slots(), "/Widget", look=False),
    "free text": annotated(GAPS, slots(), "/FreeText"),
    "free text without appearance": annotated(GAPS, slots(), "/FreeText", look=False),
    "stamps": annotated(GAPS, slots(), "/Stamp"),
    "stamps with pictures": annotated(GAPS, pictures(), "/Stamp"),
    "red pictures": annotated(GAPS, pictures((200, 30, 30)), "/Stamp"),
    "visible signatures": annotated(GAPS, pictures((30, 30, 200)), "/Widget", kind="/Sig"),
    "pictures of the page": letter(as_pictures, filled=False),
}


@pytest.mark.parametrize("pdf", PUT_ON.values(), ids=PUT_ON)
def test_number_and_day_put_on_a_typed_page_are_read(pdf):
    page = read_page(pdf, "", 0)
    assert page.source == "text layer"
    assert values(page, [*FILLED, *PRINTED]) == FILLED | PRINTED


@pytest.mark.parametrize("look", [True, False])
def test_number_and_day_put_on_a_searchable_scan_are_read(look):
    scan = paper.scanned(GAPS, over=lambda canvas: paper.unseen(canvas, lambda c: paper.write_letter(c, False)))
    page = read_page(annotated(scan, slots() if look else pictures(), "/Stamp"), "", 0)
    assert page.source == "text layer"
    assert values(page, [*FILLED, *PRINTED]) == FILLED | PRINTED


def test_blue_text_over_a_scan_is_found():
    def sign(canvas):
        canvas.setFillColorRGB(0, 0, 0.9)
        canvas.setFont("Regular", 8)
        canvas.drawString(300, 440, "Người ký: Sở Nội vụ tỉnh Bình Định")
        canvas.drawString(300, 430, "Cơ quan: Ủy ban nhân dân tỉnh Bình Định")

    page = read_page(paper.scanned(letter(), over=sign), "", 0)
    assert page.source == "ocr", "three lines of a signature do not stand for the page"
    assert values(page, PRINTED) == PRINTED
    assert "Người ký: Sở Nội vụ" in page.text


def hidden(canvas):
    write(canvas, 350, "Nguyễn Thị Tố Cáo"), bar(canvas, 350, 0)
    write(canvas, 330, "che bằng giấy trắng"), bar(canvas, 330, 1)
    write(canvas, 310, "chữ trắng trên nền trắng", grey=1)
    write(canvas, 290, "gần trắng như giấy", grey=0.95)
    paper.unseen(canvas, lambda c: write(c, 270, "vô hình không ai thấy"))
    write(canvas, -40, "dưới mép trang giấy")
    write(canvas, 250, "chữ li ti không ai đọc nổi", size=1)
    write(canvas, 200, "sau con dấu tròn"), paper.lay(canvas, paper.seal(), (85, 150, 150))


def test_what_nobody_sees_is_not_read():
    page = read_page(letter(hidden), "", 0)
    assert page.source == "text layer"
    assert values(page, [*FILLED, *PRINTED]) == FILLED | PRINTED
    plain = read_page(letter(), "", 0).text
    assert page.text == plain
    assert read_page(annotated(GAPS, slots(), "/FreeText", hidden=True), "", 0).text == read_page(GAPS, "", 0).text


def test_white_on_black_and_pale_print_are_seen():
    def more(canvas):
        bar(canvas, 350, 0), write(canvas, 350, "chữ trắng trên nền đen", grey=1)
        write(canvas, 300, "chữ xám vẫn thấy", grey=0.7)

    text = read_page(letter(more), "", 0).text
    assert "chữ trắng trên nền đen" in text and "chữ xám vẫn thấy" in text


def test_what_is_cut_off_the_page_is_not_read():
    wide = letter(lambda canvas: (canvas.translate(600, 0), write(canvas, 733, "Số: 99/QĐ-UBND")), size=(1190, HEIGHT))
    page = read_page(paper.cropped(wide, 0, 0, 595, 842), "", 0)
    assert values(page, [*FILLED, *PRINTED]) == FILLED | PRINTED
    assert page.text == read_page(letter(), "", 0).text and page.width < page.height


@pytest.mark.parametrize("turn", [90, 180, 270])
@pytest.mark.parametrize("flag", [0, 90, 180, 270])
def test_a_typed_page_is_turned_by_its_letters(turn, flag):
    size = (WIDTH, HEIGHT) if turn == 180 else (HEIGHT, WIDTH)
    pdf = paper.rotated(letter(as_pictures, filled=False, turn=turn, size=size), flag)
    page = read_page(pdf, "", 0)
    assert (page.source, page.turn) == ("text layer", (turn - flag) % 360)
    assert values(page, [*FILLED, *PRINTED]) == FILLED | PRINTED
    shown = np.asarray(Image.open(io.BytesIO(page_image(pdf, "", 0, 600, turn=page.turn))).convert("L"))
    plain = np.asarray(Image.open(io.BytesIO(page_image(letter(as_pictures, filled=False), "", 0, 600))).convert("L"))
    assert abs(shown.shape[0] - plain.shape[0]) < 3
    assert ink_box(shown) == pytest.approx(ink_box(plain), abs=4)


def ink_box(gray):
    rows, columns = (gray < 128).any(1).nonzero()[0], (gray < 128).any(0).nonzero()[0]
    return rows[0], rows[-1], columns[0], columns[-1]


def test_a_line_on_the_edge_in_another_direction_does_not_disturb():
    def edge(canvas):
        canvas.translate(40, 300)
        canvas.rotate(90)
        write(canvas, 0, "Văn bản ký số ngày 25/11/2026", size=9)

    page = read_page(letter(edge), "", 0)
    assert values(page, [*FILLED, *PRINTED]) == FILLED | PRINTED
    assert page.text.endswith("Văn bản ký số ngày 25/11/2026")


@pytest.mark.parametrize("size", [(59.5, 84.2), (2480, 3508)], ids=["paper too small", "a point a pixel"])
def test_a_scan_is_read_at_its_own_dots_whatever_its_paper(size):
    page = read_page(paper.scanned(letter(), 300, size), "", 0)
    assert 2300 < page.width < 2600 and page.dpi == 300
    assert values(page, [*FILLED, *PRINTED]) == FILLED | PRINTED
    assert Image.open(io.BytesIO(page_image(paper.scanned(letter(), 300, size), "", 0, 900))).width == 900


def test_a_page_without_end_is_drawn_in_bounds():
    for size in ((14400, 14400), (20, 14400)):
        pdf = paper.page(lambda canvas: canvas.rect(1, 1, 10, 10, fill=1), size)
        assert read_page(pdf, "", 0).words == []
        image = Image.open(io.BytesIO(page_image(pdf, "", 0, 2400)))
        assert image.width * image.height < 50e6 and max(image.size) <= 30_010


def test_another_readers_text_counts_when_it_lies_on_what_it_says():
    for pdf in (paper.scanned(letter(), over=recognised), paper.scanned(letter(), under=paper.write_letter)):
        page = read_page(pdf, "", 0)
        assert page.source == "text layer"
        assert values(page, [*FILLED, *PRINTED]) == FILLED | PRINTED


def test_another_readers_text_is_not_believed_otherwise():
    def other(canvas):
        for row in range(18):
            write(canvas, 780 - 20 * row, "Văn bản khác hẳn với những gì đang thấy trên trang giấy này")

    wrong = read_page(paper.scanned(letter(), over=lambda canvas: paper.unseen(canvas, other)), "", 0)
    assert wrong.source == "ocr" and values(wrong, PRINTED) == PRINTED
    assert read_page(paper.page(recognised), "", 0).words == [], "nothing is on the page"


def test_another_readers_text_ends_at_a_bar_over_the_scan():
    blacked = paper.scanned(letter(lambda canvas: bar(canvas, 630, 0)), over=recognised)
    page = read_page(blacked, "", 0)
    assert "Thực hiện Kế hoạch số" not in page.text and values(page, FILLED) == FILLED


def test_a_page_whose_ink_is_all_explained_is_not_read_again(monkeypatch):
    asked = []
    monkeypatch.setattr(
        typed.leftover.engine, "read", lambda *given, **more: asked.append(given) or ocr(*given, **more)
    )
    read_page(letter(lambda canvas: canvas.grid([80, 200, 320], [200, 230, 260])), "", 0)
    read_page(annotated(GAPS, slots(), "/Widget"), "", 0)
    assert not asked
    read_page(letter(as_pictures, filled=False), "", 0)
    assert len(asked) == 3, "each picture for itself"


def test_letters_of_a_font_without_a_name_are_seen():
    square = stream(b"100 0 0 0 80 80 d1 0 0 80 80 re f")
    nameless = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 100 100]/FontMatrix[.01 0 0 .01 0 0]/CharProcs<</a 5 0 R>>"
        b"/Encoding<</Type/Encoding/Differences[97/a]>>/FirstChar 97/LastChar 97/Widths[100]/Resources<<>>>>"
    )
    pdf = written(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 6 0 R>>>>>>",
            stream(b"BT /F 12 Tf 60 700 Td (aaa) Tj ET"),
            square,
            nameless,
        ]
    )
    with source.open_pdf(pdf) as document:
        assert [word.text for word in visible.look(document, 0).words] == ["aaa"]


def test_old_letters_that_look_like_u_with_a_horn_are_that():
    page = read_page(letter(lambda canvas: write(canvas, 350, "đƣợc lƣu trữ, TRƢỜNG")), "", 0)
    assert "được lưu trữ, TRƯỜNG" in page.text


def test_ink_beside_words_that_cannot_be_read_makes_them_doubtful():
    def scrawl(canvas):
        left, base, _wide = NUMBER
        canvas.setLineWidth(1.5)
        canvas.bezier(left + 2, base, left + 8, base + 16, left + 14, base - 8, left + 26, base + 10)
        canvas.bezier(left + 2, base + 10, left + 14, base - 6, left + 18, base + 14, left + 28, base - 2)

    fields = find_fields([read_page(letter(scrawl, filled=False), "", 0)])
    assert fields["number"].confidence < 0.9 and fields["symbol"].confidence < 0.9
    assert fields["issuer"].confidence > 0.9


EVERY = PUT_ON | {
    "seal": annotated(letter(), [((330, 410, 90), paper.seal())], "/Widget", kind="/Sig"),
    "hidden text": letter(hidden),
    "cropped": paper.cropped(letter(), 50, 300, 560, 800),
    "turned": paper.rotated(letter(), 90),
    "scan": paper.scanned(letter()),
}


@pytest.mark.parametrize("pdf", EVERY.values(), ids=EVERY)
def test_screen_reader_and_stamp_see_the_same_picture(pdf):
    """Each at its own size: brought to that of the stamp's look they differ by no more than what scaling leaves."""
    stamp = page_picture(pdf, 0, 4).convert("L")
    with source.open_pdf(pdf) as document:
        reader = visible.look(document, 0).picture.image.convert("L")
    screen = Image.open(io.BytesIO(page_image(pdf, "", 0, 1400))).convert("L")
    for other in (reader, screen):
        assert other.width / other.height == pytest.approx(stamp.width / stamp.height, abs=0.01)
        assert apart(stamp, other) < 40


def apart(one, other):
    """The largest difference in gray of two pictures, seen from where letters are specks."""
    small = (one.width // 10, one.height // 10)
    grays = [np.asarray(image.resize(small, Image.Resampling.BOX), int) for image in (one, other)]
    return np.abs(grays[0] - grays[1]).max()


def test_pictures_of_different_pages_would_be_told_apart():
    seal = page_picture(EVERY["seal"], 0, 4).convert("L")
    assert apart(seal, page_picture(letter(), 0, 4).convert("L")) > 40
    number = page_picture(PUT_ON["form fields"], 0, 4).convert("L")
    assert apart(number, page_picture(GAPS, 0, 4).convert("L")) > 40
    assert all(len(place) == 3 for place in (NUMBER, DAY, MONTH))
