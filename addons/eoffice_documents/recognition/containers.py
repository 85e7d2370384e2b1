"""Files that hold or are joined of several, told by the whole of a file before any program touches it.

Programs look at a part of a file only, one at its beginning and another at its end: where a file holds two documents,
what the clerk sees and what is read could be two, and one of them lost.
"""

import io
import re
import zipfile

from . import compound_file
from .errors import JoinedFiles, MailInside, Packed, PhonePicture, WebPage

_TNEF = bytes.fromhex("789f3e22")
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0*")
_PACKED = re.compile(
    rb"PK(?:\x03\x04|\x05\x06|\x07\x08)|Rar!\x1a\x07|7z\xbc\xaf\x27\x1c|\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ\0|"
    rb"\x28\xb5\x2f\xfd|MSCF\0|\x60\xea|.{2}-l[hz][0-9ds]-|.{7}\*\*ACE\*\*|.{257}ustar",
    re.S,
)
_PHONE = re.compile(rb".{4}ftyp(?:hei[cxms]|hev[cmsx]|mif1|msf1|avi[fs])|RIFF.{4}WEBP", re.S)
# what a printer's program or an editor leaves before a PDF; anything else there is another file around it
_BEFORE_PDF = re.compile(rb"(?:\xef\xbb\xbf)?[\s\0]*(?:\x1b%-12345X\s*(?:@PJL[^\r\n]*[\r\n]+)*)?[\s\0]*")
_PDF = re.compile(rb"%PDF-\d\.\d")
_PDF_ENDS = b"%%EOF"
_FILE_BEGINS = (
    rb"(?:PK\x03\x04|PK\x05\x06|Rar!\x1a|7z\xbc\xaf|\x1f\x8b\x08|BZh[1-9]1AY|\xfd7zXZ|MSCF\0|\xd0\xcf\x11\xe0|"
    rb"\x78\x9f\x3e\x22|\x89PNG\r|\xff\xd8\xff|II\*\0|MM\0\*|\{\\rtf|%PDF-)"
)
_AFTER_PDF = re.compile(rb"%%EOF[\s\0]*" + _FILE_BEGINS)
_AFTER_PNG = re.compile(rb"IEND\xaeB`\x82[\s\0]*" + _FILE_BEGINS)
_STREAM, _STREAM_ENDS = re.compile(rb"(?<!end)stream\r?\n"), re.compile(rb"\s*endstream")
_LENGTH = re.compile(rb"/Length\s+(\d{1,10})\b(?!\s+\d+\s+R)")
_PAGE_BEGINS = re.compile(rb"<(?:!doctype\s+html|html|head|body|meta|table|div|script)\b", re.I)
_MAIL_BEGINS = re.compile(rb"From |[A-Za-z][\w-]{1,60}:[ \t]")
_MAIL_FIELD = re.compile(
    rb"^(from|to|received|return-path|message-id|mime-version|content-type|subject|date):", re.I | re.M
)
_ZIP_ENDS = b"PK\x05\x06"
_ZIP_TAIL = 65_600  # its last record and the longest note


def is_pdf(data: bytes) -> bool:
    """Whether the file is a PDF: its header stands first, or behind nothing but what a printer puts before it."""
    place = data.find(b"%PDF-", 0, 1024)
    return place >= 0 and _BEFORE_PDF.fullmatch(data, 0, place) is not None


def is_picture(data: bytes) -> bool:
    """Whether the file begins as a JPEG, PNG or TIFF."""
    return data.startswith(_PICTURES)


def check_whole(data: bytes) -> None:
    """Raise a ScanError for a file that holds several, or is a web page or a picture of a kind that is not read."""
    if is_pdf(data):
        joined = _ends_in_zip(data) or _has_second_pdf(data) and _has_second_pdf(_outside_streams(data))
    elif is_picture(data):
        inner = _PDF.search(data)
        joined = _ends_in_zip(data) or _AFTER_PNG.search(data) or inner and data.find(_PDF_ENDS, inner.end()) > 0
    else:
        joined = _has_more_than_its_zip(data) if data.startswith(b"PK\x03\x04") and _is_office_package(data) else False
        if not joined and (reason := _held(data)):
            raise reason
    if joined:
        raise JoinedFiles


