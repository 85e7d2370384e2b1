"""Tesseract in this process, through its C interface.

Calling the library instead of the command keeps the model loaded: reading a page costs a fifth less, and a small part
of a page can be read again for almost nothing. Only child processes load it (see sandboxed.py).
"""

import ctypes
import os
import unicodedata
from functools import cache

from .errors import ReaderMissing
from .lexicon import mend
from .model import Word

os.environ["OMP_THREAD_LIMIT"] = "1"  # more threads make Tesseract 2 to 13 times slower

PAGE, BLOCK, LINE = "3", "6", "7"  # page segmentation: automatic, one block of lines, one line
SAUVOLA = "2"


@cache
def _library():
    try:
        library = ctypes.CDLL("libtesseract.so.5")
    except OSError as error:
        raise ReaderMissing from error
    handle, text, number = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int
    for name, result, *arguments in (
        ("Create", handle),
        ("Init3", number, handle, text, text),
        ("SetVariable", number, handle, text, text),
        ("SetImage", None, handle, text, number, number, number, number),
        ("SetSourceResolution", None, handle, number),
        ("GetTsvText", handle, handle, number),
        ("DetectOrientationScript", number, handle, *[handle] * 4),
        ("Clear", None, handle),
    ):
        function = getattr(library, f"TessBaseAPI{name}")
        function.restype, function.argtypes = result, arguments
    library.TessDeleteText.argtypes = [handle]
    return library


@cache
def _reader(language):
    library = _library()
    reader = library.TessBaseAPICreate()
    if library.TessBaseAPIInit3(reader, None, language.encode()):
        raise ReaderMissing
    # the page's own diagnostics would go to stderr, one line a page
    library.TessBaseAPISetVariable(reader, b"debug_file", b"/dev/null")
    return reader


def _show(reader, gray, dpi):
    height, width = gray.shape
    _library().TessBaseAPISetImage(reader, gray.tobytes(), width, height, 1, width)
    _library().TessBaseAPISetSourceResolution(reader, dpi)


def read(gray, dpi, *, layout=PAGE, offset=(0, 0)) -> list[Word]:
    """The words of a gray picture (numpy, one byte a pixel) in reading order, boxes moved by `offset`."""
    library, reader = _library(), _reader("vie")
    library.TessBaseAPISetVariable(reader, b"tessedit_pageseg_mode", layout.encode())
    library.TessBaseAPISetVariable(reader, b"thresholding_method", SAUVOLA.encode())
    _show(reader, gray, dpi)
    pointer = library.TessBaseAPIGetTsvText(reader, 0)
    if not pointer:
        return []
    table = ctypes.string_at(pointer).decode("utf-8", "replace")
    library.TessDeleteText(pointer)
    library.TessBaseAPIClear(reader)
    return mend(list(_words(table, offset)))


def _words(table, offset):
    for row in table.splitlines():
        level, *_, left, top, width, height, confidence, text = row.split("\t")
        text = unicodedata.normalize("NFC", text.strip())
        if level == "5" and text:
            place = int(left) + offset[0], int(top) + offset[1]
            yield Word(text, *place, int(width), int(height), round(max(0.0, float(confidence)) / 100, 3))


def orientation(gray, dpi) -> tuple[int, float]:
    """(degrees the page must be turned clockwise to stand upright, Tesseract's confidence: above 2 is good)."""
    library, reader = _library(), _reader("osd")
    library.TessBaseAPISetVariable(reader, b"tessedit_pageseg_mode", b"0")
    _show(reader, gray, dpi)
    degrees, sure, script, script_sure = ctypes.c_int(), ctypes.c_float(), ctypes.c_char_p(), ctypes.c_float()
    found = library.TessBaseAPIDetectOrientationScript(
        reader, *(ctypes.addressof(target) for target in (degrees, sure, script, script_sure))
    )
    return (-degrees.value % 360, sure.value) if found else (0, 0.0)
