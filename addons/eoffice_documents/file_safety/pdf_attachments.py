"""Files inside a PDF: a portfolio's, those attached to it and to its pages; and whether it is a form of Adobe (XFA)."""

import contextlib
import io
import unicodedata
from itertools import islice

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from ..sandbox import act
from .pdf_actions import BROKEN, MAX_OBJECTS

MOST = 100  # files of one PDF that are named
MOST_BYTES = 100 * 1024 * 1024  # of all of them, unpacked


@act
def pdf_contents(data: bytes) -> dict:
    """{"files": names, "more": how many are not named, "xfa": bool, "portfolio": bool} of a PDF; a broken one has none.

    XFA: the pages are made by Adobe's program from another description; other programs show a page that asks to wait.
    """
    found = {"files": [], "more": 0, "xfa": False, "portfolio": False}
    with contextlib.suppress(*BROKEN):
        reader = _open(data)
        root = reader.trailer["/Root"].get_object()
        form = _plain(root.get("/AcroForm"))
        found["xfa"] = isinstance(form, DictionaryObject) and _plain(form.get("/XFA")) is not None
        found["portfolio"] = "/Collection" in root
        names = [name for name, _file in _files(reader, root)]
        found["files"], found["more"] = names[:MOST], max(0, len(names) - MOST)
    return found


@act
def pdf_attachments(data: bytes) -> list:
    """(name, bytes) of each file inside the PDF, as many as are named and as fit; what is broken is left out."""
    taken, room = [], MOST_BYTES
    with contextlib.suppress(*BROKEN):
        reader = _open(data)
        for name, file in _files(reader, reader.trailer["/Root"].get_object())[:MOST]:
            with contextlib.suppress(*BROKEN):
                content = file.get_data()
                room -= len(content)
                if room < 0:
                    break
                taken.append((name, bytes(content)))
    return taken


def _open(data):
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        reader.decrypt("")
    return reader


def _plain(item):
    return item.get_object() if item is not None else None


def _files(reader, root):
    """(name, stream) of each file inside, once, in the order of the file."""
    found, seen = [], set()
    names = _plain(root.get("/Names"))
    tree = _plain(names.get("/EmbeddedFiles")) if isinstance(names, DictionaryObject) else None
    specs = list(islice(_leaves(tree), MAX_OBJECTS))
    specs += _list(root.get("/AF"))
    for page in _pages(reader):
        specs += _list(page.get("/AF"))
        for annotation in _list(page.get("/Annots")):
            with contextlib.suppress(*BROKEN):
                note = _plain(annotation)
                if note.get("/Subtype") == "/FileAttachment":
                    specs.append(note.get("/FS"))
    for spec in specs:
        with contextlib.suppress(*BROKEN):
            name, file = _named(_plain(spec))
            if id(file) not in seen and isinstance(file, StreamObject):
                seen.add(id(file))
                found.append((name, file))
    return found


def _pages(reader):
    """As many pages as can be found."""
    with contextlib.suppress(*BROKEN):
        yield from reader.pages


def _list(item):
    with contextlib.suppress(*BROKEN):
        item = _plain(item)
        return list(item) if isinstance(item, ArrayObject) else []
    return []


def _leaves(tree):
    """The file specifications of a tree of names; each node is looked at once."""
    waiting, seen = [tree], set()
    while waiting:
        with contextlib.suppress(*BROKEN):
            node = _plain(waiting.pop())
            if isinstance(node, DictionaryObject) and id(node) not in seen:
                seen.add(id(node))
                yield from _list(node.get("/Names"))[1::2]
                waiting += _list(node.get("/Kids"))[::-1]


def _named(spec):
    """(name, stream) of a file specification; a name is one line of letters, without folders."""
    held = _plain(spec["/EF"])
    file = _plain(held.get("/UF") or held.get("/F") or next(iter(held.values())))
    name = str(_plain(spec.get("/UF")) or _plain(spec.get("/F")) or "")
    name = name.replace("\\", "/").rpartition("/")[2]
    name = "".join(letter for letter in name if unicodedata.category(letter)[0] != "C").strip()
    return unicodedata.normalize("NFC", name)[:200] or "annex", file
