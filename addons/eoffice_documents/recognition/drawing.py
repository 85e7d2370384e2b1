"""A page of a PDF as any viewer draws it: cropped, upright by /Rotate, with its form fields, seals and annotations.

The one place that draws: screen, reader and the place of marks see the same page.
"""

import math
from dataclasses import dataclass

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from . import limits
from .errors import DamagedFile, TooManyPixels

A4_INCHES = 8.27, 11.69
POINT = 72  # points of an inch
MOST_PIXELS = limits.MEGAPIXELS * 1e6 / 3  # three bytes a pixel are held
LONGEST = 30_000  # pixels of a side; JPEG ends at 65535
LEAST_DPI = 20
# A picture of fewer dots on a sheet larger than A4, or of more on one smaller than half of it, was given a wrong paper
COARSE, FINE = 150, 700
LARGE, SMALL = 9, 7  # inches: of the shorter side at most, of the longer one at least
LARGEST, SMALLEST = 50, 4  # the same of a sheet without a picture that tells more


@dataclass
class PagePicture:
    """A page as a Pillow picture (mode L or RGB), not yet turned upright, at `dpi` dots an inch."""

    image: Image.Image
    dpi: int


def draw(page, dpi) -> PagePicture:
    """The page in colour at about `dpi`, fewer where the picture would be too large.

    The inch is that of the paper the page must have had (`inch_of`). Raises DamagedFile, TooManyPixels.
    """
    if min(page.get_size()) <= 0:
        raise DamagedFile
    inch = inch_of(page)
    inches = [side / inch for side in page.get_size()]
    dpi = min(dpi, round((MOST_PIXELS / (inches[0] * inches[1])) ** 0.5), round(LONGEST / max(inches)))
    if dpi < LEAST_DPI:
        raise TooManyPixels(limit=limits.MEGAPIXELS)
    return PagePicture(pixels_of(page, dpi / inch), dpi)


def draw_wide(page, width, most_dpi, turn=0) -> PagePicture:
    """The page about `width` pixels wide once it is turned by `turn` degrees, at most at `most_dpi`."""
    if min(page.get_size()) <= 0:
        raise DamagedFile
    inches = (page.get_height() if turn % 180 else page.get_width()) / inch_of(page)
    return draw(page, max(LEAST_DPI, min(most_dpi, round(width / inches))))


def pixels_of(page, scale):
    """The page as a Pillow picture of mode RGB, `scale` pixels a point. Raises DamagedFile, TooManyPixels."""
    width, height = (math.ceil(side * scale) for side in page.get_size())
    if width * height > 1.5 * MOST_PIXELS:
        raise TooManyPixels(limit=limits.MEGAPIXELS)
    try:
        return page.render(scale=scale, may_draw_forms=True).to_pil().convert("RGB")
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise DamagedFile from error


def inch_of(page) -> float:
    """How many points of the page are an inch of paper.

    72, unless the paper cannot be true: programs make a page of one point a pixel out of a photo, others a stamp of
    a sheet. Then the page is taken to be as large as A4.
    """
    short, long = sorted(page.get_size())
    if short / POINT <= LARGE and long / POINT >= SMALL:
        return POINT
    dpi, cover = largest_picture(page)
    if short / POINT > LARGE:
        false = dpi < COARSE if cover > 0.5 else short / POINT > LARGEST
        return short / A4_INCHES[0] if false else POINT
    false = dpi > FINE if cover > 0.5 else long / POINT < SMALLEST
    return long / A4_INCHES[1] if false else POINT


def largest_picture(page):
    """(dots an inch, share of the page covered) of the largest picture on a PDF page; (0, 0.0) without one.

    The inch is the PDF's own, 72 points.
    """
    sheet, best = page.get_width() * page.get_height(), (0, 0.0)
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = item.get_bounds()
        cover = (right - left) * (top - bottom) / sheet
        if right > left and cover > best[1]:
            best = (round(max(item.get_px_size()) / max(right - left, top - bottom) * POINT), cover)
    return best
