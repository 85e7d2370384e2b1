"""Name of the type, abstract, addressees (N30 PL I Phần I.II.5, II.9.a)."""

import re

from .finding import Finding, excerpt
from .formatting_rules import check_look, missing
from .types import TO_SOMEBODY, WITHOUT_ABSTRACT

DASH = re.compile(r"[-–]\s*")
HEAD = re.compile(r"Kính gửi\s*:\s*(?P<one>.*)$", re.IGNORECASE)


def check(document, letter):
    yield from _check_title(letter)
    yield from _check_addressees(letter)


def _check_title(letter):
    name, abstract = letter.first("type_name"), letter["abstract"]
    if name:
        yield from check_look("type_name", name, sizes=(13, 14), bold=True, italic=False, capitals=True)
        yield from _check_centred("type_name", name)
        for piece in abstract:
            yield from check_look("abstract", piece, sizes=(13, 14), bold=True, italic=False)
            yield from _check_centred("abstract", piece)
        if not abstract and letter.kind not in WITHOUT_ABSTRACT:
            yield missing("abstract")
    elif abstract:
        for piece in abstract:
            yield from check_look("abstract", piece, sizes=(12, 13), bold=False, italic=False)
        if not abstract[0].text.startswith("V/v "):
            yield Finding("abstract_form", "abstract", excerpt(abstract[0].text))
    else:
        yield missing("type_name")
        yield missing("abstract")


def _check_centred(part, piece):
    if piece.layout.alignment != "center":
        yield Finding("not_centred", part, excerpt(piece.text))


def _check_addressees(letter):
    pieces = letter["addressees"]
    if not pieces:
        if letter.kind in TO_SOMEBODY or (letter.is_cong_van and letter["abstract"]):
            yield missing("addressees")
        return
    for piece in pieces:
        yield from check_look("addressees", piece, sizes=(13, 14), italic=False)
    head = HEAD.match(pieces[0].text)
    where = excerpt(pieces[0].text)
    if not head:
        yield Finding("list_colon", "addressees", where, {"wanted": "Kính gửi"})
        return
    listed = [piece.text for piece in pieces[1:]]
    if head["one"]:
        listed = [head["one"], *listed] if DASH.match(head["one"]) or listed else []
    yield from check_list("addressees", listed if len(listed) > 1 else [])


def check_list(part, lines):
    """A list of lines with dashes, «;» and a last «.»."""
    for line in lines:
        if not DASH.match(line):
            yield Finding("list_dash", part, excerpt(line))
    if any(not line.endswith(";") for line in lines[:-1]) or (lines and not lines[-1].endswith(".")):
        wrong = next((line for line in lines[:-1] if not line.endswith(";")), lines[-1])
        yield Finding("list_semicolon", part, excerpt(wrong))
