"""The grammar of the decree, on pages whose words stand where a document has them."""

import pytest
from eoffice_documents.recognition import Known, Page, find_fields
from paper import body, centred, foot, header, line, page

TITLE = (centred("THÔNG BÁO", 827, 420), centred("Ý kiến kết luận tại cuộc họp về lịch công tác", 827, 470))


def value(fields, name):
    return fields[name].value


def test_a_notice_gives_its_fields():
    fields = find_fields(
        [page(*header(), *TITLE, body(), *foot("TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"))]
    )
    assert {name: found.value for name, found in fields.items()} == {
        "number": "186",
        "symbol": "TB-UBND",
        "issued_on": "2015-11-30",
        "place": "Tuy Phước",
        "issuer": "Ủy ban nhân dân huyện Tuy Phước",
        "issuer_parent": None,
        "document_type": "TB",
        "subject": "Ý kiến kết luận tại cuộc họp về lịch công tác",
        "signer_name": "Đào Duy Quốc",
        "signer_title": "Phó Chánh Văn phòng",
        "authority": "TL. KT.",
        "recipients": ["Như trên", "Lưu: VT"],
        "urgency": "normal",
        "secrecy": "none",
        "answered_number": None,
        "deadline": None,
        "page_count": 1,
        "language": "vi",
    }


def test_fields_keep_their_place_on_the_page():
    fields = find_fields([page(*header())])
    left, top, width, height = fields["number"].box
    assert fields["number"].page == 1
    assert 290 < left < left + width < 500 and 250 < top < top + height < 320


def test_an_official_letter_has_its_abstract_under_the_number():
    parts = header(
        "Số: 1595/SGDĐT-CTrTT",
        "Đà Nẵng, ngày 31 tháng 5 năm 2019",
        ("UBND THÀNH PHỐ ĐÀ NẴNG", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"),
    )
    parts += [
        centred("V/v bảo đảm an toàn giao thông", 400, 330),
        centred("trong dịp nghỉ hè", 400, 370),
        line("Kính gửi: UBND các quận, huyện.", 300, 470),
    ]
    fields = find_fields([page(*parts, body(top=560))])
    assert value(fields, "document_type") == "CV"
    assert value(fields, "subject") == "bảo đảm an toàn giao thông trong dịp nghỉ hè"
    assert (value(fields, "issuer"), value(fields, "issuer_parent")) == (
        "Sở Giáo dục và Đào tạo",
        "UBND thành phố Đà Nẵng",
    )


@pytest.mark.parametrize(
    ("slot", "day"),
    [
        ("Số: /TB-UBND", "Tuy Phước, ngày tháng 11 năm 2015"),
        ("Số: 4ÿ5 /TB-UBND", "Tuy Phước, ngày ô4 tháng Š năm 2015"),
    ],
)
def test_what_a_pen_wrote_is_placed_and_not_guessed(slot, day):
    fields = find_fields([page(*header(slot, day), *TITLE)])
    for name in ("number", "issued_on"):
        assert fields[name].value is None
        assert fields[name].confidence < 0.5
        assert fields[name].box
    assert value(fields, "symbol") == "TB-UBND"


def test_a_day_that_is_no_day_is_not_a_date():
    assert value(find_fields([page(*header(day="Tuy Phước, ngày 31 tháng 11 năm 2015"))]), "issued_on") is None


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("QUYẾT ĐỊNH", "QĐ"),
        ("QUY ĐỊNH", "QyĐ"),
        ("HƯỚNG DẪN", "HD"),
        ("HỢP ĐỒNG", "HĐ"),
        ("DỰ ÁN", "DA"),
        ("ĐỀ ÁN", "ĐA"),
        ("GIẤY MỜI", "GM"),
        ("TỜ TRÌNH", "TTr"),
    ],
)
def test_types_that_differ_by_one_mark_stay_apart(title, kind):
    fields = find_fields([page(*header(f"Số: 5/{kind}-UBND"), centred(title, 827, 420))])
    assert (value(fields, "document_type"), value(fields, "symbol")) == (kind, f"{kind}-UBND")


