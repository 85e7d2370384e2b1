"""Real reading: the demo scans to their truth, turned pages, text layers, and the command line."""

import io
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from conftest import ROOT
from eoffice_documents.recognition import open_scan, page_image, read_page_sandboxed, read_scan
from eoffice_documents.recognition.text_layer import words_of
from PIL import Image
from reading.demo import INVITATION, OFFICIAL_LETTER
from reading.measure import _same, words_lost
from reading.printing import to_pdf

TRUTH = json.loads((Path(__file__).parent / "demo_truth.json").read_text())
# Under a black or gray seal part of the name is lost; the reading must then be doubtful, not wrong.
UNDER_A_SEAL = {
    ("cong-dien-ubnd-tinh.tif", "signer_name"),
    ("quyet-dinh-ubnd-tinh.pdf", "signer_name"),
    ("ke-hoach-so-noi-vu.pdf", "signer_name"),
    ("ke-hoach-so-noi-vu.pdf", "signer_title"),
}


@pytest.fixture(scope="module", params=sorted(TRUTH))
def demo(request, scans):
    return request.param, read_scan((scans / request.param).read_bytes())


def test_the_demo_scans_are_read_to_their_truth(demo):
    name, reading = demo
    wrong = {}
    for field, wanted in TRUTH[name].items():
        found = reading.fields[field]
        if _same(found.value or "") != _same(wanted or ""):
            wrong[field] = (found.value, wanted)
            assert found.confidence < 0.9, (field, found)
    assert {(name, field) for field in wrong} <= UNDER_A_SEAL, wrong


def test_texts_are_composed_unicode(demo):
    _, reading = demo
    assert len(reading.text) > 400
    assert unicodedata.is_normalized("NFC", json.dumps(reading.as_dict(), ensure_ascii=False))


def test_boxes_lie_on_their_page(demo):
    _, reading = demo
    for page in reading.pages:
        for word in page.words:
            assert 0 <= word.left < word.right <= page.width + 2 and 0 <= word.top < word.bottom <= page.height + 2


@pytest.mark.parametrize(
    ("turn", "transpose"),
    [(180, Image.Transpose.ROTATE_180), (90, Image.Transpose.ROTATE_90), (270, Image.Transpose.ROTATE_270)],
)
def test_a_turned_page_is_read_upright(scans, turn, transpose):
    held = io.BytesIO()
    Image.open(scans / "giay-moi-ubnd-tinh.jpg").transpose(transpose).save(held, "JPEG", quality=60)
    page = read_page_sandboxed(held.getvalue(), "", 0)
    assert page.turn == turn
    assert "GIẤY MỜI" in page.text
    assert page.height > page.width
    image = Image.open(io.BytesIO(page_image(held.getvalue(), "", 0, 400, turn=page.turn, skew=page.skew)))
    assert image.width == 400 and image.height > image.width


def test_a_born_digital_page_is_taken_as_it_is():
    printed = to_pdf(OFFICIAL_LETTER)
    reading = read_scan(printed)
    assert [page.source for page in reading.pages] == ["text layer"]
    lost, words = words_lost([*OFFICIAL_LETTER.body, OFFICIAL_LETTER.signer], reading.text)
    assert lost == 0 and words > 100
    truth = OFFICIAL_LETTER.truth()
    assert {name: _same(reading.fields[name].value or "") for name in truth} == {
        name: _same(wanted or "") for name, wanted in truth.items()
    }


def test_a_scan_inside_a_pdf_has_no_text_layer_to_take(scans):
    import pypdfium2

    document = pypdfium2.PdfDocument((scans / "cong-van-so-tttt.pdf").read_bytes())
    assert words_of(document[0]) == []


def test_a_small_clean_picture_is_read(scans):
    held = io.BytesIO()
    picture = Image.open(scans / "giay-moi-ubnd-tinh.jpg")
    picture.resize((picture.width * 2 // 3, picture.height * 2 // 3), Image.Resampling.LANCZOS).save(held, "PNG")
    page = read_page_sandboxed(held.getvalue(), "image/png", 0)
    lost, words = words_lost(INVITATION.body, page.text)
    assert lost < 0.15 * words


def test_the_command_prints_one_object_a_file(scans, tmp_path):
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"words")
    done = subprocess.run(
        [sys.executable, "-m", "eoffice_documents.recognition", str(scans / "cong-dien-ubnd-tinh.tif"), str(bad)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT / "addons")},
    )
    good, failed = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 1 and not done.stderr
    assert good["fields"]["document_type"]["value"] == "CĐ" and good["fields"]["urgency"]["value"] == "urgent"
    assert failed == {
        "file": str(bad),
        "error": {
            "code": "unknown_kind",
            "message": "This is not a PDF, Word, JPEG, PNG or TIFF file. Scan the document or save it as PDF.",
        },
    }


@pytest.mark.skipif(not os.environ.get("EOFFICE_SAMPLES"), reason="EOFFICE_SAMPLES names no folder with real scans")
def test_hand_written_numbers_of_real_scans_are_never_sure():
    folder = Path(os.environ["EOFFICE_SAMPLES"])
    for name in ("cong-van-so-giao-duc.pdf", "cong-van-so-thong-tin.pdf"):
        fields = read_scan((folder / name).read_bytes()).fields
        assert fields["number"].confidence < 0.9 and fields["issued_on"].confidence < 0.9
        assert open_scan((folder / name).read_bytes()).page_count == 2
