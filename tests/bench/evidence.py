"""What sealing the logs costs: ./eoffice bench evidence [--size N] [--json]

Registering a document and writing a row of the audit log, with the note of its hash and without, in turn; then making
the seals of N rows and checking them, scaled to a million.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1])]

from eoffice_testing.figures import figure, show
from eoffice_testing.office import Office, free_port

ACTS = """
import json, statistics, time
from contextlib import ExitStack
from unittest.mock import patch

mixin = type(env["eoffice.audit.log"])
unit = env["hr.department"].search([("code", "=", "UBND")])
clerk = unit.clerk_ids[0]
env["hr.department"].search([]).scan_required = False
kind = env["eoffice.document.type"].search([("code", "=", "TB")], limit=1)
logs = env(user=clerk)["eoffice.audit.log"]
documents = env(user=clerk)["eoffice.document"]
some = []

def register(number):
    document = documents.create({"unit_id": unit.id, "issued_on": "2026-01-05", "issuer_name": "Sở Nội vụ",
        "document_type_id": kind.id, "subject": f"bench {number}"})
    env.cr.commit()
    some[:] = document
    began = time.perf_counter()
    document.action_register_anyway()
    env.cr.commit()
    return time.perf_counter() - began

def write(number):
    began = time.perf_counter()
    logs._add("opened", [(some[-1], None, f"bench {number}")])
    env.cr.commit()
    return time.perf_counter() - began

def measured(act, note, count):
    with ExitStack() as stack:
        if not note:
            for name in env["eoffice.evidence.mixin"]._evidence_models():
                stack.enter_context(patch.object(type(env[name]), "_evidence_note", lambda rows: None))
        return statistics.median(act(number) for number in range(count))

found = {}
for name, act, count in (("register", register, 8), ("audit_row", write, 80)):
    measured(act, True, 5)
    rounds = [[measured(act, note, count) for note in ((True, False), (False, True))[turn % 2]] for turn in range(4)]
    rounds = [pair if not turn % 2 else pair[::-1] for turn, pair in enumerate(rounds)]
    found[name] = [1000 * statistics.median(with_ for with_, _ in rounds), statistics.median(a / b for a, b in rounds)]
env.cr.execute("DELETE FROM eoffice_evidence_pending")
print(json.dumps(found))
"""
CHECK = """
import json, time
from odoo.tools import SQL

rows = env["eoffice.access.log"]
env.cr.execute("INSERT INTO eoffice_access_log (document_id, user_id, act, done_on)"
    " SELECT (SELECT min(id) FROM eoffice_document), 2, 'opened', timestamp '2026-01-01' + n * interval '1 s'"
    " FROM generate_series(1, %s) n", [SIZE])
env.cr.commit()
seals = env["eoffice.evidence.seal"]
found = {}
began = time.perf_counter()
for name in env["eoffice.evidence.mixin"]._evidence_models():
    for table in ("pending", "seal"):
        env.cr.execute(f"DELETE FROM eoffice_evidence_{table} WHERE model = %s", [name])
    env[name]._evidence_take_in()
env.cr.execute("DELETE FROM eoffice_evidence_seal")
env.cr.commit()
found["note"] = time.perf_counter() - began
began = time.perf_counter()
while seals._seal_next():
    env.cr.commit()
found["seal"] = time.perf_counter() - began
check = env["eoffice.evidence.check"].create({"user_id": 1, "started_on": "2026-01-01 00:00:00"})
began = time.perf_counter()
while check.state == "running":
    check._step()
    env.cr.commit()
found["check"] = time.perf_counter() - began
env.cr.execute("SELECT pg_total_relation_size('eoffice_evidence_seal')")
found |= {"rows": check.looked_at, "state": check.state, "bytes": env.cr.fetchone()[0]}
found["findings"] = check.finding_ids[:5].mapped("sentence")
print(json.dumps(found))
"""


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=200_000, help="rows that are sealed and checked")
    options.add_argument("--json", action="store_true", help="one line of JSON a figure")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        office = Office("bench_evidence", free_port(), Path(folder))
        try:
            acts = json.loads(office.shell(ACTS).splitlines()[-1])
            check = json.loads(office.shell(CHECK.replace("SIZE", str(chosen.size))).splitlines()[-1])
        finally:
            office.drop()
    assert check["state"] == "good", check
    for act, (each, ratio) in acts.items():
        show(figure("evidence", "milliseconds", each, "ms", **{"class": act}), chosen.json)
        aim = 1.05 if act == "register" else None
        show(figure("evidence", "with_notes_ratio", ratio, "ratio", aim, False, **{"class": act}), chosen.json)
    million = 1_000_000 / check["rows"]
    for step, aim in (("note", None), ("seal", None), ("check", 60)):
        seconds = check[step] * million
        show(figure("evidence", f"{step}_a_million", seconds, "s", aim, False), chosen.json)
    show(figure("evidence", "bytes_a_row", check["bytes"] / check["rows"], "B"), chosen.json)


if __name__ == "__main__":
    main()