def test_the_title_corrects_the_notation():
    fields = find_fields([page(*header("Số: 96/TIr-UBND"), centred("TỜ TRÌNH", 827, 420))])
    assert value(fields, "symbol") == "TTr-UBND"
    assert fields["symbol"].confidence < 0.99


@pytest.mark.parametrize(
    ("mark", "urgency"),
    [("KHẨN", "urgent"), ("THƯỢNG KHẨN", "very_urgent"), ("HỎA TỐC", "express"), ("HOẢ TỐC", "express")],
)
@pytest.mark.parametrize("in_red", [True, False])
def test_urgency_marks_are_read_in_red_and_in_black(mark, urgency, in_red):
    stamp = centred(mark, 400, 340)
    made = page(*header(), *TITLE, red=[stamp]) if in_red else page(*header(), stamp, *TITLE)
    assert value(find_fields([made]), "urgency") == urgency


@pytest.mark.parametrize(
    ("mark", "secrecy"), [("MẬT", "confidential"), ("TỐI MẬT", "secret"), ("TUYỆT MẬT", "top_secret")]
)
def test_secrecy_marks(mark, secrecy):
    assert value(find_fields([page(*header(), centred(mark, 400, 340), *TITLE)]), "secrecy") == secrecy


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("gửi báo cáo trước ngày 25/8/2019 để tổng hợp", "2019-08-25"),
        ("đăng ký trước ngày 22/ 12/ 2011 qua phòng", "2011-12-22"),
        ("gửi chậm nhất là ngày 05 tháng 3 năm 2016 về", "2016-03-05"),
        ("trước 17 giờ 00 ngày 01/12/2015 bằng thư", "2015-12-01"),
        ("cuộc họp ngày 25/8/2019 đã bàn", None),
        ("trước ngày 31/02/2019 gửi", None),
    ],
)
def test_deadlines_named_in_the_text(text, day):
    assert value(find_fields([page(*header(), line(text, 240, 800))]), "deadline") == day


def test_a_deadline_may_run_over_two_lines():
    assert (
        value(
            find_fields(
                [
                    page(
                        *header(),
                        line("báo cáo gửi về Sở trước ngày", 240, 800),
                        line("15/12/2015 để tổng hợp", 240, 850),
                    )
                ]
            ),
            "deadline",
        )
        == "2015-12-15"
    )


def test_the_answered_document():
    text = "Trả lời Công văn số 1234/UBND-VX ngày 02/11/2015 của UBND huyện"
    assert value(find_fields([page(*header(), line(text, 240, 800))]), "answered_number") == "1234/UBND-VX"


def test_the_signer_stands_on_the_last_page():
    first, last = (
        page(*header(), *TITLE, body()),
        page(*foot("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", name="Trần Nguyễn Minh Thành"), number=2),
    )
    fields = find_fields([first, last])
    assert (value(fields, "signer_name"), value(fields, "signer_title"), fields["signer_name"].page) == (
        "Trần Nguyễn Minh Thành",
        "Phó Giám đốc",
        2,
    )


def test_the_line_above_tells_the_deputys_title():
    fields = find_fields([page(*header(), *foot("KT. CHỦ TỊCH", "PHƠ CHỦ TICH"))])
    assert value(fields, "signer_title") == "Phó Chủ tịch"


def test_an_organ_without_a_position_is_no_title():
    assert value(find_fields([page(*header(), *foot("TM. ỦY BAN NHÂN DÂN"))]), "signer_title") is None


def test_doubtful_words_make_a_doubtful_field():
    shaky = [word._replace(confidence=0.4) for word in centred("Số: 186/TB-UBND", 400, 270)]
    parts = [part for part in header() if part[0].text != "Số:"]
    assert find_fields([page(*parts, shaky)])["number"].confidence < 0.5


def test_no_pages_and_an_empty_page_give_every_name_without_value():
    for pages in ([], [page()]):
        fields = find_fields(pages)
        assert [name for name, found in fields.items() if found.value not in (None, "normal", "none", len(pages))] == []


def test_pages_survive_json():
    import json

    made = page(*header(), *TITLE)
    again = Page.from_dict(json.loads(json.dumps(made.as_dict())))
    assert again == made
    assert find_fields([again]) == find_fields([made])


