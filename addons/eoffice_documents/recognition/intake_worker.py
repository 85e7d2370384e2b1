"""What the intake channels do with files that nobody knows, in child processes as reading is."""

from . import limits
from .worker import _request


def inspect_page_sandboxed(data: bytes, mimetype: str, index: int, *, seconds: float = limits.PAGE_SECONDS) -> dict:
    """`look.inspect_page` in a child process. Raises ScanError."""
    found, _body = _request({"act": "look", "mimetype": mimetype, "index": index}, data, seconds)
    return {name: found[name] for name in ("blank", "separator")}


def straighten_sandboxed(
    data: bytes, *, whole: bool = False, seconds: float = limits.PAGE_SECONDS
) -> tuple[bytes, bool]:
    """`photo.straighten` in a child process. Raises ScanError."""
    answer, body = _request({"act": "straighten", "whole": whole}, data, seconds)
    return body, answer["found"]


def cut_sandboxed(data: bytes, parts: list, *, seconds: float = limits.FILE_SECONDS) -> list[bytes]:
    """`parts.cut` in a child process. Raises ScanError."""
    answer, body = _request({"act": "cut", "parts": parts}, data, seconds)
    return _apart(body, answer["sizes"])


def join_sandboxed(pictures: list, *, seconds: float = limits.FILE_SECONDS) -> bytes:
    """`parts.join` in a child process. Raises ScanError."""
    request = {
        "act": "join",
        "sizes": [len(data) for data, _turn in pictures],
        "turns": [turn for _d, turn in pictures],
    }
    return _request(request, b"".join(data for data, _turn in pictures), seconds)[1]


def _apart(body, sizes):
    pieces, start = [], 0
    for size in sizes:
        pieces.append(body[start : start + size])
        start += size
    return pieces


def act(request, data):
    """The child's side: (answer, bytes after it) for a request of the functions above."""
    match request["act"]:
        case "look":
            from . import page_inspection

            return page_inspection.inspect_page(data, request["mimetype"], request["index"]), b""
        case "straighten":
            from . import photo

            body, found = photo.straighten(data, whole=request["whole"])
            return {"found": found}, body
        case "cut":
            from . import pdf_pages

            pieces = pdf_pages.cut(data, [[tuple(page) for page in part] for part in request["parts"]])
            return {"sizes": [len(piece) for piece in pieces]}, b"".join(pieces)
        case "join":
            from . import pdf_pages

            return {}, pdf_pages.join(list(zip(_apart(data, request["sizes"]), request["turns"])))
