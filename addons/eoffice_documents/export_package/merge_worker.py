"""Joins the files of a folder, in a confined process of pdf_merge.py.

`python -m eoffice_documents.export_package.merge_worker FOLDER`:

`task` (JSON) says which files and under which titles; `at` always names the file at work; `joined` is the PDF, `answer`
(JSON) what became of each.
"""

import io
import json
import sys
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from ..recognition import limits, source
from ..recognition.errors import ScanError

BROKEN = (
    PyPdfError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    OSError,
    RecursionError,
    AssertionError,
    NotImplementedError,
    OverflowError,
    ZeroDivisionError,
)
A4_INCHES = (8.27, 11.69)


def main(folder):
    task = json.loads((folder / "task").read_text(encoding="utf-8"))
    writer, answer = PdfWriter(), {}
    for place in task["left"]:
        (folder / "at").write_text(str(place))
        answer[place] = add(writer, (folder / str(place)).read_bytes(), task["titles"][place], task["inspect"])
    (folder / "at").write_text("")
    if writer.pages:
        writer.write(folder / "joined")
    (folder / "answer").write_text(json.dumps(answer), encoding="utf-8")


def add(writer, data, title, inspect):
    """Append a file to `writer`; a damaged one leaves it as it was."""
    try:
        scan = source.open_scan(data)
        pdf = data if scan.kind == "pdf" else pictures_to_pdf(data, scan.page_count)
        reader = PdfReader(io.BytesIO(pdf))
        if reader.is_encrypted and not reader.decrypt(""):
            return {"cause": "password"}
        trial = PdfWriter()  # what breaks half-way breaks here
        trial.append(reader, import_outline=False)
        held = io.BytesIO()
        trial.write(held)
        writer.append(io.BytesIO(held.getvalue()), outline_item=title, import_outline=False)
        return {"pages": len(trial.pages), **(look(pdf) if inspect else {})}
    except ScanError as error:
        return {"cause": error.code}
    except BROKEN:
        return {"cause": "damaged"}


def pictures_to_pdf(data, count):
    """Each picture on a page of its own size, at most A4 across or upright, at the resolution it has."""
    pages = []
    for index in range(min(count, limits.PAGES)):
        picture = source.picture_page(data, index)
        inches = [side / picture.dpi for side in picture.image.size]
        largest = sorted(A4_INCHES, reverse=inches[0] > inches[1])
        shrink = max(1, inches[0] / largest[0], inches[1] / largest[1])
        held = io.BytesIO()
        picture.image.save(held, "PDF", resolution=picture.dpi * shrink, quality=85)
        pages.append(held)
    writer = PdfWriter()
    for page in pages:
        writer.append(page)
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def look(pdf):
    """Dots an inch of the coarsest scanned page, and whether all pages have words that can be searched."""
    dpis, text = [], True
    with source.open_pdf(pdf) as document:
        for index in range(len(document)):
            page = source.pdf_page(document, index)
            dpi, cover = source.largest_picture(page)
            if cover > 0.5:
                dpis.append(dpi)
            text = text and page.get_textpage().count_chars() > 0
    return {"dpi": min(dpis, default=0), "text": text}


if __name__ == "__main__":
    main(Path(sys.argv[1]))
