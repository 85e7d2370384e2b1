"""A table laid out in parts reads as if it were one."""

import io

import pdfplumber
import pytest
from eoffice_documents.printing import table_to_pdf


def render_of(heights, asked):
    def render(start, stop, page):
        asked.append((start, stop))
        rows = "".join(
            f"<tr id='row{n}'><td style='height: {heights[n]}mm'>dòng {n}.</td></tr>" for n in range(start, stop)
        )
        return (
            "<style>@page { size: A5; margin: 10mm; @bottom-right { content: 'Trang ' counter(page) } }"
            f"@page :first {{ counter-reset: page {page} }} tr {{ break-inside: avoid }}"
            "body { margin: 0 } table { border-collapse: collapse; line-height: 1; font-size: 8pt }</style>"
            f"<table><thead><tr><th>Đầu bảng</th></tr></thead>{rows}</table>"
        )

    return render


def read(pdf):
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [page.extract_text().splitlines() for page in document.pages]


@pytest.mark.parametrize("part", [20, 30, 70, 1000])
def test_no_row_is_lost_or_doubled_and_no_page_is_half_empty(part):
    heights, asked = [6 + n % 13 for n in range(150)], []
    pdf, last = table_to_pdf(render_of(heights, asked), len(heights), first_page=3, part=part)
    pages = read(pdf)
    whole = read(table_to_pdf(render_of(heights, []), len(heights), first_page=3, part=1000)[0])
    assert pages == whole
    rows = [line for page in pages for line in page if line.startswith("dòng")]
    assert rows == [f"dòng {n}." for n in range(150)]
    assert [page[0] for page in pages] == ["Đầu bảng"] * len(pages)
    assert [page[-1] for page in pages] == [f"Trang {number}" for number in range(3, 3 + len(pages))]
    assert last == 2 + len(pages)
    assert max(stop - start for start, stop in asked) <= part


def test_a_part_smaller_than_a_page_still_ends():
    pdf, last = table_to_pdf(render_of([5] * 20, []), 20, part=3)
    rows = [line for page in read(pdf) for line in page if line.startswith("dòng")]
    assert rows == [f"dòng {n}." for n in range(20)]
    assert last == 7


def test_no_rows_are_one_page():
    pdf, last = table_to_pdf(render_of([], []), 0)
    assert len(read(pdf)) == last == 1
