"""What stands on a typed page beside its text: stamps, seals, a number put on as a picture, read where it stands."""

import re
from dataclasses import dataclass

import cv2
import numpy as np

from ..vietnamese.syllables import is_syllable
from . import engine, preprocessing
from .layout import rows_of
from .model import Word

READ_DPI = 300
INK = 180  # darker than this, on evened paper, is ink; stamps are lighter than print
LEAST, MOST, WIDEST = 0.05, 0.6, 1.0  # inches: height of letters, and width of what may be a word of joined ones
TALL = 0.06  # inches: an island without a letter as high is dust or the dots of a form
SOLID = 0.85  # share of its box that a bar or a filled square covers
PLAIN, EVEN = 0.5, 12  # share of an island that is ground, and its gray levels around one
ACROSS, DOWN = 0.25, 0.06  # inches between letters of one island
MOST_ISLANDS = 20
LEAST_SURE = 0.5
BESIDE = 0.3  # inches from a word to ink that could not be read
DOUBTFUL = 0.8  # the confidence of a word beside such ink
_FIGURES = re.compile(r"[\W_]*\d[\w/.,:()+-]*$")


@dataclass
class Island:
    """Ink that stands together: its box (left, top, right, bottom) and how many pixels of letters it has."""

    box: tuple
    ink: int


def darkest(rgb):
    """Each pixel's darkest colour: red and blue ink are as dark as black."""
    planes = cv2.split(rgb)
    return cv2.min(cv2.min(planes[0], planes[1]), planes[2])


def islands_of(rest, dpi) -> list[Island]:
    """Where ink of the size of letters stands on plain ground in a picture (numpy, RGB), the largest first."""
    gray = preprocessing.even_light(darkest(rest))
    dark = (gray < INK).astype(np.uint8)
    if not dark.any():
        return []
    _, labels, parts, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    wide, high, area = (parts[:, k] for k in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    solid = (area > SOLID * wide * high) & (np.minimum(wide, high) > TALL * dpi)
    letters = (high >= LEAST * dpi) & (high <= MOST * dpi) & (wide <= WIDEST * dpi) & ~solid
    letters[0] = False
    for k in (letters & (high >= 2 * LEAST * dpi)).nonzero()[0]:
        letters[k] = not _is_frame(labels, k, parts[k])
    if not (letters & (high >= TALL * dpi)).any():
        return []
    ink = letters[labels].astype(np.uint8)
    reach = np.ones((2 * round(DOWN * dpi) + 1, 2 * round(ACROSS * dpi / 2) + 1), np.uint8)
    _, areas, boxes, _ = cv2.connectedComponentsWithStats(cv2.dilate(ink, reach), connectivity=8)
    tall = (letters & (high >= TALL * dpi)).nonzero()[0]
    middles = parts[tall, :2] + parts[tall, 2:4] // 2
    homes = {int(areas[min(y, areas.shape[0] - 1), min(x, areas.shape[1] - 1)]) for x, y in middles}
    weights = np.bincount(areas[ink > 0], minlength=len(boxes))
    found = [
        Island((int(x), int(y), int(x + w), int(y + h)), int(weights[k]))
        for k, (x, y, w, h, _) in enumerate(boxes)
        if k and k in homes and _is_plain(gray[y : y + h, x : x + w])
    ]
    return sorted(found, key=lambda island: -island.ink)


def _is_plain(part):
    """Whether most of a part has one gray, as the ground of writing has and a photo has not."""
    levels = np.bincount(part.ravel(), minlength=256)
    return np.convolve(levels, np.ones(2 * EVEN + 1)).max() > PLAIN * part.size


def _is_frame(labels, number, part):
    """Whether a part is the frame around a field: ink along all four of its sides."""
    left, top, wide, high = part[:4]
    own = labels[top : top + high, left : left + wide] == number
    return all(side.mean() > 0.9 for side in (own[:2].any(0), own[-2:].any(0), own[:, :2].any(1), own[:, -2:].any(1)))


def read(rest, dpi, islands) -> tuple[list[Word], list[Island]]:
    """The words on the islands of a picture, and the islands on which none could be read."""
    gray, words, unread = cv2.cvtColor(rest, cv2.COLOR_RGB2GRAY), [], islands[MOST_ISLANDS:]
    for island in islands[:MOST_ISLANDS]:
        found = _words_on(gray, dpi, island)
        words += found
        if not found:
            unread.append(island)
    return words, unread


def _words_on(gray, dpi, island):
    margin, times = round(0.04 * dpi), READ_DPI / dpi
    left, top, right, bottom = island.box
    left, top = max(0, left - margin), max(0, top - margin)
    part = gray[top : bottom + margin, left : right + margin]
    part = cv2.resize(part, None, fx=times, fy=times, interpolation=cv2.INTER_CUBIC)
    part = cv2.copyMakeBorder(part, 20, 20, 20, 20, cv2.BORDER_CONSTANT, value=int(np.percentile(part, 90)))
    layout = engine.LINE if bottom - top < 0.4 * dpi else engine.BLOCK
    read = engine.read(part, READ_DPI, layout=layout)
    good = [word for word in read if word.confidence >= LEAST_SURE and _is_word(word.text)]
    if sum(len(word.text) for word in good) < 0.6 * sum(len(word.text) for word in read):
        return []
    return [
        word._replace(
            left=left + round((word.left - 20) / times),
            top=top + round((word.top - 20) / times),
            width=max(1, round(word.width / times)),
            height=max(1, round(word.height / times)),
        )
        for word in good
    ]


def _is_word(text):
    """Figures, a syllable, or an abbreviation in capitals; what a drawing or a signature gives is mostly none."""
    plain = text.strip(".,;:()-–'\"")
    return bool(_FIGURES.match(text)) or len(plain) > 1 and (is_syllable(plain) or plain.isupper() and plain.isalpha())


def doubted(words: list[Word], unread: list[Island], dpi) -> list[Word]:
    """The words, less sure where ink that nobody could read stands on their line close beside them."""
    return [word._replace(confidence=DOUBTFUL) if _beside_any(word, unread, dpi) else word for word in words]


def _beside_any(word, islands, dpi):
    reach = BESIDE * dpi
    for island in islands:
        left, top, right, bottom = island.box
        shared = min(word.bottom, bottom) - max(word.top, top)
        if shared > 0.5 * min(word.height, bottom - top) and left - reach < word.right and word.left < right + reach:
            return True
    return False


def placed(words: list[Word], more: list[Word]) -> list[Word]:
    """`words` in their order, with each word of `more` after the one of its line that it stands right of."""
    result = list(words)
    for row in rows_of(more):
        for word in row.words:
            before = [
                k
                for k, other in enumerate(result)
                if other.left <= word.left
                and min(other.bottom, word.bottom) - max(other.top, word.top) > 0.5 * min(other.height, word.height)
            ]
            result.insert(max(before, key=lambda k: result[k].left) + 1 if before else len(result), word)
    return result
