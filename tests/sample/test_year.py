"""The year behind the sample office: made under the office's rules, and whole."""

import os
from pathlib import Path

import pytest
from eoffice_testing.office import Office

CHECKOUT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """(the office after a fifth of its year, what the year left out)."""
    office = Office("year", 1, tmp_path_factory.mktemp("year"))
    os.environ.update(EOFFICE_YEAR=str(CHECKOUT / "config" / "tuy_phuoc" / "year"), EOFFICE_YEAR_SHARE="0.2")
    yield office, office.shell((CHECKOUT / "install" / "sample_year.py").read_text())
    office.drop()


def test_no_rule_refuses_what_happens_in_it(lived):
    assert "left out" not in lived[1]


@pytest.mark.parametrize(
    "there",
    [
        "eoffice_document WHERE direction = 'incoming' AND state = 'done' HAVING count(*) >= 5",
        "eoffice_document WHERE direction = 'outgoing' AND state = 'issued' HAVING count(*) >= 3",
        "eoffice_document WHERE dispatch_id IS NOT NULL AND sequence_number > 0",
        "eoffice_assignment WHERE state = 'done' AND finished_on > deadline",
        "eoffice_assignment WHERE state = 'done' AND finished_on <= deadline",
        "eoffice_dispatch WHERE state = 'accepted'",
        "eoffice_schedule_week WHERE state = 'published' HAVING count(*) >= 6",
        "mail_message WHERE model = 'eoffice.document' AND date < now() - interval '60 days'",
    ],
)
def test_every_screen_has_something_to_show(lived, there):
    assert lived[0].psql(f"SELECT 1 FROM {there} LIMIT 1") == "1"


def test_nothing_happens_after_today_or_in_a_wrong_order(lived):
    office, _said = lived
    assert office.psql("SELECT count(*) FROM eoffice_document WHERE registered_on > now() AT TIME ZONE 'UTC'") == "0"
    assert office.psql("SELECT count(*) FROM eoffice_assignment WHERE finished_on < sent_on") == "0"
    numbers = (
        "SELECT sequence_number, registered_on FROM eoffice_document WHERE sequence_number > 0 AND register_id = r.id"
    )
    wrong = f"SELECT 1 FROM eoffice_register r, ({numbers}) a, ({numbers}) b"
    wrong = wrong.replace("r, (", "r, LATERAL (").replace(", (", ", LATERAL (")
    assert not office.psql(f"{wrong} WHERE a.sequence_number < b.sequence_number AND a.registered_on > b.registered_on")
