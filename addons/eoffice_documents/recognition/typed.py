"""A page whose text layer is what people see on it: its words, and by OCR only what they do not explain."""

import cv2
import numpy as np
from rapidfuzz import fuzz

from . import engine, leftover, preprocessing, text_layer
from .layout import lines_of, text_of
from .model import Page

LEAST_EXPLAINED = 0.5  # share of the ink of letters; below it the page is a scan with a stamp on it, and read as one
SURE_EXPLAINED = 0.7  # below it nothing on the page is sure
ON_INK, COVERED = 0.9, 0.75  # shares: of another reader's words that lie on ink, of the ink that lies under them
PRINT = 150  # darker than this, on evened paper, is print
SAMPLES, ALIKE = 5, 80  # lines read again to judge another reader, and how alike in percent they must be


def page_of(view, index) -> Page | None:
    """The page (`index` from 0) by its text layer; None when that is not what is seen, and the page must be read."""
    if text_layer.reads_well([*view.words, *view.aside]):
        return _typed(view, index)
    if view.words or view.unseen:
        return _recognised(view, index)
    return None


def _typed(view, index):
    dpi, rest, ink = view.picture.dpi, _turned(view.rest, view.turn), _turned(view.ink, view.turn)
    islands = leftover.islands_of(rest, dpi)
    explained = _explained(view, ink, sum(island.ink for island in islands))
    if explained < LEAST_EXPLAINED:
        return None
    words, aside = view.words, _said(view.aside)
    if islands:
        more, unread = leftover.read(rest, dpi, islands)
        words = leftover.placed(leftover.doubted(words, unread, dpi), more)
    if explained < SURE_EXPLAINED:
        words = [word._replace(confidence=min(word.confidence, leftover.DOUBTFUL)) for word in words]
    return _page(view, view.turn, words, aside, index)


def _explained(view, ink, left):
    """The share of the ink of letters that the words explain, `left` pixels being unexplained."""
    if not left:
        return 1.0
    shown = _turned(np.asarray(view.picture.image), view.turn)
    gray = preprocessing.even_light(leftover.darkest(shown))
    told = cv2.countNonZero(cv2.bitwise_and(ink, cv2.compare(gray, leftover.INK, cv2.CMP_LT)))
    return told / max(1, told + left)


def _page(view, turn, words, aside, index):
    width, height = view.picture.image.size
    if turn % 180:
        width, height = height, width
    text = "\n".join(part for part in (text_of(words), aside) if part)
    return Page(index + 1, text, words, width, height, view.picture.dpi, "text layer", turn=turn)


def _said(words):
    """Words as they follow one another in the file, for those that stand in no line of the page."""
    return " ".join(word.text for word in words)


def with_seen(page: Page, view) -> Page:
    """A page read by OCR, with the words of the text layer that people see on it and that were not read.

    Blue and red are taken for pen and seal, so a number or a signer laid over a scan in colour gets lost otherwise.
    """
    if page.turn != view.turn or not view.words:
        return page
    width = view.picture.image.height if view.turn % 180 else view.picture.image.width
    scale = page.width / width
    around = cv2.getRotationMatrix2D((page.width / 2, page.height / 2), page.skew, 1)
    seen = [_moved(word, scale, around) for word in view.words]
    missing = [
        word
        for word in seen
        if any(map(str.isalnum, word.text)) and not any(_overlap(word, other) for other in page.words)
    ]
    if missing:
        page.words = leftover.placed(page.words, missing)
        page.text = "\n".join((page.text, text_of(missing)))
    return page


def _moved(word, scale, around):
    x, y = around @ ((word.left + word.width / 2) * scale, (word.top + word.height / 2) * scale, 1)
    wide, high = round(word.width * scale), round(word.height * scale)
    return word._replace(left=max(0, round(x - wide / 2)), top=max(0, round(y - high / 2)), width=wide, height=high)


