"""Pictures of every kind look as people see them: on white paper, in the light they were taken, previews left out."""

import io
import struct

import numpy as np
import pytest
from eoffice_documents.recognition import open_scan
from eoffice_documents.recognition.pdf_pages import join
from eoffice_documents.recognition.source import open_pdf, picture_page
from PIL import Image, ImageDraw, ImageOps, TiffImagePlugin

SIZE = 827, 1169  # A4 at 100 dpi


def sheet(size=SIZE):
    """A white sheet with a black bar near its top, gray below."""
    image = Image.new("L", size, 255)
    draw = ImageDraw.Draw(image)
    draw.rectangle((size[0] // 8, size[1] // 10, size[0] // 2, size[1] // 5), fill=0)
    draw.rectangle((size[0] // 8, size[1] // 2, size[0] // 2, size[1] * 6 // 10), fill=128)
    return image


def saved(image, kind, **options):
    held = io.BytesIO()
    image.save(held, kind, **options)
    return held.getvalue()


def ink():
    return ImageOps.invert(sheet())


def see_through(mode):
    """The sheet as ink on nothing: the dots without ink are black and transparent."""
    black = Image.new("L", SIZE, 0)
    return Image.merge(mode, [*([black] * (len(mode) - 1)), ink()])


def palette():
    image = Image.new("P", SIZE, 0)
    image.putpalette([0, 0, 0, 0, 0, 0, 128, 128, 128])
    image.paste(1, mask=sheet().point(lambda dot: 255 * (dot == 0)))
    image.paste(2, mask=sheet().point(lambda dot: 255 * (dot == 128)))
    return image


def deep(values, tag=()):
    """A TIFF of these numbers, with tags of its own."""
    info = TiffImagePlugin.ImageFileDirectory_v2()
    for name, value in tag:
        info[name] = value
    return saved(Image.fromarray(values), "TIFF", tiffinfo=info)


def sixteen(factor=257):
    return np.asarray(sheet()).astype(np.uint16) * factor


def negative_sixteen():
    data = saved(Image.fromarray(65535 - sixteen()), "TIFF")
    entry = struct.pack("<HHI", 262, 3, 1)
    assert data.count(entry) == 1
    place = data.index(entry) + 8
    return data[:place] + b"\0\0" + data[place + 2 :]


def broken_numbers():
    values = np.asarray(sheet()).astype(np.float32) / 255
    values[0, :2] = np.nan, np.inf
    return values


def gray_with_hole():
    """A gray PNG of 16 bits whose paper is the colour that is transparent."""
    values = np.asarray(sheet()).astype(np.uint16) * 257
    values[values == 65535] = 77
    return saved(Image.fromarray(values), "PNG", transparency=77)


def cmyk():
    empty = Image.new("L", SIZE, 0)
    return Image.merge("CMYK", (empty, empty, empty, ink()))


def cmyk_not_by_adobe():
    """The same numbers without the mark of Adobe are ink as it is."""
    data = saved(Image.eval(cmyk(), lambda dot: 255 - dot), "JPEG", quality=95)
    place = data.find(b"\xff\xee\0\x0eAdobe")
    return data if place < 0 else data[:place] + data[place + 16 :]


KINDS = {
    "rgba": saved(see_through("RGBA"), "PNG"),
    "la": saved(see_through("LA"), "PNG"),
    "rgba-tiff": saved(see_through("RGBA"), "TIFF"),
    "palette": saved(palette(), "PNG", transparency=0),
    "palette-of-bytes": saved(palette(), "PNG", transparency=b"\0\xff\xff"),
    "16-bit-png": saved(Image.fromarray(sixteen()), "PNG"),
    "16-bit-tiff": deep(sixteen()),
    "12-bits-in-16": deep(sixteen(16)),
    "8-bits-in-16": deep(sixteen(1)),
    "16-bit-negative": negative_sixteen(),
    "16-bit-with-hole": gray_with_hole(),
    "32-bit": deep(np.asarray(sheet()).astype(np.int32) * 8_421_504),
    "float-of-1": deep(np.asarray(sheet()).astype(np.float32) / 255),
    "float-of-255": deep(np.asarray(sheet()).astype(np.float32)),
    "float-of-65535": deep(np.asarray(sheet()).astype(np.float32) * 257),
    "float-below-nought": deep(np.asarray(sheet()).astype(np.float32) / 127.5 - 1),
    "float-broken": deep(broken_numbers()),
    "cmyk-tiff": saved(cmyk(), "TIFF"),
    "cmyk-adobe": saved(cmyk(), "JPEG", quality=95),
    "cmyk-other": cmyk_not_by_adobe(),
    "lab": saved(Image.merge("LAB", (sheet(), Image.new("L", SIZE, 128), Image.new("L", SIZE, 128))), "TIFF"),
    "one-bit": saved(sheet().point(lambda dot: 255 * (dot > 0)).convert("1"), "TIFF", compression="group4"),
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_looks_as_people_see_it(kind):
    seen = np.asarray(picture_page(KINDS[kind], 0).image.convert("L")).astype(int)
    wanted = np.asarray(sheet()).astype(int)
    places = {"paper": (10, 10), "bar": (170, 200), "gray": (640, 200), "foot": (1100, 400)}
    for name, place in places.items():
        if (kind, name) not in (("one-bit", "gray"),):
            assert abs(seen[place] - wanted[place]) <= 12, name
    assert open_scan(KINDS[kind]).page_count == 1


@pytest.mark.parametrize("kind", ["rgba", "16-bit-png", "float-of-1", "palette"])
def test_a_page_made_of_it_looks_the_same(kind):
    with open_pdf(join([(KINDS[kind], 0)])) as document:
        seen = np.asarray(document[0].render(scale=100 / 72).to_pil().convert("L"))
    assert seen[10, 10] > 240 and seen[170, 200] < 15


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_turn_that_the_camera_noted_counts_in_every_kind(kind, orientation):
    upright = sheet()
    # what the camera's sensor saw: the turn undone
    undo = {1: None, 2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}[orientation]
    stored = upright if undo is None else upright.transpose(Image.Transpose(undo))
    exif = Image.Exif()
    exif[0x0112] = orientation
    seen = picture_page(saved(stored, kind, exif=exif), 0).image.convert("L")
    assert seen.size == SIZE
    assert seen.getpixel((200, 170)) < 30 and seen.getpixel((600, 170)) > 225 and seen.getpixel((200, 1100)) > 225


def phone(*smaller):
    """A JPEG with further pictures behind it, as telephones write it (CIPA DC-007)."""
    return saved(sheet(), "MPO", save_all=True, append_images=[sheet(size) for size in smaller])


def test_what_a_phone_puts_behind_its_picture_is_no_page():
    for smaller in ([(400, 566)], [SIZE], [(400, 566), (160, 120)]):
        data = phone(*smaller)
        assert open_scan(data).page_count == 1
        assert picture_page(data, 0).image.size == SIZE


def tiff_of(*frames):
    """A TIFF of (size, kind of the frame)."""
    images = []
    for size, kind in frames:
        image = sheet(size)
        image.encoderinfo = {"tiffinfo": {254: kind}}
        images.append(image)
    return saved(images[0], "TIFF", save_all=True, append_images=images[1:], tiffinfo={254: frames[0][1]})


def test_previews_and_masks_in_a_tiff_are_no_pages():
    data = tiff_of(((160, 226), 1), (SIZE, 0), (SIZE, 4), ((827, 1100), 2))
    assert open_scan(data).page_count == 2
    assert [picture_page(data, page).image.size for page in (0, 1)] == [SIZE, (827, 1100)]
    assert open_scan(tiff_of((SIZE, 0), (SIZE, 0), ((300, 400), 0))).page_count == 3, "pages of any size stay"
    assert open_scan(tiff_of((SIZE, 1))).page_count == 1, "the only picture is the page"


@pytest.mark.parametrize("dpi", [(0, 0), (1, 1), (20, 20), (30_000, 30_000), (0.001, 0.001)])
def test_dots_an_inch_that_cannot_be_are_not_believed(dpi):
    page = picture_page(saved(sheet(), "TIFF", dpi=dpi), 0)
    assert 90 <= page.dpi <= 110 and page.image.size == SIZE


def test_a_fax_is_stretched_to_what_was_on_the_paper():
    page = picture_page(saved(sheet((1728, 1100)), "TIFF", dpi=(204, 98)), 0)
    assert page.image.size == (1728, round(1100 * 204 / 98)) and page.dpi == 204
