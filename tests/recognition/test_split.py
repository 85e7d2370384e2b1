"""Where a batch is cut: by the separator sheets of the office, or where the header of the next document begins."""

import os
from concurrent.futures import ThreadPoolExecutor

import paper
import pytest
import stack
from eoffice_documents.recognition import (
    Page,
    Sheet,
    inspect_page_sandboxed,
    open_scan_sandboxed,
    parts_of,
    propose,
    read_page_sandboxed,
)
from eoffice_documents.recognition.batch_split import begins_document, page_number

TWELVE = [3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610]


def first(number=1, **look):
    return paper.page(*paper.header(**look), paper.body(), number=number)


def later(at_top, number=2):
    return paper.page(paper.centred(str(at_top), paper.WIDTH / 2, 130), paper.body(), number=number)


def cut(*pages, blanks=(), separators=()):
    sheets = [
        Sheet(number, page, blank=number in blanks, separator=number in separators)
        for number, page in enumerate(pages, 1)
    ]
    return parts_of(propose(sheets))


def test_a_header_begins_a_document_and_a_page_number_goes_on():
    assert cut(first(), later(2), later(3), first(), first(), later(2)) == [[1, 2, 3], [4], [5, 6]]


def test_a_page_that_says_nothing_goes_on():
    assert cut(first(), paper.page(paper.body()), first()) == [[1, 2], [3]]


def test_annexes_and_forms_with_a_header_of_their_own_stay_with_their_document():
    annex = paper.page(
        paper.centred("PHỤ LỤC", 800, 300), paper.centred("(Kèm theo Quyết định số 18/QĐ-UBND)", 800, 340), paper.body()
    )
    form = paper.page(*paper.header(number="Mẫu số 01"), paper.body())
    assert cut(first(), annex, form, first()) == [[1, 2, 3], [4]]
    assert begins_document(form, 2) == (False, False), "for the clerk to look at"


def test_documents_of_the_party_begin_without_motto():
    page = paper.page(
        paper.centred("HUYỆN ỦY TUY PHƯỚC", 400, 170),
        paper.centred("ĐẢNG CỘNG SẢN VIỆT NAM", 1150, 170),
        paper.centred("Số: 45-TB/HU", 400, 250),
        paper.body(),
    )
    assert cut(first(), page, later(2)) == [[1], [2, 3]]


def test_blank_pages_fall_out_and_separate_nothing():
    assert cut(first(), None, later(2), None, first(), blanks=(2, 4)) == [[1, 3], [5]]


def test_where_the_office_laid_separators_they_decide():
    pages = [first(), None, later(2), first(), None, later(7)]
    assert cut(*pages, separators=(2, 5)) == [[1], [3, 4], [6]]
    hints = propose([Sheet(n, page, separator=n in (2, 5)) for n, page in enumerate(pages, 1)])
    assert [(hint.number, hint.sure) for hint in hints if not hint.drop] == [
        (1, True),
        (3, True),
        (4, False),
        (6, True),
    ]


def test_separators_before_after_and_doubled_make_no_empty_document():
    assert cut(None, first(), None, None, first(), None, separators=(1, 3, 4, 6)) == [[2], [5]]


def test_pages_that_could_not_be_read_stay_where_they_lie():
    assert cut(first(), None, first()) == [[1, 2], [3]]
    assert [proposal.sure for proposal in propose([Sheet(1, first()), Sheet(2)])] == [True, False]


def test_a_number_in_the_text_is_no_page_number():
    assert page_number(later(12)) == 12
    assert page_number(paper.page(paper.line("2", 300, 130), paper.body())) is None
    assert page_number(Page(1, "", [], 100, 140, 200, "ocr")) is None


@pytest.fixture(scope="module")
def read_twelve():
    """(pages as read, truth) of twelve letters in one file, two blank pages among them."""
    data, truth = stack.stack(TWELVE, blanks=(2, 7))
    with ThreadPoolExecutor(len(os.sched_getaffinity(0))) as readers:

        def sheet(index):
            seen = inspect_page_sandboxed(data, "", index)
            return Sheet(index + 1, None if seen["blank"] else read_page_sandboxed(data, "", index), **seen)

        return list(readers.map(sheet, range(open_scan_sandboxed(data).page_count))), truth


def test_twelve_documents_without_separators_are_split_right(read_twelve):
    sheets, truth = read_twelve
    assert parts_of(propose(sheets)) == truth
    assert sum(sheet.blank for sheet in sheets) == 2


def test_twelve_documents_with_separators_are_split_right_before_anything_is_read():
    data, truth = stack.stack(TWELVE, stack.ROUGH, separators=True, blanks=(4,))
    sheets = [
        Sheet(index + 1, **inspect_page_sandboxed(data, "", index))
        for index in range(open_scan_sandboxed(data).page_count)
    ]
    assert parts_of(propose(sheets)) == truth
