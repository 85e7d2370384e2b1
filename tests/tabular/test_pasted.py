"""Lines pasted from a sheet, or typed one name a line."""

import pytest
from eoffice_documents.tabular import Limits, TableError, read_pasted

COLUMNS = {"name": ("Tên đơn vị", "Tên", "Cán bộ"), "code": ("Tên viết tắt", "Mã"), "above": ("Đơn vị trên",)}


def read(text, **more):
    table = read_pasted(text, columns=COLUMNS, **more)
    return [(row.line, row.cells) for row in table.rows]


def test_names_one_a_line_with_their_commas():
    assert read("Phòng A, B\n\n  Phòng C \n") == [(1, {"name": "Phòng A, B"}), (3, {"name": "Phòng C"})]


@pytest.mark.parametrize("mark", ["\t", ";"])
def test_cells_in_the_order_of_the_page_or_by_their_headings(mark):
    row = {"name": "Phòng A", "code": "PA"}
    assert read(f"Phòng A{mark}PA") == [(1, row)]
    assert read(f"MÃ{mark}ten\nPA{mark}Phòng A") == [(2, row)]
    assert read("Tên\nPhòng A") == [(2, {"name": "Phòng A"})]


def test_one_word_of_a_heading_in_a_row_makes_it_none():
    assert read("Nguyễn Văn A\tCán bộ") == [(1, {"name": "Nguyễn Văn A", "code": "Cán bộ"})]


def test_quotation_marks():
    assert read('"Phòng\nA"\tPA') == [(1, {"name": "Phòng\nA", "code": "PA"})]
    assert read('"Hoa Sen" và bạn\tHS\nTổ "B"\tTB')[0] == (1, {"name": '"Hoa Sen" và bạn', "code": "HS"})


def test_limits():
    for text, code in ((" \n", "empty"), ("A\n" * 5, "too_many_rows")):
        with pytest.raises(TableError) as caught:
            read(text, limits=Limits(rows=3))
        assert caught.value.code == code
