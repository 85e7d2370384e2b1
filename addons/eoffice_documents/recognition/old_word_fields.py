"""Fields of .doc and .rtf files, which LibreOffice would compute anew: they become the text that stood in them."""

import re

from ..sandbox import act
from . import compound_file

# numbers of field kinds ([MS-DOC] 2.9.90): of the page, links, tables of contents, formulas, symbols, forms
_LIVE_NUMBERS = {8, 13, 26, 33, 37, 49, 57, 65, 70, 71, 83, 88}
_QUOTE = 35  # a field whose result is the text that it quotes
_FIRST_PAIR = 0x9A  # of the FIB: places of tables in the table stream, eight bytes each ([MS-DOC] 2.5.5)
_FIELD_TABLES = (16, 17, 18, 19, 48, 57, 59)  # of main text, headers, footnotes, comments, endnotes, text boxes
_BEGIN = 0x13
# that letters are struck out stands beside when (sprmCFRMarkDel, sprmCDttmRMarkDel: [MS-DOC] 2.6.1)
_STRUCK = re.compile(rb"\x00\x08\x01.{0,24}\x64\x68|\x64\x68.{0,24}\x00\x08\x01", re.S)
_LIVE_NAMES = ("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "EQ", "SYMBOL", "HYPERLINK", "TOC", "FORMCHECKBOX")
_INSTRUCTION = re.compile(rb"\{\s*\\\*\s*\\fldinst\b")
_WORD_OR_SIGN = re.compile(rb"\\[a-z]+-?\d* ?|[{}\r\n]")
_BRACE = re.compile(rb"\\[\\{}]|[{}]")


@act
def plain_fields(data: bytes, kind: str) -> bytes:
    """The .doc or .rtf with its fields as text, but for those that are of the page they stand on."""
    return _rtf(data) if kind == "rtf" else _doc(data)


@act
def has_deletions(data: bytes, kind: str) -> bool:
    """Whether the .doc or .rtf may hold struck-out text that its writer has not accepted yet."""
    return b"\\deleted" in data if kind == "rtf" else _STRUCK.search(data) is not None


def _doc(data):
    """Each field's kind is a byte in a table of its own: the text stays where it is."""
    file = compound_file.CompoundFile(data)
    head = file.read("WordDocument", 0, _FIRST_PAIR + 8 * (max(_FIELD_TABLES) + 1))
    if len(head) < _FIRST_PAIR + 8 * 20:
        return data
    table = "1Table" if head[0x0B] & 0x02 else "0Table"
    changed = bytearray(data)
    for number in _FIELD_TABLES:
        pair = head[_FIRST_PAIR + 8 * number :][:8]
        start, size = int.from_bytes(pair[:4], "little"), int.from_bytes(pair[4:], "little")
        count = (size - 4) // 6
        if len(pair) < 8 or size < 10 or (size - 4) % 6:
            continue
        for place in range(start + 4 * (count + 1), start + size, 2):
            mark, kind = file.place(table, place), file.place(table, place + 1)
            if mark is None or kind is None:
                break
            if data[mark] & 0x1F == _BEGIN and data[kind] not in _LIVE_NUMBERS:
                changed[kind] = _QUOTE
    return bytes(changed)


def _rtf(data):
    """Instructions are groups of their own, beside the group of the result."""
    out, place = [], 0
    for match in _INSTRUCTION.finditer(data):
        if match.start() < place:
            continue
        end = _end_of_group(data, match.start())
        words = _WORD_OR_SIGN.sub(b" ", data[match.end() : end]).split()
        if not words or words[0].upper().decode("latin-1") not in _LIVE_NAMES:
            out.append(data[place : match.start()])
            place = end
    return b"".join([*out, data[place:]])


def _end_of_group(data, start):
    depth = 0
    for brace in _BRACE.finditer(data, start):
        depth += {b"{": 1, b"}": -1}.get(brace.group(), 0)
        if depth == 0:
            return brace.end()
    return len(data)
