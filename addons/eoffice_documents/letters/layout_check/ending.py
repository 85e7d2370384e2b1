"""Authority and post, name of the signer, recipients (N30 PL I Phần I.II.7, II.9.b)."""

import re

from .finding import Finding, excerpt
from .formatting_rules import check_look, missing
from .title import check_list
from .types import WITHOUT_RECIPIENTS

MARKED = re.compile(r"(?:T\s*[./]?\s*M|K\s*[./]?\s*T|T\s*[./]?\s*L|T\s*[./]?\s*U\s*[./]?\s*Q|Q)(?=[\s./])[./\s]*")
WRITTEN = re.compile(r"(?:TM|KT|TL|TUQ|Q)\. \S")
POST = re.compile(r"TM\.\s*(?:PHÓ |QUYỀN )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|CHÁNH|CỤC TRƯỞNG|VỤ TRƯỞNG|THỦ TRƯỞNG)")
FOR_ANOTHER = re.compile(r"(?:KT|TL|TUQ)\. ")
UNOFFICIAL = re.compile(r".*?\b(?:THƯỜNG TRỰC|PHỤ TRÁCH)\b", re.IGNORECASE)
STANDING = re.compile(r"THƯỜNG TRỰC (?:HỘI ĐỒNG|HĐND|ỦY BAN|UỶ BAN|BAN)", re.IGNORECASE)  # a collective, not a post
DEGREE = re.compile(
    r"(?:(?:GS|PGS|TSKH|TS|Th\.?S|BS|CKI{1,2}|KS|CN|Ths|Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Kỹ sư)\b[.,]?\s*)+"
)
KEEP = re.compile(r"[-–]?\s*Lưu\s*:\s*VT\b")
HEAD = "Nơi nhận:"


def check(document, letter):
    yield from _check_authority(letter)
    yield from _check_signer(letter)
    yield from _check_recipients(letter)


def _check_authority(letter):
    lines = letter["authority"]
    if not lines:
        yield missing("authority")
        return
    for piece in lines:
        where = excerpt(piece.text)
        yield from check_look("authority", piece, sizes=(13, 14), bold=True, italic=False, capitals=True)
        if MARKED.match(piece.text) and not WRITTEN.match(piece.text):
            yield Finding("authority_form", "authority", where)
        if POST.match(piece.text.upper()):
            yield Finding("authority_collective", "authority", where)
        if UNOFFICIAL.match(piece.text) and not STANDING.search(piece.text):
            yield Finding("unofficial_post", "authority", where, {"found": piece.text})
    if FOR_ANOTHER.match(lines[-1].text.upper()):
        yield Finding("authority_post", "authority", excerpt(lines[-1].text), {"found": lines[-1].text})


def _check_signer(letter):
    piece = letter.first("signer")
    if not piece:
        yield missing("signer")
        return
    yield from check_look("signer", piece, sizes=(13, 14), bold=True, italic=False, capitals=False)
    degree = DEGREE.match(piece.text)
    if degree:
        yield Finding("degree", "signer", excerpt(piece.text), {"found": degree[0].strip()})


def _check_recipients(letter):
    pieces = letter["recipients"]
    if not pieces:
        if letter.kind not in WITHOUT_RECIPIENTS:
            yield missing("recipients")
        return
    head, listed = pieces[0], pieces[1:]
    if head.text != HEAD:
        yield Finding("wording", "recipients", excerpt(head.text), {"wanted": HEAD})
    yield from check_look("recipients", head, sizes=(12, 12), bold=True, italic=True)
    wrong = [piece for piece in listed if piece.sizes != {11.0}]
    for piece in wrong[:1]:
        yield from check_look("recipients", piece, sizes=(11, 11))
    for name in ("bold", "italic"):
        for piece in [piece for piece in listed if piece.some(name)][:1]:
            yield Finding(name, "recipients", excerpt(piece.text))
    lines = [_with_dash(piece) for piece in listed]
    keep = next((number for number, line in enumerate(lines) if KEEP.match(line)), None)
    if keep is None:
        yield Finding("keep_line", "recipients", excerpt(lines[-1]) if lines else "")
    yield from check_list("recipients", lines if keep is None else lines[: keep + 1])


def _with_dash(piece):
    """Word's own list puts the dash there without writing it into the text."""
    return f"- {piece.text}" if piece.layout.numbered else piece.text
