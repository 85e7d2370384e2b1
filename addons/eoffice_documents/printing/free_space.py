"""Where a page has room: looked for on the page as it is shown, so that scans count as well as text."""

import numpy
from PIL import ImageFilter

from ..recognition import drawing, source
from ..recognition.errors import ScanError
from .errors import DamagedPdf, LockedPdf, NoSuchPage

DOTS = 2  # a millimetre
EDGE = 5  # mm of the sheet where printers print nothing
WORD = 20  # mm within which a line of writing is dark to a third
CLEAR = 1  # mm between a mark and what is written
CAUSES = {"password": LockedPdf, "no_such_page": NoSuchPage}


def page_picture(pdf: bytes, page_index: int, dots: float = DOTS):
    """Page `page_index` as a Pillow picture with `dots` a millimetre, as a reader sees it."""
    try:
        with source.open_pdf(pdf) as document:
            return drawing.pixels_of(source.pdf_page(document, page_index), dots * 25.4 / 72)
    except ScanError as error:
        raise CAUSES.get(error.code, DamagedPdf) from error


class Room:
    """The written and the empty parts of a page."""

    def __init__(self, pdf, page_index):
        picture = page_picture(pdf, page_index).convert("L")
        self.width, self.height = (side / DOTS for side in picture.size)
        grey = numpy.asarray(picture.filter(ImageFilter.MinFilter(3)), dtype=int)
        self.ink = grey < numpy.median(grey) - 60
        self.sums = numpy.pad(self.ink.cumsum(0).cumsum(1), ((1, 0), (1, 0)))

    def last_line(self):
        """Millimetres from the top to the end of what is written; 0 on an empty page."""
        sides = EDGE * DOTS  # where scanners leave the shadow of the sheet
        sums = self.ink[:, sides:-sides].cumsum(1)
        window = min(WORD * DOTS, sums.shape[1] - 1)
        thickest = (sums[:, window:] - sums[:, :-window]).max(1)
        rows = (thickest > window * 0.3).nonzero()[0]  # a speck of dust is no writing
        return (rows[-1] + 1) / DOTS if len(rows) else 0

    def place(self, width, height, *areas):
        """Top left corner (mm) of the first free place in `areas`, (x from, x to, y from, y to) of that corner each.

        An area is searched downwards, each time from its left. Where nothing is free: the least written on place.
        """
        wide, high = (round((side + 2 * CLEAR) * DOTS) for side in (width, height))
        if wide >= self.ink.shape[1] or high >= self.ink.shape[0]:
            return 0, 0
        sums = self.sums
        # [y, x]: how much is written on the rectangle whose top left corner is there
        written = sums[high:, wide:] - sums[:-high, wide:] - sums[high:, :-wide] + sums[:-high, :-wide]
        whole = (EDGE, self.width - EDGE - width, EDGE, self.height - EDGE - height)
        for x_from, x_to, y_from, y_to in (*areas, whole):
            x_from, y_from = max(x_from, EDGE), max(y_from, EDGE)
            x_to, y_to = min(x_to, whole[1]), min(y_to, whole[3])
            left, right, top, bottom = (int((edge - CLEAR) * DOTS) for edge in (x_from, x_to, y_from, y_to))
            free = numpy.argwhere(written[max(top, 0) : bottom + 1, max(left, 0) : right + 1] == 0)
            if len(free):
                y, x = free[0] + (max(top, 0), max(left, 0))
                break
        else:
            y, x = numpy.unravel_index(written.argmin(), written.shape)
        return float(x / DOTS + CLEAR), float(y / DOTS + CLEAR)