def _overlap(word, other):
    across = min(word.right, other.right) - max(word.left, other.left)
    down = min(word.bottom, other.bottom) - max(word.top, other.top)
    return across > 0.3 * min(word.width, other.width) and down > 0.3 * min(word.height, other.height)


def _turned(pixels, turn):
    return np.ascontiguousarray(np.rot90(pixels, -turn // 90)) if turn else pixels


def _recognised(view, index):
    """The page by what another reader laid unseen under its scan, when that is on ink and says what we read there."""
    if not text_layer.reads_well(view.unseen, recognised=True):
        return None
    turn, dpi = view.unseen_turn, view.picture.dpi
    gray = cv2.cvtColor(_turned(np.asarray(view.picture.image), turn), cv2.COLOR_RGB2GRAY)
    dark = cv2.compare(preprocessing.even_light(gray), PRINT, cv2.CMP_LT)
    words = [word for word in view.unseen if _is_on_ink(word, dark)]
    if len(words) < ON_INK * len(view.unseen) or _covered(words, dark, dpi) < COVERED or not _agrees(words, gray, dpi):
        return None
    stamped = [word for word in view.words if view.turn == turn]
    laid = leftover.placed(words, stamped)
    laid = leftover.placed(laid, _on_added(view, turn, laid))
    return _page(view, turn, laid, "" if stamped else _said(view.words), index)


def _on_added(view, turn, words):
    """The words on what was laid over the scan as a picture, where neither `words` nor a text tells of it."""
    dpi, shown = view.picture.dpi, np.asarray(view.picture.image)
    only = np.full_like(shown, 255)
    for left, top, right, bottom in view.added:
        only[top:bottom, left:right] = shown[top:bottom, left:right]
    only = _turned(only, turn)
    for word in words:
        only[max(0, word.top) : max(0, word.bottom), max(0, word.left) : max(0, word.right)] = 255
    return leftover.read(only, dpi, leftover.islands_of(only, dpi))[0] if view.added else []


def _is_on_ink(word, dark):
    part = dark[max(0, word.top) : max(0, word.bottom), max(0, word.left) : max(0, word.right)]
    return part.size > 0 and 0.03 < cv2.countNonZero(np.ascontiguousarray(part)) / part.size < 0.75


def _covered(words, dark, dpi):
    """The share of ink of the size of letters that lies under words."""
    _, labels, parts, _ = cv2.connectedComponentsWithStats((dark > 0).astype(np.uint8), connectivity=8)
    high, wide = parts[:, cv2.CC_STAT_HEIGHT], parts[:, cv2.CC_STAT_WIDTH]
    letters = (high >= leftover.LEAST * dpi) & (high <= 0.3 * dpi) & (wide <= leftover.WIDEST * dpi)
    letters[0] = False
    ink, under = letters[labels], np.zeros(dark.shape, bool)
    near = round(0.02 * dpi)
    for word in words:
        under[
            max(0, word.top - near) : max(0, word.bottom + near), max(0, word.left - near) : max(0, word.right + near)
        ] = True
    return np.count_nonzero(ink & under) / max(1, np.count_nonzero(ink))


def _agrees(words, gray, dpi):
    """Whether lines here and there, those with figures first, are read by us much as by the other reader."""
    lines = [line for line in lines_of(words) if len(line.words) > 1]
    told = [line for line in lines if any(map(str.isdigit, line.text))][:2]
    others = [line for line in lines if line not in told]
    step = max(1, len(others) // (SAMPLES - len(told)))
    margin = round(0.03 * dpi)
    likeness = []
    for line in [*told, *others[::step]][:SAMPLES]:
        part = gray[max(0, line.top - margin) : line.bottom + margin, max(0, line.left - margin) : line.right + margin]
        read = " ".join(word.text for word in engine.read(np.ascontiguousarray(part), dpi, layout=engine.LINE))
        likeness.append(fuzz.ratio(read.lower(), line.text.lower()))
    return bool(likeness) and sum(likeness) / len(likeness) >= ALIKE
