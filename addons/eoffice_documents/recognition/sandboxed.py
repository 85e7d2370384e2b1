"""What is done with files that nobody knows, in child processes: a hostile or broken file costs its own time only."""

from .. import sandbox
from . import limits
from .convert import readable
from .errors import PageTooSlow, ReaderStopped, TooManyPixels
from .model import Page, Scan


def open_scan_sandboxed(data: bytes, mimetype: str = "", *, seconds: float = limits.PAGE_SECONDS) -> Scan:
    """`open_scan` in a child process; a Word file has the pages of its PDF. Raises ScanError."""
    pages = readable(data)
    scan = _run("source", "open_scan", pages, mimetype, seconds=seconds, build=lambda values: Scan(**values))
    return scan if pages is data else Scan("word", scan.page_count)


def read_page_sandboxed(data: bytes, mimetype: str, index: int, *, seconds: float = limits.PAGE_SECONDS) -> Page:
    """`read_page` in a child process, stopped after `seconds`. Raises ScanError."""
    return _run("page", "read_page", data, mimetype, index, seconds=seconds, build=Page.from_dict)


def page_image_sandboxed(
    data: bytes, mimetype: str, index: int, max_width: int, *, turn=0, skew=0.0, seconds: float = limits.PAGE_SECONDS
) -> bytes:
    """`page_image` in a child process. Raises ScanError."""
    return _run("page", "page_image", data, mimetype, index, max_width, turn=turn, skew=skew, seconds=seconds)


def searchable_pdf_sandboxed(
    data: bytes, mimetype: str, pages: list[Page], *, seconds: float = limits.PAGE_SECONDS
) -> bytes:
    """`searchable_pdf` in a child process. Raises ScanError."""
    return _run("searchable", "searchable_pdf_of_dicts", data, mimetype, pages, seconds=seconds)


def inspect_page_sandboxed(data: bytes, mimetype: str, index: int, *, seconds: float = limits.PAGE_SECONDS) -> dict:
    """`page_inspection.inspect_page` in a child process. Raises ScanError."""
    return _run("page_inspection", "inspect_page", data, mimetype, index, seconds=seconds)


def straighten_sandboxed(
    data: bytes, *, whole: bool = False, seconds: float = limits.PAGE_SECONDS
) -> tuple[bytes, bool]:
    """`photo.straighten` in a child process. Raises ScanError."""
    return _run("photo", "straighten", data, whole=whole, seconds=seconds, build=tuple)


def cut_sandboxed(data: bytes, parts: list, *, seconds: float = limits.FILE_SECONDS) -> list[bytes]:
    """`pdf_pages.cut` in a child process. Raises ScanError."""
    return _run("pdf_pages", "cut", data, parts, seconds=seconds)


def join_sandboxed(pictures: list, *, seconds: float = limits.FILE_SECONDS) -> bytes:
    """`pdf_pages.join` in a child process. Raises ScanError."""
    return _run("pdf_pages", "join", pictures, seconds=seconds)


def _run(module, act, *arguments, seconds, build=None, **options):
    """What an act of this room returns, `build` made of it. Raises ScanError."""
    try:
        value = sandbox.run(f"eoffice_documents.recognition.{module}", act, *arguments, seconds=seconds, **options)
    except sandbox.WorkerTooSlow as error:
        raise PageTooSlow(limit=seconds) from error
    except sandbox.WorkerOutOfMemory as error:
        raise TooManyPixels(limit=limits.MEGAPIXELS) from error
    except sandbox.WorkerStopped as error:
        raise ReaderStopped from error
    try:
        return build(value) if build else value
    except (TypeError, ValueError, KeyError) as error:  # no answer of ours
        raise ReaderStopped from error
