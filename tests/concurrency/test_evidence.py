"""Seals while many hands write: no error, no number left out, every row in a seal, and the check finds it good."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from eoffice_testing.session import Session
from eoffice_testing.waiting import wait_for
from test_numbers import at_once, new_document, number_of

CLERKS = 50
EACH = 2  # documents a clerk
PREPARE = f"""
unit = env["hr.department"].search([("code", "=", "UBND")])
role = env.ref("eoffice_documents.group_clerk")
staff = env["res.users"].search([("share", "=", False), ("login", "!=", "admin")], order="login", limit={CLERKS})
staff.write({{"group_ids": [(4, role.id)]}})
unit.write({{"clerk_ids": [(6, 0, staff.ids)], "scan_required": False}})
print(" ".join(unit.clerk_ids.mapped("login")))
"""
# a process of its own beside the server: it seals again and again until the last document has its number
SEAL = """
from odoo.tools import SQL
seals, rounds = env["eoffice.evidence.seal"], 0
while True:
    env.cr.execute("SELECT count(*) FROM eoffice_document WHERE subject LIKE 'evidence %%' AND sequence_number > 0")
    (registered,) = env.cr.fetchone()
    seals._seal_all()
    env.cr.commit()
    rounds += 1
    if registered == {documents}:
        break
print(rounds)
"""
ADMINISTRATOR = """
role = env.ref("eoffice_documents.group_administrator")
print(env["res.users"].search([("group_ids", "in", role.id), ("login", "!=", "admin")], limit=1).login)
"""
WAITING = "SELECT count(*) FROM eoffice_evidence_pending"
# each row has exactly one first note, in one seal
NOTED = """
WITH said AS (SELECT ('x' || encode(substring(payload FROM 48 * n + 1 FOR 8), 'hex'))::bit(64)::bigint AS row
                FROM eoffice_evidence_seal, generate_series(0, row_count - 1) AS n WHERE model = 'eoffice.audit.log')
SELECT (SELECT count(*) FROM eoffice_audit_log) = count(*) AND count(*) = count(DISTINCT row) FROM said
"""


@pytest.fixture(scope="module")
def clerks(office):
    with ThreadPoolExecutor(10) as threads:  # a log-in holds several connections, of which one process has 64
        clerks = list(threads.map(lambda login: Session(office, login), office.shell(PREPARE).split()))
    assert len(clerks) == CLERKS
    return clerks


def test_clerks_register_while_seals_are_made(office, clerks):
    office.psql(
        "UPDATE ir_cron SET active = false"
        " WHERE id = (SELECT res_id FROM ir_model_data WHERE name = 'cron_evidence_seal')"
    )
    desks = [
        (clerk, [new_document(clerk, f"evidence {clerk.login} {turn}") for turn in range(EACH)]) for clerk in clerks
    ]
    first = new_document(clerks[0], "a first note to seal")
    clerks[0].call("eoffice.document", "action_register", [first])
    log = office.log.stat().st_size

    def work(clerk, documents):
        return [clerk.call("eoffice.document", "action_register", [document])["tag"] for document in documents]

    began = time.monotonic()
    with ThreadPoolExecutor(1) as beside:
        sealing = beside.submit(office.shell, SEAL.replace("{documents}", str(CLERKS * EACH)))
        wait_for(lambda: office.psql("SELECT count(*) > 0 FROM eoffice_evidence_seal") == "t")
        answers = at_once([lambda desk=desk: work(*desk) for desk in desks])
        rounds = int(sealing.result())
    seconds = time.monotonic() - began
    print(f"{CLERKS} clerks registered {CLERKS * EACH} documents in {seconds:.1f} s, sealed {rounds} times meanwhile")

    assert answers == [["display_notification"] * EACH] * CLERKS
    given = sorted(number_of(office, document) for _clerk, documents in desks for document in documents)
    assert given == list(range(given[0], given[0] + CLERKS * EACH))
    said = office.log.read_bytes()[log:].decode()
    assert not said.count("could not serialize")
    assert "deadlock" not in said
    office.shell('env["eoffice.evidence.seal"]._seal_all()')
    assert office.psql(WAITING) == "0"
    assert office.psql(NOTED) == "t"


def test_the_check_runs_in_jobs_and_finds_the_row_that_sql_removed(office, clerks):
    document = new_document(clerks[0], "is in the log")
    clerks[0].call("eoffice.document", "action_register", [document])
    administrator = Session(office, office.shell(ADMINISTRATOR))
    first = administrator.call("eoffice.evidence.check", "action_check", [])["res_id"]
    state = "SELECT state FROM eoffice_evidence_check WHERE id = {}"
    wait_for(lambda: office.psql(state.format(first)) != "running")
    assert office.psql(state.format(first)) == "good"
    row = office.psql("SELECT max(id) FROM eoffice_audit_log")
    office.psql(f"DELETE FROM eoffice_audit_log WHERE id = {row}")
    second = administrator.call("eoffice.evidence.check", "action_check", [])["res_id"]
    wait_for(lambda: office.psql(state.format(second)) != "running")
    found = office.psql(f"SELECT kind, model, row_id FROM eoffice_evidence_finding WHERE check_id = {second}")
    assert found == f"removed|eoffice.audit.log|{row}"
