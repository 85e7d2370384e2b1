"""Numbers of outgoing documents under many hands: no gap, no double, nobody is shown an error (N30 Đ15)."""

from concurrent.futures import ThreadPoolExecutor

from eoffice_testing.session import Session
from test_numbers import CLERKS, EACH, PREPARE, at_once, numbers

SIGNED = f"""
unit = env["hr.department"].search([("code", "=", "UBND")])
kind = env["eoffice.document.type"]._by_code("QĐ")
documents = env["eoffice.document"].create([
    {{
        "direction": "outgoing", "unit_id": unit.id, "document_type_id": kind.id, "symbol": "QĐ-UBND",
        "subject": f"Quyết định {{turn}}", "signer_id": unit.head_id.id, "signer_authority": "tm",
        "signed_on": fields.Datetime.now(),
    }}
    for turn in range({CLERKS * EACH})
])
clerks = env["eoffice.principal"]._of_unit(unit, "clerk")
env["eoffice.document.access"]._grant((document.id, clerks.id) for document in documents)
print(*documents.ids)
"""


def test_twenty_clerks_issue_at_once(office):
    with ThreadPoolExecutor(CLERKS) as threads:
        clerks = list(threads.map(lambda login: Session(office, login), office.shell(PREPARE).split()))
    documents = [int(word) for word in office.shell(f"from odoo import fields\n{SIGNED}").split()]
    log = office.log.stat().st_size

    def work(clerk, mine):
        return [clerk.call("eoffice.document", "action_issue", [document])["tag"] for document in mine]

    desks = [(clerk, documents[place::CLERKS]) for place, clerk in enumerate(clerks)]
    answers = at_once([lambda desk=desk: work(*desk) for desk in desks])

    assert answers == [["display_notification"] * EACH] * CLERKS
    ids = ", ".join(map(str, documents))
    rows = office.psql(f"SELECT reference FROM eoffice_document WHERE id IN ({ids}) ORDER BY sequence_number").split()
    first = int(rows[0].partition("/")[0])
    assert rows == [f"{number:02d}/QĐ-UBND" for number in range(first, first + CLERKS * EACH)]
    register = office.psql(f"SELECT DISTINCT register_id FROM eoffice_document WHERE id IN ({ids})")
    assert numbers(office, register) == list(range(1, first + CLERKS * EACH))
    said = office.log.read_bytes()[log:].decode()
    assert "tries left" not in said and "could not serialize" not in said
