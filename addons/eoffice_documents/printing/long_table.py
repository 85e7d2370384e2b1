"""Tables of thousands of rows: laid out in parts, so that memory and time grow with the rows and no faster."""

import io

from pypdf import PdfWriter
from weasyprint.text.fonts import FontConfiguration

from .html import parsed

PART = 250  # rows; from about 1,000 on WeasyPrint slows down (docs/decisions/0006)


def table_to_pdf(render, count: int, first_page: int = 1, part: int = PART) -> tuple[bytes, int]:
    """A PDF of a table with `count` rows, and the number of its last page.

    `render(start, stop, page)` gives the HTML of rows `start` to `stop` (not included), whose page numbers begin at
    `page`. Each row has the id `row<number>` and fits on a page. Parts join without a gap: the rows of a part's last,
    half-filled page are laid out again with the next part.
    """
    writer, start, page, fonts = PdfWriter(), 0, first_page, FontConfiguration()
    while start < count or start == 0:
        stop = min(start + part, count)
        document = parsed(render(start, stop, page)).render(font_config=fonts)
        pages = document.pages
        if stop < count and len(pages) > 1:
            stop = min(int(name[3:]) for name in pages[-1].anchors if name.startswith("row"))
            pages = pages[:-1]
        writer.append(io.BytesIO(document.copy(pages).write_pdf()), import_outline=False)
        start, page = stop, page + len(pages)
        if not count:
            break
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue(), page - 1
