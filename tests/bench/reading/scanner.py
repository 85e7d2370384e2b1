"""A printed PDF becomes pages as a scanner gives them: inked, skewed, blurred, noisy, badly lit, packed as JPEG."""

import io
import random
import subprocess
from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
import pypdfium2
from PIL import Image, ImageChops, ImageFont

from . import pen
from .printing import DAY_MARK, NUMBER_MARK

PAPER = (0.985, 0.98, 0.96)  # the paper's own tint, red, green, blue


@lru_cache
def serif(size, bold=False):
    """The Times-like face with Vietnamese letters that fontconfig knows, at a size in pixels."""
    pattern = f"Liberation Serif:lang=vi:style={'Bold' if bold else 'Regular'}"
    path = subprocess.run(["fc-match", "-f", "%{file}", pattern], capture_output=True, text=True, check=True).stdout
    return ImageFont.truetype(path, size)


@dataclass(frozen=True)
class Scanner:
    """How a page is scanned. Lengths in pixels, angles in degrees, noise in gray levels."""

    name: str
    dpi: int
    colour: bool = True
    noise: float = 6
    blur: float = 0.5
    skew: tuple = (0.3, 1.2)
    shadow: float = 0.0
    speckles: int = 0
    quality: int = 60
    stamped: bool = True
    pen_marks: int = 0


EASY = [Scanner("easy-200", 200, quality=70), Scanner("easy-300", 300, colour=False)]
CLEAN = [Scanner("clean-150", 150, noise=2, blur=0.3, skew=(0, 0.2), stamped=False, quality=85)]
HARD = [
    Scanner("hard-150", 150, noise=8, blur=0.6, skew=(0.6, 1.8), shadow=0.2, speckles=60, quality=45, pen_marks=2),
    Scanner("hard-200", 200, noise=11, blur=0.9, skew=(0.8, 2.0), shadow=0.25, speckles=150, quality=40, pen_marks=3),
    Scanner("hard-300", 300, noise=12, blur=1.3, skew=(0.8, 2.0), shadow=0.25, speckles=300, quality=40, pen_marks=3),
]


def _places(page, text):
    """Boxes (left, top, right, bottom) in points from the top left corner where the text is printed on the page."""
    layer, height, found = page.get_textpage(), page.get_height(), []
    search = layer.search(text, match_case=True)
    while hit := search.get_next():
        boxes = [layer.get_charbox(hit[0] + k) for k in range(hit[1])]
        found.append(
            (
                min(b[0] for b in boxes),
                height - max(b[3] for b in boxes),
                max(b[2] for b in boxes),
                height - min(b[1] for b in boxes),
            )
        )
    return found


def _inked(page, letter, scanner, rng):
    """The page as a colour picture at the scanner's resolution with what pens and seals add to it."""
    scale = scanner.dpi / 72
    picture = page.render(scale=scale).to_pil().convert("RGB")
    for text, mark in ((letter.number, NUMBER_MARK), (f"{letter.issued_on.day:02d}", DAY_MARK)):
        for box in _places(page, mark * (len(text) + 1)):
            left, top, right, bottom = (v * scale for v in box)
            pen.write_figures(
                picture, text, (left, top, right, bottom), rng, rng.choice((pen.BLUE, pen.BLUE, pen.BLACK))
            )
    names = _places(page, letter.signer)
    if names:
        left, top, right, bottom = (v * scale for v in names[-1])
        room = (right - left) * 0.9
        if scanner.stamped:
            size = round(36 / 25.4 * scanner.dpi)
            seal = pen.stamp(size, letter.issuer.replace("\n", " ")[:26] + " ★", rng)
            _press(
                picture,
                seal,
                (round(left - size * rng.uniform(0.25, 0.6)), round(bottom - size * rng.uniform(0.8, 1.05))),
            )
        pen.sign(picture, (left, top - room * 0.45, left + room, top - room * rng.uniform(0.0, 0.12)), rng)
    pen.marks(picture, rng, scanner.pen_marks)
    return picture


def _press(picture, seal, place):
    """Seal ink lets the print under it show through, darker than either."""
    box = (*place, place[0] + seal.width, place[1] + seal.height)
    ink = Image.new("RGB", seal.size, "white")
    ink.paste(seal, mask=seal)
    picture.paste(ImageChops.multiply(picture.crop(box), ink), place)


def _light(shape, strength, rng):
    """Brightness of each pixel: darker towards one side, as under a lid that does not close."""
    x, y = np.linspace(-1, 1, shape[1], dtype=np.float32), np.linspace(-1, 1, shape[0], dtype=np.float32)
    turn = rng.uniform(-1, 1)
    return 1 - strength * np.clip(0.5 + 0.5 * (turn * x[None, :] + (1 - abs(turn)) * y[:, None]), 0, 1) ** 1.5


def _scanned(picture, scanner, rng):
    pixels = np.array(picture)
    height, width = pixels.shape[:2]
    for _ in range(scanner.speckles):
        place = rng.randrange(width), rng.randrange(height)
        cv2.circle(
            pixels,
            place,
            round(rng.uniform(0.3, 1.3) * scanner.dpi / 200),
            (rng.randint(30, 120),) * 3,
            -1,
            cv2.LINE_AA,
        )
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), rng.uniform(*scanner.skew) * rng.choice((-1, 1)), 1)
    pixels = cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=(246, 246, 244))
    pixels = cv2.GaussianBlur(pixels, (0, 0), scanner.blur).astype(np.float32)
    noise = np.random.default_rng(rng.getrandbits(32))
    grain = noise.standard_normal((height, width), np.float32) * scanner.noise
    light = _light(pixels.shape, scanner.shadow, rng)
    for plane, tint in enumerate(PAPER):
        grain_of_plane = noise.standard_normal((height, width), np.float32) * (scanner.noise / 3)
        pixels[..., plane] = pixels[..., plane] * (light * tint) + grain + grain_of_plane
    picture = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    return picture if scanner.colour else picture.convert("L")


def scan(pdf: bytes, letter, scanner: Scanner, seed):
    """Pictures of the PDF's pages as this scanner sees them; the same seed gives the same pictures."""
    rng = random.Random(seed)
    document = pypdfium2.PdfDocument(pdf)
    return [_scanned(_inked(document[k], letter, scanner, rng), scanner, rng) for k in range(len(document))]


def to_jpeg(picture, quality, dpi):
    held = io.BytesIO()
    picture.save(held, "JPEG", quality=quality, dpi=(dpi, dpi))
    return held.getvalue()


def to_scan_pdf(pictures: list[bytes], dpi):
    """JPEG pictures as a PDF without text, as office scanners write it; the pictures are kept as they are."""
    document = pypdfium2.PdfDocument.new()
    for jpeg in pictures:
        image = pypdfium2.PdfImage.new(document)
        image.load_jpeg(io.BytesIO(jpeg), inline=True)
        width, height = (side / dpi * 72 for side in image.get_px_size())
        image.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
        page = document.new_page(width, height)
        page.insert_obj(image)
        page.gen_content()
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()
