"""Finds the parts of a letter among its pieces, by what they say and where they stand."""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from .segments import Piece
from .types import TYPES

HEADING_PIECES = 40  # the heading is over by then, however it was typed
NATION = "cong hoa xa hoi chu nghia viet nam"
WATCHWORD = "doc lap - tu do - hanh phuc"
NUMBER = re.compile(r"so\s*[:.]?\s*[\d\s.…_]*/|so\s*:")
PLACE_DATE = re.compile(r"[^.;:]{0,60}\bngay\b.{0,20}\bthang\b.{0,20}\bnam\b[\s\d.…_]*$")
ABOUT = re.compile(r"v\s*/\s*v\b|ve viec\b")
MARK = re.compile(r"(?:hoa toc|thuong khan|khan|mat|toi mat|tuyet mat|xem xong tra lai|luu hanh noi bo|du thao.*)$")
GROUND = re.compile(r"(?:căn cứ|xét|theo đề nghị)\b", re.IGNORECASE)
DASHED = re.compile(r"[-–+•]")
AUTHORITY = re.compile(r"(?:T\s*[./]?\s*M|K\s*[./]?\s*T|T\s*[./]?\s*L|T\s*[./]?\s*U\s*[./]?\s*Q|Q)\s*[./]?\s+\S|Q\.")


@dataclass
class Letter:
    """Part → its pieces, in the order of the sheet; `kind` is the type's name, empty for a công văn."""

    parts: dict[str, list[Piece]] = field(default_factory=dict)
    pieces: list[Piece] = field(default_factory=list)
    kind: str = ""

    def __getitem__(self, part):
        return self.parts.get(part, [])

    def first(self, part):
        return next(iter(self[part]), None)

    @property
    def is_cong_van(self):
        return not self.kind

    @property
    def is_annex(self):
        """A file that is an annex only has no heading and no signature of its own."""
        return bool(self.pieces) and self.pieces[0].plain.startswith("phu luc") and not self["motto"]


def find_parts(pieces: list[Piece]) -> Letter:
    letter = Letter(pieces=pieces)
    taken = _find_heading(letter, pieces[:HEADING_PIECES])
    start = max((pieces.index(piece) for piece in taken), default=-1) + 1
    start = _find_title(letter, pieces, start)
    start = _find_addressees(letter, pieces, start)
    end = _find_ending(letter, pieces, start)
    letter.parts["grounds"] = []
    letter.parts["body"] = pieces[start:end]
    _take_grounds(letter)
    return letter


def alike(text, wanted):
    return len(text) < 2 * len(wanted) and SequenceMatcher(None, text, wanted, autojunk=False).ratio() > 0.85


def _find_heading(letter, pieces):
    """Motto, watchword, number, date, marks; what is left of them above is the agency."""
    tests = {
        "motto": lambda piece: alike(piece.plain, NATION),
        "watchword": lambda piece: alike(re.sub(r"[–—]", "-", piece.plain), WATCHWORD),
        "number": lambda piece: NUMBER.match(piece.plain),
        "place_date": lambda piece: PLACE_DATE.match(piece.plain),
    }
    for part, test in tests.items():
        found = next((piece for piece in pieces if test(piece)), None)
        letter.parts[part] = [found] if found else []
    taken = [piece for part in tests for piece in letter[part]]
    last = max((pieces.index(piece) for piece in taken), default=-1)
    about = [piece for piece in pieces[: last + 4] if ABOUT.match(piece.plain)]
    number = letter.first("number")
    letter.parts["mark"] = [piece for piece in pieces[: last + 4] if MARK.match(piece.plain)]
    if number and about and not _title_before(pieces, about[0]):
        letter.parts["abstract"] = _same_block(pieces, about[0], letter["mark"] + letter["place_date"])
    taken += letter["mark"] + letter["abstract"]
    until = pieces.index(number) if number else max(last, 0)
    letter.parts["agency"] = [piece for piece in pieces[:until] if not any(piece is other for other in taken)]
    return taken + letter["agency"]


def _title_before(pieces, piece):
    return any(_kind(other) for other in pieces[: pieces.index(piece)])


def _same_block(pieces, first, others):
    """`first` and what goes on right below it in the same cell or column."""
    block = [first]
    for piece in pieces[pieces.index(first) + 1 :]:
        if any(piece is other for other in others):
            continue
        goes_on = piece.cell == first.cell if first.cell else piece.side == first.side and first.side != "whole"
        if not goes_on or piece.after_gap:
            break
        block.append(piece)
    return block


def _kind(piece):
    text = piece.text.lower().strip(" .")
    return text if text in TYPES else ""


