"""A printed PDF becomes pages as a scanner gives them: inked by hand, skewed, blurred, noisy, badly lit, packed as JPEG."""

import io
import random
import subprocess
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from . import pen
from .printing import DAY_MARK, NUMBER_MARK


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
    Scanner("hard-150", 150, noise=9, blur=0.6, skew=(0.6, 1.8), shadow=0.25, speckles=60, quality=45, pen_marks=2),
    Scanner("hard-200", 200, noise=14, blur=1.0, skew=(0.8, 2.0), shadow=0.35, speckles=150, quality=40, pen_marks=3),
    Scanner("hard-300", 300, noise=16, blur=1.5, skew=(0.8, 2.0), shadow=0.4, speckles=300, quality=40, pen_marks=3),
]


def _places(page, text):
    """Boxes (left, top, right, bottom) in points from the top left corner where the text is printed on the page."""
    layer, height, found = page.get_textpage(), page.get_height(), []
    search = layer.search(text, match_case=True)
    while hit := search.get_next():
        boxes = [layer.get_charbox(hit[0] + k) for k in range(hit[1])]
        found.append((min(b[0] for b in boxes), height - max(b[3] for b in boxes), max(b[2] for b in boxes), height - min(b[1] for b in boxes)))
    return found


def _inked(page, letter, scanner, rng):
    """The page as a colour picture at the scanner's resolution with what pens and seals add to it."""
    scale = scanner.dpi / 72
    picture = page.render(scale=scale).to_pil().convert("RGB")
    for text, mark in ((letter.number, NUMBER_MARK), (f"{letter.issued_on.day:02d}", DAY_MARK)):
        for box in _places(page, mark * (len(text) + 1)):
            left, top, right, bottom = (v * scale for v in box)
            pen.write_figures(picture, text, (left, top, right, bottom), rng, rng.choice((pen.BLUE, pen.BLUE, pen.BLACK)))
    names = _places(page, letter.signer)
    if names:
        left, top, right, bottom = (v * scale for v in names[-1])
        room = (right - left) * 0.9
        if scanner.stamped:
            size = round(36 / 25.4 * scanner.dpi)
            seal = pen.stamp(size, letter.issuer.replace("\n", " ")[:26] + " ★", rng)
            picture.paste(seal, (round(left - size * rng.uniform(0.25, 0.6)), round(bottom - size * rng.uniform(0.8, 1.05))), seal)
        pen.sign(picture, (left, top - room * 0.45, left + room, top - room * rng.uniform(0.0, 0.12)), rng)
    pen.marks(picture, rng, scanner.pen_marks)
    return picture


def _lit(pixels, strength, rng):
    """Darker towards one side, with the paper's own tint, as a lid that does not close."""
    height, width = pixels.shape[:2]
    x, y = np.linspace(-1, 1, width, dtype=np.float32), np.linspace(-1, 1, height, dtype=np.float32)
    turn = rng.uniform(-1, 1)
    fall = 1 - strength * np.clip(0.5 + 0.5 * (turn * x[None, :] + (1 - abs(turn)) * y[:, None]), 0, 1) ** 1.5
    return pixels * fall[..., None] * np.array([0.985, 0.98, 0.96], np.float32)


def _scanned(picture, scanner, rng):
    angle = rng.uniform(*scanner.skew) * rng.choice((-1, 1))
    picture = picture.rotate(angle, resample=Image.BICUBIC, expand=False, fillcolor=(246, 246, 244))
    draw = ImageDraw.Draw(picture)
    for _ in range(scanner.speckles):
        x, y, r = rng.uniform(0, picture.width), rng.uniform(0, picture.height), rng.uniform(0.3, 1.3) * scanner.dpi / 200
        draw.ellipse((x - r, y - r, x + r, y + r), fill=(rng.randint(30, 120),) * 3)
    picture = picture.filter(ImageFilter.GaussianBlur(scanner.blur))
    pixels = _lit(np.asarray(picture, np.float32), scanner.shadow, rng)
    noise = np.random.default_rng(rng.getrandbits(32))
    pixels += noise.normal(0, scanner.noise, pixels.shape[:2])[..., None]
    pixels += noise.normal(0, scanner.noise / 3, pixels.shape)
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


def to_scan_pdf(pictures, quality, dpi):
    """The pictures as a PDF without text, as office scanners write it."""
    held = io.BytesIO()
    pictures[0].save(held, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi, quality=quality)
    return held.getvalue()
