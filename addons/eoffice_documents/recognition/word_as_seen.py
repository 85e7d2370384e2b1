"""Word files as their writer saw them: fields keep what stood in them, struck-out text and comments are gone.

LibreOffice computes fields anew when it opens a file, whatever its settings say: a date would become today's.
"""

import io
import re
import zipfile
from contextlib import contextmanager
from dataclasses import dataclass, field

from lxml import etree

from ..sandbox import act
from .errors import OfficeDamaged

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOCX_PARTS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes|settings)\.xml")
_ODT_PARTS = ("content.xml", "styles.xml")
# computed for the page they stand on, or drawn: these alone are left to LibreOffice
_LIVE = ("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF", "EQ", "SYMBOL", "ADVANCE", "HYPERLINK", "TOC", "FORMCHECKBOX")
_GONE = ("del", "moveFrom", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "updateFields")
_GONE += ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange")
_GONE += ("numberingChange", "dataBinding")
_SHOWN = ("t", "tab", "br", "sym", "drawing", "pict", "noBreakHyphen")
_KEPT = ("ins", "moveTo")  # their wrapper goes, what is in them stays
_ODT = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_ODT_FIELDS = (
    *("date", "time", "modification-date", "modification-time", "creation-date", "creation-time", "print-date"),
    *("print-time", "editing-duration", "author-name", "author-initials", "creator", "initial-creator", "file-name"),
    *("printed-by", "editing-cycles", "title", "subject", "keywords", "description", "user-defined", "sender-title"),
)
_ODT_GONE = ("tracked-changes", "change", "change-start", "change-end")
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


@act
def as_seen(data: bytes, kind: str) -> bytes:
    """A .docx or .odt whose fields are text, with what was struck out taken out. Raises OfficeDamaged."""
    part, change = {
        "docx": (_DOCX_PARTS.fullmatch, _mend_docx),
        "odt": (lambda name: name in _ODT_PARTS, _mend_odt),
    }[kind]
    held, changed = io.BytesIO(), False
    with _refusals(), zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            content = old.read(entry)
            if part(entry.filename):
                tree = etree.fromstring(content, _PARSER)
                if change(tree):
                    content, changed = etree.tostring(tree, xml_declaration=True, encoding="UTF-8"), True
            new.writestr(entry, content)
    return held.getvalue() if changed else data


@contextmanager
def _refusals():
    try:
        yield
    except (etree.XMLSyntaxError, zipfile.BadZipFile, EOFError, ValueError) as error:
        raise OfficeDamaged from error


def _mend_docx(tree):
    """Change a part in place; whether there was anything to change."""
    changed = _flatten_fields(tree)
    _merge_struck_paragraphs(tree)
    for row in [mark.getparent().getparent() for mark in tree.iter(f"{_W}del") if mark.getparent().tag == f"{_W}trPr"]:
        if row.getparent() is not None:
            table = row.getparent()
            table.remove(row)
            if table.tag == f"{_W}tbl" and table.find(f"{_W}tr") is None and table.getparent() is not None:
                table.getparent().replace(table, etree.Element(f"{_W}p"))
    for element in list(tree.iter(*(_W + name for name in _GONE))):
        changed |= _cut_out(element)
    for element in list(tree.iter(*(_W + name for name in _KEPT))):
        changed |= _unwrap(element)
    return changed


def _cut_out(element):
    parent = element.getparent()
    if parent is None:
        return False
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
    return True


def _unwrap(element):
    """Put the children of an element in its place."""
    parent = element.getparent()
    if parent is None:
        return False
    place = parent.index(element)
    for child in reversed(element):
        parent.insert(place, child)
    return _cut_out(element)


def _merge_struck_paragraphs(tree):
    """A paragraph whose end is struck out runs on into the next one, as Word shows it once the change is accepted."""
    for mark in list(tree.iterfind(f".//{_W}p/{_W}pPr/{_W}rPr/{_W}del")):
        paragraph = mark.getparent().getparent().getparent()
        following = paragraph.getnext()
        if paragraph.getparent() is None or following is None or following.tag != f"{_W}p":
            continue
        words = [child for child in paragraph if child.tag != f"{_W}pPr"]
        start = 1 if following.find(f"{_W}pPr") is not None else 0
        for place, child in enumerate(words, start):
            following.insert(place, child)
        paragraph.getparent().remove(paragraph)


def _flatten_fields(tree):
    """Fields become the text that stood in them; a field without any was not seen."""
    changed = False
    for simple in list(tree.iter(f"{_W}fldSimple")):
        if _name_of(simple.get(f"{_W}instr", "")) not in _LIVE:
            changed |= _unwrap(simple)
    for element in _parts_of_flat_fields(tree):
        changed |= _cut_out(element)
    return changed


def _parts_of_flat_fields(tree):
    """The marks and instructions of the fields that are not left to LibreOffice."""
    fields, gone = [], []
    for element in tree.iter(*(_W + name for name in ("fldChar", "instrText", *_SHOWN))):
        step = element.get(f"{_W}fldCharType")
        if step == "begin":
            fields.append(_Field())
        # what an instruction is made of, a field within it too, is no text of the page
        for other in fields:
            if not other.shows:
                other.parts.append(element)
        if not fields:
            continue
        if step == "separate":
            fields[-1].shows = True
        elif step == "end":
            closed = fields.pop()
            closed.parts.append(element)
            if _name_of(closed.code) not in _LIVE:
                gone += closed.parts
        elif element.tag == f"{_W}instrText" and not fields[-1].shows:
            fields[-1].code += element.text or ""
    return gone


@dataclass
class _Field:
    code: str = ""
    parts: list = field(default_factory=list)
    shows: bool = False  # whether its result has begun


def _name_of(code):
    return (code.split() or [""])[0].upper()


def _mend_odt(tree):
    changed = False
    text, office = _ODT % "text", _ODT % "office"
    gone = [*(text + name for name in _ODT_GONE), f"{office}annotation", f"{office}annotation-end"]
    for element in list(tree.iter(*gone)):
        changed |= _cut_out(element)
    for element in list(tree.iter(*(text + name for name in _ODT_FIELDS))):
        if element.getparent().tag.startswith(text):
            element.tag = f"{text}span"
            element.attrib.clear()
            changed = True
    return changed
