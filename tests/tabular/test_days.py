from datetime import date

import pytest
from eoffice_documents.tabular import SENTENCES, TableError, day


@pytest.mark.parametrize(
    "text",
    [
        "05/01/2019",
        "5/1/2019",
        "05-01-2019",
        "5.1.2019",
        " 05/01/2019 08:30",
        "05/01/2019 8:30:00",
        "05 / 01 / 2019",
        "2019-01-05",
        "2019-01-05 00:00",
        "2019-01-05T08:30:00",
        "2019-01-05 00:00:00.000",
    ],
)
def test_a_day(text):
    assert day(text) == date(2019, 1, 5)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hôm qua",
        "31/02/2019",
        "05/13/2019",
        "5/1/19",
        "05/01/2019 25:00",
        "43470",
        "0/1/2019",
        "05/01/2019 và 06/01/2019",
        "2019/01/05",
    ],
)
def test_no_day(text):
    with pytest.raises(ValueError):
        day(text)


def test_an_error_has_a_code_its_parameters_and_a_sentence():
    for code in SENTENCES:
        error = TableError(code, limit=5, found=3, wanted=4)
        assert error.code == code and error.params["limit"] == 5
        assert str(error).endswith(".") and "%" not in str(error)
