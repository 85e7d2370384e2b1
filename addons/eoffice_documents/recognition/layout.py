"""Words into lines by where they stand: words of one line overlap in height, and a wide gap parts columns."""

from dataclasses import dataclass
from statistics import median

from .model import Word


@dataclass
class Line:
    """Words side by side on one line of one column, left to right."""

    words: list[Word]

    @property
    def text(self):
        return " ".join(word.text for word in self.words)

    @property
    def left(self):
        return self.words[0].left

    @property
    def right(self):
        return max(word.right for word in self.words)

    @property
    def top(self):
        return min(word.top for word in self.words)

    @property
    def bottom(self):
        return max(word.bottom for word in self.words)

    @property
    def middle(self):
        return (self.left + self.right) / 2

    @property
    def height(self):
        return median(word.height for word in self.words)

    @property
    def confidence(self):
        return min(word.confidence for word in self.words)

    @property
    def box(self):
        return self.left, self.top, self.right - self.left, self.bottom - self.top


def lines_of(words: list[Word]) -> list[Line]:
    """Lines from top to bottom, columns of a line from left to right."""
    return [line for row in rows_of(words) for line in _columns(row.words)]


def rows_of(words: list[Word]) -> list[Line]:
    """Lines from top to bottom, however wide the gaps in them."""
    rows = []
    for word in sorted((w for w in words if w.height > 0), key=lambda w: w.top + w.height / 2):
        for row in reversed(rows[-6:]):
            if _same_row(row[-3:], word):
                row.append(word)
                break
        else:
            rows.append([word])
    return [Line(sorted(row, key=lambda word: word.left)) for row in rows]


def _same_row(row, word):
    near = min(row, key=lambda other: abs(other.left - word.left))
    overlap = min(near.bottom, word.bottom) - max(near.top, word.top)
    return overlap > 0.5 * min(near.height, word.height)


def _columns(row):
    height = median(word.height for word in row)
    part = [row[0]]
    for word in row[1:]:
        if word.left - part[-1].right > 1.8 * height:
            yield Line(part)
            part = []
        part.append(word)
    yield Line(part)


def text_of(words: list[Word]) -> str:
    """The page as text, one line of a column a line, in reading order."""
    return "\n".join(line.text for line in lines_of(words))