def _find_title(letter, pieces, start):
    """The name of the type and the lines of its abstract; returns where the next part begins."""
    for number in range(start, min(start + 6, len(pieces))):
        if letter["abstract"] or not _kind(pieces[number]):
            continue
        letter.kind = _kind(pieces[number])
        letter.parts["type_name"] = [pieces[number]]
        end = number + 1
        while end < len(pieces) and _is_abstract(pieces[end], letter["abstract"]):
            letter.parts.setdefault("abstract", []).append(pieces[end])
            end += 1
        return end
    return start


def _is_abstract(piece, before):
    if piece.plain.startswith(("kinh gui", "noi nhan")) or GROUND.match(piece.text):
        return False
    if not before:
        return len(piece.text) < 300 and (
            piece.layout.alignment == "center" or not piece.text.endswith((".", ";", ":"))
        )
    return not piece.after_gap and piece.layout.alignment == "center" == before[0].layout.alignment


def _find_addressees(letter, pieces, start):
    for number in range(start, min(start + 8, len(pieces))):
        if pieces[number].plain.startswith("kinh gui"):
            end = number + 1
            head_ends = pieces[number].plain.rstrip().endswith("gui") or pieces[number].text.endswith(":")
            while end < len(pieces) and (
                DASHED.match(pieces[end].text)
                or (head_ends and end == number + 1)
                or (pieces[number].cell and pieces[end].cell and pieces[end].cell[0] == pieces[number].cell[0])
            ):
                end += 1
            letter.parts["addressees"] = pieces[number:end]
            return end
    return start


def _find_ending(letter, pieces, start):
    """Recipients and signature; returns where the body ends."""
    heads = [n for n in range(start, len(pieces)) if pieces[n].plain.startswith("noi nhan")]
    signature, recipients = [], []
    if heads:
        head = heads[0]
        cell = pieces[head].cell
        if cell:
            recipients = [n for n in range(head, len(pieces)) if pieces[n].cell == cell]
            rows = [n for n in range(start, len(pieces)) if pieces[n].cell and pieces[n].cell[0] == cell[0]]
            signature = [n for n in rows if pieces[n].cell[2] > cell[2]]
        else:
            recipients = _listed(pieces, head)
        if not signature:
            first = max(start, head - 8)
            listed = set(recipients)
            signature = [n for n in range(first, len(pieces)) if pieces[n].side == "right" and n not in listed]
            marked = [n for n in signature if AUTHORITY.match(pieces[n].text)]
            signature = [n for n in signature if n >= (marked or signature)[0]]
    else:
        signature = _signature_without_recipients(pieces, start)
    letter.parts["recipients"] = [pieces[n] for n in recipients]
    _split_signature(letter, [pieces[n] for n in signature])
    return min((*recipients[:1], *signature[:1]), default=len(pieces))


def _listed(pieces, head):
    """The list below «Nơi nhận:», typed line by line beside the signature."""
    found = [head]
    for number in range(head + 1, len(pieces)):
        if pieces[number].side == "right":
            continue
        if not DASHED.match(pieces[number].text) and not pieces[number].plain.startswith("luu"):
            break
        found.append(number)
    return found


def _signature_without_recipients(pieces, start):
    tail = range(max(start, len(pieces) - 8), len(pieces))
    marked = [n for n in tail if AUTHORITY.match(pieces[n].text) and pieces[n].in_capitals]
    right = [n for n in tail if pieces[n].side == "right"]
    first = (marked or right or [len(pieces)])[0]
    return list(range(first, len(pieces)))


def _split_signature(letter, pieces):
    """The post lines above, the name below; notes such as «(Đã ký)» are neither."""
    pieces = [piece for piece in pieces if not piece.text.startswith("(")]
    named = [n for n, piece in enumerate(pieces) if n and _is_name(piece)]
    name = named[-1] if named else len(pieces)
    letter.parts["authority"] = pieces[:name]
    letter.parts["signer"] = pieces[name : name + 1]


def _is_name(piece):
    words = piece.text.split()
    return (
        2 <= len(words) <= 8
        and not any(letter.isdigit() for letter in piece.text)
        and (piece.after_gap or piece.text != piece.text.upper())
    )


def _take_grounds(letter):
    """The grounds that stand before the body; of an order also who issues it and the word of issuing."""
    body, start = letter["body"], 0
    while start < len(body) and (
        GROUND.match(body[start].text) or (not letter["grounds"] and _stands_above_grounds(body[start : start + 4]))
    ):
        if GROUND.match(body[start].text):
            letter["grounds"].append(body[start])
        start += 1
    letter.parts["body"] = body[start:]


def _stands_above_grounds(body):
    return body[0].in_capitals and any(GROUND.match(piece.text) for piece in body[1:])
