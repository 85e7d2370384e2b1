"""How fast the follow-up desk answers: ./eoffice bench desk [--size N] [--json]

Fills a copy of the test database with N assignments of four years (and first with 10,000), 3 in 100 of them still in
somebody's hands, and asks for the desk of a month as the office chief, as the screen does.
"""

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path[:0] = [str(Path(__file__).parents[1])]

from eoffice_testing.figures import figure, show
from eoffice_testing.office import Office

SMALL = 10_000
FILL = """
INSERT INTO eoffice_assignment (document_id, office_id, unit_id, principal_id, user_id, role, step, state, sent_on,
    deadline, original_deadline, step_due, finished_on, handled_on, handled_hours, outcome, original_outcome)
SELECT document, office, staff.unit, staff.principal, staff.user_id, 'lead', 'person',
    CASE WHEN held THEN (ARRAY['waiting', 'open'])[1 + n % 2] ELSE 'done' END,
    born, due, due, due, done, done, 8 + n % 40, verdict, verdict
FROM (
    SELECT n, held, born, due, CASE WHEN NOT held THEN born + interval '1 hour' * (n % 150) END AS done,
        CASE WHEN NOT held THEN CASE WHEN n % 150 > 96 THEN 'late' ELSE 'in_time' END END AS verdict
    FROM (
        SELECT n, n % 100 < 3 AS held, born, born + interval '4 days' AS due FROM (
            SELECT n, now() AT TIME ZONE 'UTC' - interval '4 years' * (n::float / {size}) AS born
            FROM generate_series(1, {size}) AS n
        ) AS lines
    ) AS lines
) AS lines
JOIN (
    SELECT row_number() OVER () - 1 AS place, count(*) OVER () AS many, post.id AS principal, post.user_id,
        max(version.department_id) AS unit
    FROM eoffice_principal AS post JOIN hr_employee AS employee ON employee.user_id = post.user_id
    JOIN hr_version AS version ON version.id = employee.current_version_id
    GROUP BY post.id
) AS staff ON staff.place = n % staff.many
CROSS JOIN (SELECT {document} AS document, {office} AS office) AS paper;
"""
PREPARE = """
office = env["hr.department"].search([("code", "=", "UBND")])
print(office.id, env["eoffice.document"].create({"unit_id": office.id, "subject": "bench"}).id)
"""
ASK = """
import time
chief = env["res.users"].search([("login", "=", "chanhvp")])
desk = env["eoffice.dashboard"].with_user(chief)
desk.figures()
seconds, queries = [], 0
for _time in range(40):
    env.invalidate_all()
    before, start = env.cr.sql_log_count, time.perf_counter()
    found = desk.figures()
    seconds.append(time.perf_counter() - start)
    queries = max(queries, env.cr.sql_log_count - before)
assert sum(row.get("held", 0) for row in found["rows"]) >= {held}, "the desk does not count what is there"
print(1000 * sorted(seconds)[37], queries)
"""


def measure(size):
    """(95th percentile in ms, queries) of a desk over `size` assignments."""
    with TemporaryDirectory() as folder:
        office = Office("bench_desk", 0, Path(folder))
        try:
            unit, document = office.shell(PREPARE).split()[-2:]
            office.psql(FILL.format(size=size, office=unit, document=document))
            office.psql("VACUUM ANALYZE eoffice_assignment")
            p95, queries = office.shell(ASK.format(held=size * 3 // 100)).split()[-2:]
        finally:
            office.drop()
    return float(p95), int(queries)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=1_000_000, help="assignments")
    options.add_argument("--json", action="store_true", help="one line of JSON a figure")
    chosen = options.parse_args()
    small, _queries = measure(SMALL)
    p95, queries = measure(chosen.size)
    for metric, value, unit, aim in (
        ("desk_p95_ms", p95, "ms", 300),
        ("desk_queries", queries, "queries", 12),
        ("desk_growth", p95 / small, f"x {SMALL}", 3),
    ):
        show(figure("desk", metric, value, unit, aim, more=False), chosen.json)


if __name__ == "__main__":
    main()
