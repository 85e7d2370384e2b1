"""Numbers of a register under many hands: no gap, no double, and nobody is shown an error (N30 Đ22.2)."""

import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg2
import pytest
from eoffice_testing.session import Refused, Session
from eoffice_testing.waiting import wait_for

CLERKS = 20
EACH = 3
PREPARE = f"""
unit = env["hr.department"].search([("code", "=", "UBND")])
staff = env["res.users"].search([("group_ids", "in", env.ref("eoffice_documents.group_clerk").id)], order="login")
unit.write({{"clerk_ids": [(6, 0, staff[:{CLERKS}].ids)], "scan_required": False}})
print(" ".join(unit.clerk_ids.mapped("login")))
"""
FAIL_AFTER_THE_NUMBER = """
CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room on disk'; END $$;
CREATE TRIGGER fail BEFORE UPDATE ON eoffice_document FOR EACH ROW
    WHEN (NEW.subject = 'fails' AND NEW.sequence_number > 0) EXECUTE FUNCTION fail();
"""
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'transactionid'"


@pytest.fixture(scope="module")
def clerks(office):
    """Twenty clerks of the committee, logged in."""
    with ThreadPoolExecutor(CLERKS) as threads:
        clerks = list(threads.map(lambda login: Session(office, login), office.shell(PREPARE).split()))
    assert len(clerks) == CLERKS
    return clerks


@pytest.fixture(scope="module")
def register(office, clerks):
    """Id of the register that the committee's documents go into; its first number is given."""
    document = new_document(clerks[0], "the first")
    clerks[0].call("eoffice.document", "action_register", [document])
    return int(office.psql(f"SELECT register_id FROM eoffice_document WHERE id = {document}"))


def new_document(clerk, subject, **values):
    kind = clerk.call("eoffice.document.type", "search", [["code", "=", "TB"]])
    unit = clerk.call("hr.department", "search", [["code", "=", "UBND"]])
    values = {"issued_on": "2026-01-05", "issuer_name": "Sở Nội vụ", "document_type_id": kind[0], **values}
    return clerk.call("eoffice.document", "create", [{"unit_id": unit[0], "subject": subject, **values}])[0]


def number_of(office, document):
    return int(office.psql(f"SELECT coalesce(sequence_number, 0) FROM eoffice_document WHERE id = {document}"))


def numbers(office, register):
    rows = office.psql(f"SELECT number FROM eoffice_register_number WHERE register_id = {register} ORDER BY number")
    return [int(row) for row in rows.split()]


def at_once(acts):
    """What each of `acts` answers, a Refused included, when all start in the same moment."""
    start = threading.Barrier(len(acts))

    def run(act):
        start.wait()
        try:
            return act()
        except Refused as refusal:
            return refusal

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))


def test_twenty_clerks_register_at_once(office, clerks, register):
    desks = [(clerk, [new_document(clerk, f"{clerk.login} {turn}") for turn in range(EACH)]) for clerk in clerks]
    before = numbers(office, register)[-1]
    log = office.log.stat().st_size

    def work(clerk, documents):
        return [clerk.call("eoffice.document", "action_register", [document])["tag"] for document in documents]

    answers = at_once([lambda desk=desk: work(*desk) for desk in desks])

    assert answers == [["display_notification"] * EACH] * CLERKS
    given = sorted(number_of(office, document) for _clerk, documents in desks for document in documents)
    assert given == list(range(before + 1, before + 1 + CLERKS * EACH))
    assert numbers(office, register) == list(range(1, given[-1] + 1))
    said = office.log.read_bytes()[log:].decode()
    retries = said.count("tries left") + said.count("could not serialize")
    print(f"retried transactions: {retries}")
    assert not retries


def test_registrations_that_fail_leave_no_gap(office, clerks, register):
    office.psql(FAIL_AFTER_THE_NUMBER)
    good = [new_document(clerk, "goes through") for clerk in clerks[:10]]
    breaking = [new_document(clerk, "fails") for clerk in clerks[10:15]]
    untyped = [new_document(clerk, "no type", document_type_id=False) for clerk in clerks[15:]]
    before = numbers(office, register)[-1]

    answers = at_once(
        [
            lambda clerk=clerk, document=document: clerk.call("eoffice.document", "action_register", [document])["tag"]
            for clerk, document in zip(clerks, good + breaking + untyped, strict=True)
        ]
    )

    assert answers[:10] == ["display_notification"] * 10
    assert all(isinstance(answer, Refused) for answer in answers[10:])
    assert sorted(number_of(office, document) for document in good) == list(range(before + 1, before + 11))
    assert {number_of(office, document) for document in breaking + untyped} == {0}
    assert numbers(office, register) == list(range(1, before + 11))


@pytest.mark.parametrize(("outcome", "step"), [("rollback", 1), ("commit", 2)])
def test_a_number_held_by_an_open_transaction_is_waited_for(office, clerks, register, outcome, step):
    document = new_document(clerks[0], f"waits for a {outcome}")
    last = numbers(office, register)[-1]
    other = psycopg2.connect(dbname=office.database)
    with ThreadPoolExecutor(1) as threads:
        other.cursor().execute(
            "INSERT INTO eoffice_register_number (register_id, number, state) VALUES (%s, %s, 'void')",
            (register, last + 1),
        )
        answer = threads.submit(clerks[0].call, "eoffice.document", "action_register", [document])
        wait_for(lambda: office.psql(WAITING) == "1")
        assert not answer.done()
        getattr(other, outcome)()
        other.close()
        assert answer.result()["tag"] == "display_notification"

    assert number_of(office, document) == last + step
    assert numbers(office, register) == list(range(1, last + step + 1))
