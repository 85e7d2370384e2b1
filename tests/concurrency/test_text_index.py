"""The index of words is rebuilt while a clerk registers, and after a power cut it goes on."""

import psycopg2
import pytest
from eoffice_testing.session import Session
from eoffice_testing.waiting import wait_for

PREPARE = """
unit = env["hr.department"].search([("code", "=", "UBND")])
unit.scan_required = False
document = env["eoffice.document"].create({"unit_id": unit.id, "subject": "Bản cũ"})
env.flush_all()
env.cr.execute('''
    INSERT INTO eoffice_document
    SELECT (jsonb_populate_record(old, jsonb_build_object('id', nextval('eoffice_document_id_seq'),
                                                          'subject', 'Bản cũ ' || n))).*
      FROM eoffice_document old, generate_series(1, 6000) n WHERE old.id = %s''', [document.id])
admin = env["res.users"].search([("group_ids", "in", env.ref("eoffice_documents.group_administrator").id),
                                 ("login", "!=", "admin")], limit=1)
print(admin.login, unit.clerk_ids[0].login)
"""
STATE = "SELECT state || coalesce(' ' || stage, '') FROM eoffice_text_index"
LACKING = """SELECT count(*) FROM eoffice_document d LEFT JOIN eoffice_document_text t ON t.document_id = d.id
              WHERE t.id IS NULL"""
INDEXES = "SELECT string_agg(relname, ' ') FROM pg_class WHERE relname LIKE 'eoffice_document_text_words_idx%'"
OTHER_CUT = """
CREATE OR REPLACE FUNCTION eoffice_lexemes(form text, body text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE
PARALLEL SAFE AS $$ BEGIN RETURN array_to_tsvector(ARRAY['of_before']); END $$;
REINDEX INDEX eoffice_document_text_words_idx;
"""


@pytest.fixture(scope="module")
def people(office):
    administrator, clerk = office.shell(PREPARE).split()
    return Session(office, administrator), Session(office, clerk)


def press(administrator, office, act):
    row = int(office.psql("SELECT id FROM eoffice_text_index"))
    return administrator.call("eoffice.text.index", f"action_{act}", [row])


def register(clerk, subject):
    kind = clerk.call("eoffice.document.type", "search", [["code", "=", "TB"]])
    unit = clerk.call("hr.department", "search", [["code", "=", "UBND"]])
    values = {"issued_on": "2026-01-05", "issuer_name": "Sở Nội vụ", "document_type_id": kind[0]}
    document = clerk.call("eoffice.document", "create", [{"unit_id": unit[0], "subject": subject, **values}])[0]
    clerk.call("eoffice.document", "action_register", [document])
    return document


def in_index(office, words):
    """How many texts the index gives for a tsquery."""
    asked = f"SELECT count(*) FROM eoffice_document_text WHERE eoffice_lexemes(form, body) @@ '{words}'"
    return int(office.psql(f"SET enable_seqscan = off; {asked}"))


def found(clerk, text):
    return clerk.call("eoffice.document", "search", [["fulltext", "ilike", text]])


def test_a_clerk_registers_and_finds_while_it_is_rebuilt(office, people):
    administrator, clerk = people
    assert int(office.psql(LACKING)) >= 6000
    log = office.log.stat().st_size
    press(administrator, office, "rebuild")
    documents = []
    while office.psql(STATE) not in ("done index", "failed texts", "failed index"):
        number = len(documents)
        documents.append(register(clerk, f"Khánh thành cầu treo số{number}x"))
        assert found(clerk, f'"số{number}x"') == [documents[-1]]
    assert office.psql(STATE) == "done index"
    assert len(documents) > 1
    assert int(office.psql(LACKING)) == 0
    assert office.psql(INDEXES) == "eoffice_document_text_words_idx"
    assert sorted(found(clerk, "khanh thanh cau treo")) == sorted(documents)
    assert in_index(office, "_cu_77") == 1
    said = office.log.read_bytes()[log:].decode()
    assert "Traceback" not in said
    print(f"registered meanwhile: {len(documents)}; retried: {said.count('tries left')}")


def test_a_power_cut_in_the_middle_loses_nothing(office, people):
    administrator, _clerk = people
    office.psql("DELETE FROM eoffice_document_text")
    press(administrator, office, "rebuild")
    wait_for(lambda: int(office.psql("SELECT looked_at FROM eoffice_text_index")) > 0)
    office.kill()
    assert office.psql(STATE) == "running texts"
    office.start()
    wait_for(lambda: office.psql(STATE) == "done index", seconds=240)
    assert int(office.psql(LACKING)) == 0
    assert office.psql("SELECT looked_at - total FROM eoffice_text_index") == "0"


def test_a_new_way_of_cutting_gets_its_own_index(office, people):
    administrator, _clerk = people
    office.psql(OTHER_CUT)
    assert in_index(office, "_cu_78") == 0
    press(administrator, office, "rebuild")
    wait_for(lambda: office.psql(STATE) == "done index")
    assert in_index(office, "_cu_78") == 1
    assert office.psql("SELECT count(*) FROM pg_proc WHERE proname LIKE 'eoffice%\\_next'") == "0"
    assert office.psql(INDEXES) == "eoffice_document_text_words_idx"


def test_it_stops_while_the_database_builds_and_leaves_nothing_behind(office, people):
    administrator, _clerk = people
    other = psycopg2.connect(dbname=office.database)  # its open transaction keeps the build waiting
    other.cursor().execute("INSERT INTO eoffice_document_text (document_id, form) SELECT NULL, '' WHERE false")
    try:
        press(administrator, office, "rebuild")
        wait_for(lambda: office.psql(INDEXES).endswith("_fresh"))
        press(administrator, office, "stop")
        assert office.psql(STATE) == "stopped index"
    finally:
        other.rollback()
        other.close()
    wait_for(lambda: office.psql(INDEXES) == "eoffice_document_text_words_idx")
    press(administrator, office, "resume")
    wait_for(lambda: office.psql(STATE) == "done index")