def test_the_office_corrects_what_was_nearly_read():
    known = Known(
        issuers=(
            ("Sở Thông tin và Truyền thông tỉnh Bình Định", "UBND tỉnh Bình Định"),
            ("Sở Nội vụ tỉnh Bình Định", "UBND tỉnh Bình Định"),
        ),
        symbols=("STTTT-CNTT", "SNV-CCVC"),
        signers=(("Lê Thanh Tuyến", "Phó Giám đốc"),),
    )
    parts = header("Số: 75/STTT-CNTT", organs=("UBND TỈNH BÌNH ĐỊNH", "SỞ THÔNG TIN VÀ TRUYÊN THÔNG"))
    fields = find_fields([page(*parts, *foot("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", name="Lê Thanh Tuyên"))], known)
    assert value(fields, "issuer") == "Sở Thông tin và Truyền thông tỉnh Bình Định"
    assert (value(fields, "symbol"), value(fields, "signer_name")) == ("STTTT-CNTT", "Lê Thanh Tuyến")


def test_the_office_does_not_make_one_symbol_of_another():
    known = Known(symbols=("HĐ-UBND",))
    assert (
        value(find_fields([page(*header("Số: 5/HD-UBND"), centred("HƯỚNG DẪN", 827, 420))], known), "symbol")
        == "HD-UBND"
    )


def test_what_a_clerk_corrected_before_counts():
    known = Known(corrections=(("place", "Tuy Phuớc", "Tuy Phước"),))
    assert (
        value(find_fields([page(*header(day="Tuy Phuớc, ngày 30 tháng 11 năm 2015"))], known), "place") == "Tuy Phước"
    )


SIGNED = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


@pytest.mark.parametrize(
    "read, name, sure",
    [
        ("Vũ Định Bình", "Vũ Đình Bình", False),
        ("Dương The Hiền", "Dương Thế Hiền", False),
        ("đa Ngô Công Chiến", "Ngô Công Chiến", True),
        ("Trần Thanh Hà", "Trần Thanh Hà", True),
        ("Trần Thành Hà", "Trần Thành Hà", True),
        ("Vã Xuân Hạnh", "Vã Xuân Hạnh", False),
    ],
)
def test_names_get_the_marks_of_common_ones_back_and_stay_doubtful(read, name, sure):
    found = find_fields([page(*header(), *TITLE, body(), *foot(*SIGNED, name=read))])["signer_name"]
    assert (found.value, found.confidence >= 0.9) == (name, sure)


def test_a_deputy_signs_for_the_head_even_where_the_line_above_was_not_read():
    fields = find_fields([page(*header(), *TITLE, body(), *foot("PHÓ CHỦ TỊCH"))])
    assert (value(fields, "authority"), fields["authority"].confidence < 0.9) == ("KT.", True)
    assert value(find_fields([page(*header(), *TITLE, body(), *foot("CHỦ TỊCH"))]), "authority") is None
    assert value(find_fields([page(*header(), *TITLE, body(), *foot("KT: CHỦ TỊCH", SIGNED[1]))]), "authority") == "KT."


def test_specks_before_a_recipient_are_no_part_of_it():
    lines = ("v4 Như trên;", "ˆ= TT. HĐND huyện;", "- Sở Nội vụ;", "- Lưu: VT.")
    fields = find_fields([page(*header(), *TITLE, body(), *foot(*SIGNED, recipients=lines))])
    assert value(fields, "recipients") == ["Như trên", "TT. HĐND huyện", "Sở Nội vụ", "Lưu: VT"]


def test_an_organ_named_like_a_type_is_no_title():
    parts = header("Số: 12/TCKH", organs=("UBND HUYỆN TUY PHƯỚC", "PHÒNG TÀI CHÍNH -", "KẾ HOẠCH"))
    fields = find_fields([page(*parts, centred("V/v quyết toán quý I", 400, 365), body())])
    assert (value(fields, "document_type"), value(fields, "subject")) == ("CV", "quyết toán quý I")
    assert value(fields, "issuer") == "Phòng Tài chính - Kế hoạch"
