"""HTML to PDF by WeasyPrint, with nothing from outside: no network, no file but our own static ones."""

import logging
import mimetypes
from pathlib import Path
from urllib.parse import unquote

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

logging.getLogger("weasyprint.progress").disabled = True  # a line a page
BASE = "https://static.invalid/"
ADDONS = Path(__file__).resolve().parents[2]


class RefusedUrl(ValueError):
    """Neither a data: URL nor a static file of ours."""


class StaticFetcher(URLFetcher):
    """Serves `data:` URLs and `/eoffice_…/static/…`; whatever else a page names is refused and left out of it."""

    def __init__(self):
        super().__init__(allowed_protocols=("data",), allow_redirects=False)

    def fetch(self, url, headers=None):
        if url.startswith("data:"):
            return super().fetch(url, headers)
        file = static_file(url.removeprefix(BASE)) if url.startswith(BASE) else None
        if not file:
            raise RefusedUrl(url[:200])
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, file.read_bytes(), {"Content-Type": kind})


def static_file(path):
    """The file at `path`, as eoffice_documents/static/print/print.css; None unless it is a static file of an add-on."""
    module, _slash, rest = unquote(path.partition("?")[0]).partition("/")
    file = (ADDONS / module / rest).resolve()
    allowed = module.startswith("eoffice_") and file.is_relative_to(ADDONS / module / "static")
    return file if allowed and file.is_file() else None


def html_to_pdf(html: str) -> bytes:
    """A whole page of HTML, styles included or linked as /eoffice_documents/static/print/print.css, as a PDF file.

    Text stays text: it can be searched and copied. What may not be fetched is left out.
    """
    return parsed(html).write_pdf(font_config=FontConfiguration())


def parsed(html):
    return HTML(string=html, base_url=BASE, url_fetcher=StaticFetcher())
