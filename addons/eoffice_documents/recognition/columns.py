"""Where a page stands in two columns: the header, and recipients beside the signature.

Tesseract's own layout analysis runs these columns together, which breaks number, date and signer. Both columns are
parted by a corridor without ink, so the longest upright corridors near the middle of the page show where to cut.
"""

from typing import NamedTuple

import cv2
import numpy as np

SCALE_DPI = 100  # resolution of the small picture in which corridors are looked for
LEAST_WIDTH, LEAST_HEIGHT = 0.05, 0.5  # of a corridor, in inches
BETWEEN = (0.26, 0.66)  # share of the page's width in which it runs
MIN_GAP = 0.2  # between ink on the same height left and right, in inches: more than words of a line have
HEAD = 0.6  # inches from the first line of a page in which lines of both columns may nearly touch
LINE = 11  # pixels of the small picture that make a line of letters one bar
LEAST_LETTERS, LEAST_TEXT = 12, 0.33  # on either side: letters, and inches from the top of the first to the last line


class Zone(NamedTuple):
    """A part of the page in pixels; `column` when it is one of two side by side."""

    left: int
    top: int
    right: int
    bottom: int
    column: bool


def zones_of(gray, dpi) -> list[Zone]:
    """The page cut into zones in reading order: whole width, left column, right column, whole width..."""
    height, width = gray.shape
    scale = dpi / SCALE_DPI
    letters, ink = _letters(gray, scale)
    zones, top = [], 0
    for x, start, end in _corridors(letters, ink):
        x, start, end = (round(value * scale) for value in (x, start, end))
        if start - top > 0.1 * dpi:
            zones.append(Zone(0, top, width, start, False))
        zones += [Zone(0, start, x, end, True), Zone(x, start, width, end, True)]
        top = end
    if height - top > 0.1 * dpi:
        zones.append(Zone(0, top, width, height, False))
    return zones


def gap_beside(gray, dpi, box):
    """Where a narrow corridor parts the text in `box` (left, top, right, bottom) from what stands right of it, or None.

    For notes and stamps beside an abstract: they leave less room than columns do.
    """
    left, top, right, bottom = box
    scale = dpi / SCALE_DPI
    letters, _ = _letters(gray[top:bottom, left:right], scale)
    if not len(letters):
        return None
    covered = np.zeros(round((right - left) / scale) + 2, bool)
    for start, width in letters[:, [0, 2]]:
        covered[start : start + width] = True
    first, last = (round(value * SCALE_DPI) for value in (1.2, 4.5))
    free = np.flatnonzero(~covered[first:last]) + first
    runs = np.split(free, np.flatnonzero(np.diff(free) > 1) + 1)
    for run in sorted(runs, key=len, reverse=True):
        if run.size < LEAST_WIDTH * SCALE_DPI:
            break
        sides = (letters[:, 0] < run[0]).sum(), (letters[:, 0] > run[-1]).sum()
        if min(sides) >= LEAST_LETTERS:
            return left + round(float(run[0] + run[-1]) / 2 * scale)
    return None


def _letters(gray, scale):
    """Boxes (left, top, width, height) of what has the size of letters, and a picture of that ink and of rules."""
    small = cv2.resize(gray, None, fx=1 / scale, fy=1 / scale, interpolation=cv2.INTER_AREA)
    ink = (small < 170).astype(np.uint8)
    _, labels, boxes, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    wide, high, area = boxes[:, cv2.CC_STAT_WIDTH], boxes[:, cv2.CC_STAT_HEIGHT], boxes[:, cv2.CC_STAT_AREA]
    specks = (wide < 3) & (high < 3) | (area < 4)
    drawn = high > 0.4 * SCALE_DPI  # seals, signatures, edges of the sheet
    keep = ~(specks | drawn)
    keep[0] = False
    letters = boxes[keep & (high > 3) & (wide < 0.6 * SCALE_DPI)][:, :4]
    return letters, keep[labels]