def _held(data):
    """Why a file that is neither PDF nor picture is not read as one document, or None."""
    if data.startswith(_TNEF) or compound_file.is_mail(data):
        return MailInside()
    if _PHONE.match(data):
        return PhonePicture()
    if _PACKED.match(data):
        return None if _is_office_package(data) else Packed()
    text = _single_bytes(data[:65536])
    if text.startswith(b"<"):
        return WebPage() if _PAGE_BEGINS.search(text, 0, 4096) else None
    fields = {field.lower() for field in _MAIL_FIELD.findall(text)}
    if not _MAIL_BEGINS.match(text) or len(fields) < 2:
        return None
    # a page that a browser or Word has saved as one file (MHTML) is addressed to nobody
    return WebPage() if b"multipart/related" in text and not fields & {b"to", b"received"} else MailInside()


def _single_bytes(head):
    """The beginning of a text in single bytes, however it is stored."""
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(encoding, "ignore").encode("utf-8", "ignore").lstrip()
    return head.removeprefix(b"\xef\xbb\xbf").lstrip()


def _is_office_package(data):
    """Whether a ZIP is one document of an office program: whoever reads it says whether its kind is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, RuntimeError):
        return data.startswith(b"PK\x03\x04") and b"[Content_Types].xml" in data[:4096]  # one that is cut off
    return "[Content_Types].xml" in names or "mimetype" in names


def _zip_ends(data):
    """(place of its first byte, place behind its last) of the ZIP whose table stands near the end of the file."""
    place = data.rfind(_ZIP_ENDS, max(0, len(data) - _ZIP_TAIL))
    while place >= 0:
        size, start = (int.from_bytes(data[place + at : place + at + 4], "little") for at in (12, 16))
        end = place + 22 + int.from_bytes(data[place + 20 : place + 22], "little")
        if size and end <= len(data) and data.startswith(b"PK\x01\x02", max(0, place - size)):
            return max(0, place - size - start), end
        place = data.rfind(_ZIP_ENDS, max(0, len(data) - _ZIP_TAIL), place)
    return None


def _ends_in_zip(data):
    """Whether a ZIP follows: an annex that is one, unpacked in a PDF, is followed by the rest of the PDF."""
    found = _zip_ends(data)
    return found is not None and b"endstream" not in data[found[1] :]


def _has_more_than_its_zip(data):
    """Whether a Word file is preceded or followed by another file."""
    found = _zip_ends(data)
    return found is not None and (found[0] > 0 or bool(re.search(_FILE_BEGINS, data[found[1] :])))


def _has_second_pdf(data):
    """Whether another file begins behind the PDF, or another PDF anywhere in it."""
    if _AFTER_PDF.search(data):
        return True
    heads = _PDF.finditer(data)
    next(heads, None)
    for head in heads:
        before = data[max(0, head.start() - 1024) : head.start()]
        if re.search(rb"[\r\n\0]\Z", before) and data.startswith((b"\r", b"\n", b" "), head.end()):
            return True
        if _PDF_ENDS in before and b"obj" not in before[before.rfind(_PDF_ENDS) :]:
            return True
    return False


def _outside_streams(data):
    """A PDF without what lies in its streams: an annex in one is no second file."""
    parts, place = [], 0
    while found := _STREAM.search(data, place):
        head = data[max(0, found.start() - 1024) : found.start()]
        length = _LENGTH.search(head, head.rfind(b"obj") + 1)
        if length:
            end = found.end() + int(length[1])
            end = end if _STREAM_ENDS.match(data, end) else found.end()
        else:
            end = data.find(b"endstream", found.end())
        if end < 0:
            break
        parts.append(data[place : found.end()])
        place = max(end, found.end())
    return b"".join([*parts, data[place:]])
