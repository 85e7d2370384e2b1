"""Opening a Word file that nobody vouches for: a zip of bounded size whose XML declares no entities."""

import re
import zipfile
from io import BytesIO

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from lxml import etree

from .errors import Damaged, FieldCode, HostileXml, Macros, NotWord, OutsideLink, TooLarge

MEGABYTES = 64  # unpacked; a letter of hundred pages has 2
XML_MEGABYTES = 8  # of one XML part; a tree takes ten times that in memory
PARTS = 2000
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROGRAMS = re.compile(r"vbaProject|vbaData|activeX|/embeddings/|\.(?:bin|exe|ole)$", re.IGNORECASE)
HARMLESS_LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
HARMLESS_FIELD = {"PAGE", "NUMPAGES", "SECTIONPAGES", "HYPERLINK", "REF", "PAGEREF", "TOC", "SEQ", "STYLEREF"}


def open_docx(data: bytes):
    """The python-docx document in `data`. Raises NotWord, TooLarge, HostileXml or Damaged."""
    read_parts(data)
    try:
        return Document(BytesIO(data))
    except (PackageNotFoundError, KeyError, ValueError, AttributeError, etree.XMLSyntaxError) as error:
        raise Damaged from error


def read_parts(data: bytes) -> dict:
    """Name → tree of each XML part of the Word file in `data`. Raises NotWord, TooLarge, HostileXml or Damaged."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            entries = package.infolist()
            too_large = TooLarge(limit=MEGABYTES, parts=PARTS)
            if len(entries) > PARTS or sum(entry.file_size for entry in entries) > MEGABYTES << 20:
                raise too_large
            texts = [entry for entry in entries if entry.filename.endswith((".xml", ".rels"))]
            if any(entry.file_size > XML_MEGABYTES << 20 for entry in texts):
                raise too_large
            # zipfile reads no more than the size an entry declares, and refuses when there is more
            trees = {entry.filename: parse(package.read(entry)) for entry in texts}
            if package.testzip():
                raise Damaged
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise (Damaged if data[:2] == b"PK" else NotWord) from error
    types = trees.get("[Content_Types].xml")
    if types is None or MAIN not in {kind.get("ContentType") for kind in types.iter(TYPES + "Override")}:
        raise NotWord
    return trees


def parse(data: bytes):
    """The root of an XML part. Raises HostileXml or Damaged."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        # an entity bomb is refused by the parser itself before its declaration can be looked at
        raise (HostileXml if b"ENTITY" in data.replace(b"\0", b"") else Damaged) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise HostileXml
    return root


def refuse_programs(parts: dict, names=()):
    """Raises Macros, OutsideLink or FieldCode when a part runs or fetches something once the file is opened."""
    for name in (*names, *parts):
        if PROGRAMS.search(name):
            raise Macros(part=name)
    for root in parts.values():
        for link in root.iter(RELATION):
            kind, target = link.get("Type", "").rpartition("/")[2], link.get("Target", "")
            if kind in ("aFChunk", "subDocument", "frame"):
                raise OutsideLink(target=target)
            outside = link.get("TargetMode") == "External"
            if outside and not (kind == "hyperlink" and HARMLESS_LINK.match(target)):
                raise OutsideLink(target=target)
        _refuse_field_codes(root)


def _refuse_field_codes(root):
    """A field code may be cut over several runs, so the pieces of each paragraph are read together."""
    codes = [field.get(WORD + "instr", "") for field in root.iter(WORD + "fldSimple")]
    for paragraph in root.iter(WORD + "p"):
        pieces = "".join(text.text or "" for text in paragraph.iter(WORD + "instrText"))
        codes += re.split(r"(?<=\s)\s+", pieces) if pieces.strip() else []
    for code in codes:
        word = code.split()[:1]
        if word and word[0].isalpha() and word[0].isupper() and word[0] not in HARMLESS_FIELD | {"MERGEFORMAT"}:
            raise FieldCode(field=word[0])
