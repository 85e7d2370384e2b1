from datetime import date, time

import pytest
from eoffice_documents.tabular import day, day_and_time


@pytest.mark.parametrize(
    "text",
    [
        "05/01/2019",
        "5/1/2019",
        "05-01-2019",
        "5.1.2019",
        " 05 / 01 / 2019 ",
        "05/01/2019 00:00",
        "2019-01-05",
        "2019-01-05 00:00:00",
        "2019-01-05T00:00:00.000",
    ],
)
def test_a_day(text):
    assert day(text) == date(2019, 1, 5)


@pytest.mark.parametrize("text", ["05/01/2019 08:30", "5/1/2019  8:30:00", "2019-01-05T08:30:00"])
def test_a_day_with_a_time(text):
    assert day_and_time(text) == (date(2019, 1, 5), time(8, 30))
    with pytest.raises(ValueError):
        day(text)


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
        day_and_time(text)
