import hashlib
import re
from dataclasses import dataclass, field
from datetime import date

from ..errors import EofficeError
from ..fulltext import fold
from ..tabular import day_and_time
from . import messages
from .columns import HEADERS

SIZES = {
    "number": 11,
    "symbol": 30,
    "issuer_name": 200,
    "subject": 500,
    "signer_name": 50,
    "signer_title": 100,
    "note": 500,
    "dossier_notation": 20,
    "recipients": 5000,
    "paper_place": 200,
    "document_type": 100,
    "handlers": 1000,
    "files": 4000,
    "unit": 64,
    "book": 32,
}
DIRECTIONS = {"": "incoming", "den": "incoming", "di": "outgoing", "incoming": "incoming", "outgoing": "outgoing"}
URGENCIES = {
    "": "normal",
    "thuong": "normal",
    "khan": "urgent",
    "thuong khan": "very_urgent",
    "hoa toc": "express",
    "normal": "normal",
    "urgent": "urgent",
    "very_urgent": "very_urgent",
    "express": "express",
}
OPEN = ("", "thuong", "khong", "khong mat", "none")
ODD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd]")


class Refused(EofficeError):
    """A row that cannot be loaded; ``reasons`` are sentences for the person who typed it."""

    code = "row"
    message = "%(reasons)s"

    def __init__(self, *reasons):
        self.reasons = reasons
        super().__init__(reasons="; ".join(reasons))


@dataclass
class Entry:
    """One row of an old register, checked by itself: ``values`` are those of a document."""

    direction: str
    unit: str
    book: str
    sequence_number: int
    received_on: date
    document_type: str
    handlers: list
    files: list
    values: dict = field(default_factory=dict)

    @property
    def year(self):
        return self.received_on.year

    def key(self, unit, book):
        """What tells this row from every other, at each run the same; ``unit`` and ``book`` are ids or codes."""
        given = (self.values.get(name) for name in ("number", "symbol", "issued_on"))
        subject = fold(self.values.get("subject") or "")
        parts = (unit, self.direction, book, self.year, self.sequence_number, *given, subject)
        return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:32]


def parse(cells, today):
    """The Entry of ``cells``, {column: text}; raises Refused with everything that is wrong with it."""
    cells = {name: (text or "").strip() for name, text in cells.items()}
    faults = []

    def take(name, reader, *more):
        try:
            return reader(name, cells.get(name, ""), *more)
        except ValueError as error:
            faults.append(str(error))

    for name, text in cells.items():
        if ODD.search(text):
            faults.append(messages.BAD_LETTER.format(heading=HEADERS[name]))
    direction = take("direction", _choice, DIRECTIONS)
    number = take("sequence_number", _whole, True, 10_000_000)
    received = take("received_on", _day, True, today)
    values = {
        "issued_on": take("issued_on", _day, False, today),
        "urgency": take("urgency", _choice, URGENCIES),
        "page_count": take("page_count", _whole, False, 999),
    }
    if fold(cells.get("secrecy", "")) not in OPEN:
        faults.append(messages.SECRET)
    if cells.get("reference") and not cells.get("number"):
        cells["number"], _slash, cells["symbol"] = cells["reference"].partition("/")
        if not cells["symbol"]:
            cells["number"], cells["symbol"] = "", cells["reference"]
    if not cells.get("subject"):
        faults.append(messages.EMPTY.format(heading=HEADERS["subject"]))
    for name, most in SIZES.items():
        if len(cells.get(name, "")) > most:
            faults.append(messages.TOO_LONG.format(heading=HEADERS[name], length=len(cells[name]), most=most))
    if faults:
        raise Refused(*faults)
    texts = (
        "number",
        "symbol",
        "issuer_name",
        "subject",
        "signer_name",
        "signer_title",
        "note",
        "dossier_notation",
        "recipients",
        "paper_place",
    )
    values |= {name: cells[name].strip() for name in texts if cells.get(name)}
    return Entry(
        direction,
        cells.get("unit", ""),
        cells.get("book", ""),
        number,
        received,
        cells.get("document_type", ""),
        _list(cells.get("handlers", "")),
        _list(cells.get("files", "")),
        {name: value for name, value in values.items() if value},
    )


def _list(text):
    return [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]


def _choice(name, text, known):
    found = known.get(fold(text).strip())
    if not found:
        shown = [word for word in known if word and not word.isascii() or " " in word or word in ("den", "di")]
        raise ValueError(
            messages.NOT_CHOICE.format(heading=HEADERS[name], value=text[:40], known=", ".join(shown or known))
        )
    return found


def _whole(name, text, needed, most):
    if not text and not needed:
        return None
    if not text:
        raise ValueError(messages.EMPTY.format(heading=HEADERS[name]))
    if not re.fullmatch(r"[0-9]{1,9}(\.0+)?", text) or not 0 < int(text.split(".")[0]) <= most:
        raise ValueError(messages.NOT_NUMBER.format(heading=HEADERS[name], value=text[:40]))
    return int(text.split(".")[0])


def _day(name, text, needed, today):
    if not text:
        if needed:
            raise ValueError(messages.EMPTY.format(heading=HEADERS[name]))
        return None
    try:
        found, _time = day_and_time(text)
    except ValueError:
        raise ValueError(messages.NOT_DATE.format(heading=HEADERS[name], value=text[:40])) from None
    if found > today:
        raise ValueError(messages.FUTURE.format(heading=HEADERS[name], value=text))
    if found.year < 1945:
        raise ValueError(messages.TOO_OLD.format(heading=HEADERS[name], value=text))
    return found
