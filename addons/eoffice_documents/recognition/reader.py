"""A whole file: every page in child processes, as many at once as there are processors, then the fields."""

import os
from concurrent.futures import ThreadPoolExecutor

from .. import sandbox
from . import limits
from .containers import is_pdf
from .convert import readable
from .fields import find_fields
from .model import Known, Reading
from .sandboxed import open_scan_sandboxed, read_page_sandboxed


def read_scan(data: bytes, mimetype: str = "", *, known: Known | None = None) -> Reading:
    """Read a PDF, Word, JPEG, PNG or TIFF file: text, pages, fields. Raises ScanError when a page cannot be read."""
    remarks = _remarks(data)
    data = readable(data)
    scan = open_scan_sandboxed(data, mimetype)
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as readers:
        pages = list(readers.map(lambda index: read_page_sandboxed(data, mimetype, index), range(scan.page_count)))
    return Reading("\n\n".join(page.text for page in pages), pages, find_fields(pages, known), remarks)


def _remarks(data):
    """Files inside a PDF, and forms whose pages another program makes."""
    if not is_pdf(data):
        return []
    try:
        found = sandbox.run(
            "eoffice_documents.file_safety.pdf_attachments", "pdf_contents", data, seconds=limits.FILE_SECONDS
        )
    except sandbox.SandboxError:
        return [{"code": "not_looked_through"}]
    files = [{"code": "files_inside", "names": found["files"], "more": found["more"]}] if found["files"] else []
    return files + ([{"code": "xfa"}] if found["xfa"] else [])
