"""What the office has mends what was nearly read, and takes no agency for another."""

import pytest
from eoffice_documents.recognition import FieldValue, Known
from eoffice_documents.recognition.fields.known import correct

OFFICE = (
    ("Tòa án nhân dân huyện Tuy Phước", ""),
    ("UBND huyện Tuy Phước", ""),
    ("Sở Thông tin và Truyền thông tỉnh Bình Định", "UBND tỉnh Bình Định"),
)


def test_the_same_name_in_another_place_is_not_ours():
    office = Known(issuers=(("Sở Giáo dục và Đào tạo", "UBND tỉnh Bình Định"),))
    for parent, known in (("UBND tp Đà Nẵng", False), ("UBND tỉnh Bình Dương", False), ("UBND tinh Bình Định", True)):
        read = {name: FieldValue(None) for name in ("symbol", "signer_name", "signer_title")}
        read |= {"issuer": FieldValue("Sở Giáo dục và Đào tạo", 0.9), "issuer_parent": FieldValue(parent, 0.9)}
        fields = correct(read, office)
        assert (fields["issuer"].confidence > 0.9) == known
        assert fields["issuer_parent"].value == ("UBND tỉnh Bình Định" if known else parent)


@pytest.mark.parametrize(
    ("issuer", "parent", "meant"),
    [
        ("Ủy ban nhân dân huyện Tuy Phước", None, "UBND huyện Tuy Phước"),
        ("SỞ THÔNG TIN VÀ TRUYỀN THÔNG", "UBND TỈNH BÌNH ĐỊNH", "Sở Thông tin và Truyền thông tỉnh Bình Định"),
        ("Sở Thông tin và Truyền thông", "UBND tỉnh Phú Thọ", "Sở Thông tin và Truyền thông"),
    ],
)
def test_an_agency_is_known_in_its_spellings_and_for_no_other(issuer, parent, meant):
    read = {name: FieldValue(None) for name in ("symbol", "signer_name", "signer_title")}
    read |= {"issuer": FieldValue(issuer, 0.95), "issuer_parent": FieldValue(parent, 0.95)}
    fields = correct(read, Known(issuers=OFFICE))
    assert fields["issuer"].value == meant
    assert (fields["issuer_parent"].value or "").casefold() == (parent or "").casefold()
