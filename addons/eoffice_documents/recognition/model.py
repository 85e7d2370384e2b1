"""What goes in and out of reading, as plain data that survives JSON."""

from dataclasses import asdict, dataclass, field
from typing import NamedTuple


class Word(NamedTuple):
    """A word and its box in pixels of the upright page; confidence 0 to 1."""

    text: str
    left: int
    top: int
    width: int
    height: int
    confidence: float

    @property
    def right(self):
        return self.left + self.width

    @property
    def bottom(self):
        return self.top + self.height


@dataclass
class Page:
    """One page as read.

    `width` and `height` are pixels of the upright page at `dpi`; `turn` (degrees clockwise, a multiple of 90) and
    then `skew` (degrees counter-clockwise) made it upright; `source` is "text layer" or "ocr".
    `red` holds the words printed in red, urgency marks and seals: they are no part of `text`.
    """

    number: int
    text: str
    words: list[Word]
    width: int
    height: int
    dpi: int
    source: str
    seconds: float = 0.0
    turn: int = 0
    skew: float = 0.0
    red: list[Word] = field(default_factory=list)

    def as_dict(self):
        return asdict(self)

    @classmethod
    def from_dict(cls, values):
        words = {name: [Word(*word) for word in values.get(name, ())] for name in ("words", "red")}
        return cls(**{**values, **words})


@dataclass
class FieldValue:
    """What was read for a field. `value` None with a `box` means: it stands there, but a machine cannot read it.

    `confidence` is the chance that the value is right; `page` counts from 1; `box` is (left, top, width, height)
    in pixels of that page.
    """

    value: object
    confidence: float = 0.0
    page: int | None = None
    box: tuple | None = None


@dataclass(frozen=True)
class Scan:
    """A file that can be read: its kind ("pdf", "word" or "picture") and number of pages."""

    kind: str
    page_count: int


@dataclass(frozen=True)
class Known:
    """What the office already has, to correct what was nearly read."""

    issuers: tuple = ()  # (name, name of the higher agency or "")
    types: tuple = ()  # (abbreviation, name)
    symbols: tuple = ()
    signers: tuple = ()  # (name, title)
    corrections: tuple = ()  # (field, what the machine read, what the clerk made of it)


@dataclass
class Reading:
    """A whole file as read: its text, its pages, and the fields found in them."""

    text: str
    pages: list[Page]
    fields: dict[str, FieldValue]
    remarks: list[dict] = field(default_factory=list)  # what the pages do not show, each with a `code`

    def as_dict(self):
        """The shape that `./eoffice read` prints."""
        return {
            "text": self.text,
            "pages": [page.as_dict() for page in self.pages],
            "fields": {
                name: {"value": found.value, "confidence": round(found.confidence, 3)}
                for name, found in self.fields.items()
            },
            "remarks": self.remarks,
        }