def _corridors(letters, ink):
    """(middle, top, bottom) of the corridors from top to bottom of the page, in pixels of the small picture."""
    found, blocked = [], np.zeros(ink.shape[0], bool)
    for _ in range(5):
        corridor = _longest(ink | blocked[:, None])
        if not corridor:
            break
        x, start, end = corridor
        columns = _between_columns(letters, ink, x, start, end)
        if columns:
            found.append((x, *columns))
            start, end = columns
        blocked[start:end] = True
    return sorted(found, key=lambda corridor: corridor[1])


def _longest(ink):
    first, last = (round(ink.shape[1] * share) for share in BETWEEN)
    width = round(LEAST_WIDTH * SCALE_DPI)
    broad = cv2.dilate(ink[:, first:last].astype(np.uint8), np.ones((1, width), np.uint8)).astype(bool)
    runs = np.zeros(broad.shape[1], np.int32)
    best = np.zeros(broad.shape[1], np.int32)
    ends = np.zeros(broad.shape[1], np.int32)
    for y, row in enumerate(broad):
        runs = np.where(row, 0, runs + 1)
        longer = runs > best
        best[longer], ends[longer] = runs[longer], y + 1
    if not best.size or best.max() < LEAST_HEIGHT * SCALE_DPI:
        return None
    # of neighbouring columns that are as long, the one in the middle cuts farthest from letters
    end = ends[best.argmax()]
    alike = np.flatnonzero((best > 0.97 * best.max()) & (abs(ends - end) < 0.05 * SCALE_DPI))
    group = max(np.split(alike, np.flatnonzero(np.diff(alike) > 1) + 1), key=len)
    x = group[len(group) // 2]
    return first + int(x), int(ends[x] - best[x]), int(ends[x])


def _between_columns(letters, ink, x, start, end):
    """The part of a corridor that parts columns, not the words of lines; None when there is none."""
    tops, bottoms = letters[:, 1], letters[:, 1] + letters[:, 3]
    narrow = _gaps(ink[start:end], x) < MIN_GAP * SCALE_DPI
    if tops.size and np.count_nonzero(bottoms < start) < LEAST_LETTERS:
        # a long name of an organ may come close to the motto beside it
        first_line = int(np.percentile(tops, 3)) - start
        narrow[: max(0, first_line + round(HEAD * SCALE_DPI))] = False
    edges = [-1, *np.flatnonzero(narrow), len(narrow)]
    above, below = max(zip(edges, edges[1:]), key=lambda pair: pair[1] - pair[0])
    start, end = start + above + 1, start + below
    inside = letters[(tops >= start - 2) & (bottoms <= end + 2)]
    left, right = inside[inside[:, 0] + inside[:, 2] <= x + 1], inside[inside[:, 0] >= x - 1]
    if any(len(side) < LEAST_LETTERS or _extent(side) < LEAST_TEXT * SCALE_DPI for side in (left, right)):
        return None
    reach = round(0.2 * SCALE_DPI)
    return _quietest(ink, start, start + reach), _quietest(ink, max(start, end - reach), end + 1)


def _quietest(ink, first, last):
    """The row of pixels between two where the least ink is, so that a cut goes between lines."""
    rows = ink[first:last].sum(axis=1)
    quiet = np.flatnonzero(rows == rows.min())
    return first + int(quiet[len(quiet) // 2])


def _extent(letters):
    return (letters[:, 1] + letters[:, 3]).max() - letters[:, 1].min()


def _gaps(band, x):
    """For each row of pixels the room around x between lines on both sides; very wide where a side has none."""
    band = cv2.dilate(band.astype(np.uint8), np.ones((LINE, 1), np.uint8)).astype(bool)
    left, right = band[:, :x][:, ::-1], band[:, x:]
    room = left.argmax(axis=1) + right.argmax(axis=1)
    return np.where(left.any(axis=1) & right.any(axis=1), room, band.shape[1])
