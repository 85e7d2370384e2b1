"""Reading under mishaps: a server that dies or stops in the middle, files that are none, a file that is very long."""

import os
from pathlib import Path

import polib
import pytest
from eoffice_testing.session import Session
from eoffice_testing.waiting import wait_for
from files import LETTER, PAGE_OF_ERROR, SCANS, blank_png, pdf_of

VIETNAMESE = polib.pofile(str(Path(__file__).parents[2] / "addons" / "eoffice_documents" / "i18n" / "vi.po"))
BAD_FILES = {
    "trong.pdf": (b"", "The file is empty. Scan the document again."),
    "khong-trang.pdf": (pdf_of(0), "The file has no pages. Scan the document again."),
    "mat-khau.pdf": (pdf_of(1, password="x"), "The PDF is locked with a password. Ask the sender for one without."),
    "qua-lon.png": (blank_png(30_000), "The picture has more than %(limit)s million pixels. Scan it at 300 dpi."),
    "trang-loi.pdf": (
        PAGE_OF_ERROR,
        "This is a web page, whatever its name says. Open it in Word or a browser, save it as PDF and send that.",
    ),
    "chu.pdf": (b"Anything", "This is not a PDF, Word, JPEG, PNG or TIFF file. Scan the document or save it as PDF."),
}
MANY = 4 * len(os.sched_getaffinity(0))  # as many pages as there are cores are read at once
LONG = 5 * MANY  # not read to its end by a server that stops in good order


@pytest.fixture(autouse=True)
def running(office):
    """A server for the next test too, when the last one failed with its server down."""
    if office.process is None:
        office.start()


def reading(office, document):
    """State of the reading of a document."""
    return office.psql(f"SELECT state FROM eoffice_recognition WHERE document_id = {document}")


def pages(office, document, state):
    """How many pages of a document are in `state`."""
    rows = office.psql(f"SELECT 1 FROM eoffice_recognition_page WHERE document_id = {document} AND state = '{state}'")
    return len(rows.split())


def whole(office, document):
    """Each page of the document as number, state and whether it has text, and the number that was read."""
    rows = office.psql(
        "SELECT number, state, text LIKE '%Phước%' FROM eoffice_recognition_page"
        f" WHERE document_id = {document} ORDER BY number"
    )
    number = office.psql(f"SELECT number FROM eoffice_document WHERE id = {document}")
    return rows.splitlines(), number


@pytest.mark.parametrize("end", ["kill", "stop"])
def test_a_server_ended_in_the_middle_of_reading_goes_on(office, end):
    [document] = Session(office, "vanthu1").upload((f"nhieu-trang-{end}.pdf", pdf_of(LONG)))
    wait_for(lambda: 0 < pages(office, document, "read") <= MANY / 2)

    getattr(office, end)()
    assert 0 < pages(office, document, "read") < LONG
    office.start()

    wait_for(lambda: reading(office, document) == "read", 180)
    assert whole(office, document) == ([f"{number}|read|t" for number in range(1, LONG + 1)], "1075")
    wait_for(lambda: not office.psql("SELECT name, exc_info FROM queue_job WHERE state NOT IN ('done', 'cancelled')"))


def test_a_batch_whose_server_is_killed_is_read_to_its_end_and_split(office):
    [batch] = Session(office, "vanthu1").upload(("xap-giay.pdf", pdf_of(MANY)), batch=True)
    of_batch = f"FROM eoffice_recognition WHERE batch_id = {batch}"
    pages_of_batch = f"FROM eoffice_recognition_page WHERE recognition_id IN (SELECT id {of_batch})"
    read = f"SELECT count(*) {pages_of_batch} AND state = 'read'"
    wait_for(lambda: 0 < int(office.psql(read)) <= MANY / 2)

    office.kill()
    assert 0 < int(office.psql(read)) < MANY
    office.start()

    wait_for(lambda: office.psql(f"SELECT state {of_batch}") == "read", 180)
    assert int(office.psql(read)) == MANY
    clerk = Session(office, "vanthu1")
    proposal = clerk.call("eoffice.scan.batch", "read", [batch], ["proposal"])[0]["proposal"]
    clerk.call("eoffice.scan.batch", "action_make", [batch], proposal)
    numbers = f"SELECT string_agg(number, ' ') FROM eoffice_document WHERE batch_id = {batch}"
    wait_for(lambda: office.psql(numbers) == " ".join(["1075"] * MANY))


def test_each_bad_file_stays_with_a_sentence_that_says_what_is_wrong(office):
    clerk = Session(office, "vanthu1")
    documents = clerk.upload(*((name, data) for name, (data, _sentence) in BAD_FILES.items()), ("tot.pdf", LETTER))
    *bad, good = documents

    wait_for(lambda: not {reading(office, document) for document in documents} & {"waiting", "reading"}, 120)

    assert reading(office, good) == "read"
    assert clerk.call("eoffice.document", "read", [good], ["ocr_note"])[0]["ocr_note"] is False
    rows = clerk.call("eoffice.document", "read", bad, ["state", "ocr_state", "ocr_note"])
    assert {(row["state"], row["ocr_state"]) for row in rows} == {("to_register", "failed")}
    for row, (name, (_data, sentence)) in zip(rows, BAD_FILES.items(), strict=True):
        translated = VIETNAMESE.find(sentence).msgstr
        assert translated, f"not translated: {sentence}"
        assert row["ocr_note"] == translated % {"limit": 120}, name


def test_a_letter_is_read_long_before_a_file_of_500_pages(office):
    [book] = Session(office, "vanthu1").upload(("500-trang.pdf", pdf_of(500)))
    wait_for(lambda: pages(office, book, "read") >= 3, 120)
    assert office.psql(f"SELECT page_count FROM eoffice_recognition WHERE document_id = {book}") == "500"

    [letter] = Session(office, "vanthu2").upload(("thu.pdf", LETTER))
    wait_for(lambda: reading(office, letter) == "read")

    assert whole(office, letter) == (["1|read|t"], "1075")
    assert pages(office, book, "waiting") > 400


def test_the_scan_is_kept_byte_for_byte(office):
    clerk = Session(office, "vanthu1")
    scans = [(scan.name, scan.read_bytes()) for scan in sorted(SCANS.iterdir())]
    documents = clerk.upload(*scans)
    ours = [["res_model", "=", "eoffice.document"], ["res_id", "in", documents]]
    kept = clerk.call("ir.attachment", "search_read", ours, ["name"])
    assert {file["name"]: clerk.download(f"/web/content/{file['id']}") for file in kept} == dict(scans)
