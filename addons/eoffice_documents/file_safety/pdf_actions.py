"""What a PDF would do by itself, or carries inside, besides its pages."""

import contextlib
import io

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from ..sandbox import act

MAX_OBJECTS = 200_000
_ACTIONS = {
    "/JavaScript": "javascript",
    "/Launch": "launch",
    "/SubmitForm": "submit",
    "/ImportData": "submit",
    "/RichMediaExecute": "media",
}
_KEYS = {
    "/JavaScript": "javascript",
    "/JS": "javascript",
    "/EmbeddedFile": "embedded",
    "/EmbeddedFiles": "embedded",
    "/RichMediaContent": "media",
}
_TYPES = {"/RichMedia": "media", "/Movie": "media", "/Screen": "media", "/3D": "media", "/FileAttachment": "embedded"}
# what pypdf raises at a broken object, wherever it is noticed
BROKEN = (
    PyPdfError,
    OSError,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    RecursionError,
    AssertionError,
    OverflowError,
    EOFError,
    NotImplementedError,
    UnicodeError,
)


@act
def pdf_actions(data: bytes) -> list[str]:
    """Of "javascript", "launch", "submit", "embedded", "media": what stands in any object of the file.

    Every object is looked at, compressed and unused ones too. A file that cannot be read through gives what was found
    until then. Slow and hungry files are the caller's matter: it is an act of the sandbox.
    """
    found = set()
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            reader.decrypt("")
        ids = [(number, 0) for number in reader.xref_objStm]
        ids += [(number, generation) for generation, numbers in reader.xref.items() for number in numbers]
    except BROKEN:
        return sorted(found)
    for number, generation in ids[:MAX_OBJECTS]:
        try:
            _look(reader.get_object(IndirectObject(number, generation, reader)), found)
        except BROKEN:
            continue
    with contextlib.suppress(*BROKEN):
        _look(reader.trailer, found)
    return sorted(found)


def _look(item, found, depth=0):
    """Note what ``item`` and the direct objects in it are; others are met under their own number."""
    if depth > 50:
        return
    if isinstance(item, DictionaryObject):
        for kinds, name in ((_ACTIONS, "/S"), (_TYPES, "/Subtype"), (_KEYS, "/Type")):
            kind = item.raw_get(name) if name in item else None
            if isinstance(kind, IndirectObject):
                kind = kind.get_object()
            if isinstance(kind, str) and kind in kinds:
                found.add(kinds[kind])
        found.update(_KEYS[key] for key in item if key in _KEYS)
        values = item.values()
    elif isinstance(item, ArrayObject):
        values = item
    else:
        return
    for value in values:
        if not isinstance(value, IndirectObject):
            _look(value, found, depth + 1)
