"""The office with its history of N documents: made once, kept in the test PostgreSQL for the next run."""

import hashlib
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from eoffice_testing.office import BIN, TEMPLATE, Office

from .words import sentences

HERE = Path(__file__).parent
SCHEMA = """
SELECT md5(string_agg(line, ',' ORDER BY line)) FROM (
    SELECT table_name || column_name || data_type AS line FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
    UNION ALL SELECT prosrc FROM pg_proc WHERE proname ~ '^eoffice_') AS lines
"""
# What the product itself does when the words of many documents are to be found, past the trigger that counts them.
TEXTS = """
from odoo.tools import SQL
env.cr.execute("SET session_replication_role = replica; SET work_mem = '256MB'")
env["eoffice.document.text"]._fill(SQL("document.id BETWEEN %s AND %s", {start}, {end}))
"""
COUNTS = """
env["eoffice.daily.statistics"]._keep_by_triggers()
env["eoffice.search.vocabulary"]._count_anew()
"""


class KeptOffice(Office):
    """An office whose database stays; `first` is the id before those of its documents."""

    def __init__(self, database, port, folder):
        super().__init__(database.removeprefix("eoffice_"), port, folder, template=None)
        self.options += [
            "--workers=2",
            f"--gevent-port={port + 1}",
            "--limit-time-real=600",
            "--max-cron-threads=0",
            "--limit-memory-soft=0",
            "--limit-memory-hard=0",
            "--load=base,web",
        ]


def kept(size, sentences, port, folder):
    """The running-ready office of ``size`` documents of so many sentences; says on standard error what it makes."""
    key = _query(TEMPLATE, SCHEMA) + "".join(file.read_text() for file in sorted(HERE.glob("*.sql")))
    name = f"eoffice_scale_{size}_{sentences}_{hashlib.md5(key.encode()).hexdigest()[:8]}"
    like = f"eoffice\\_scale\\_{size}\\_{sentences}\\_%"
    known = _query("postgres", f"SELECT datname FROM pg_database WHERE datname LIKE '{like}'").split()
    for old in set(known) - {name}:
        subprocess.run(["dropdb", "--force", old], check=True)
    if name not in known:
        new = f"{name}_new"
        subprocess.run(["dropdb", "--if-exists", new], check=True, stderr=subprocess.DEVNULL)
        subprocess.run(["createdb", "-T", TEMPLATE, new], check=True)
        _fill(KeptOffice(new, port, folder), size, sentences)
        _query("postgres", f"ALTER DATABASE {new} RENAME TO {name}")
    office = KeptOffice(name, port, folder)
    _upgrade(office)
    return office


def _fill(office, size, sentences_each):
    began = time.perf_counter()
    office.psql("CREATE TABLE bench_sentence (id int PRIMARY KEY, text text)")
    copy = ["psql", "-Xq", "-d", office.database, "-c", "COPY bench_sentence FROM STDIN"]
    lines = "".join(f"{place}\t{text}\n" for place, text in enumerate(sentences()))
    subprocess.run(copy, input=lines, text=True, check=True)
    first, line = map(
        int,
        office.psql(
            "SELECT (SELECT coalesce(max(id), 0) FROM eoffice_document) || ' ' || "
            "(SELECT coalesce(max(id), 0) FROM eoffice_assignment)"
        ).split(),
    )
    _run(office, HERE / "fill.sql", size=size, sentences=sentences_each, first=first, lines=line)
    _say(f"{size} documents, their lines and their trace", began)
    half = first + size // 2
    _together(
        lambda: office.shell(TEXTS.format(start=first + 1, end=half)),
        lambda: office.shell(TEXTS.format(start=half + 1, end=first + size)),
    )
    _say("their texts", began)
    _together(
        lambda: _run(office, HERE / "finish.sql", words="true"),
        lambda: (_run(office, HERE / "finish.sql", words="false"), office.shell(COUNTS)),
    )
    office.psql("DROP TABLE bench_index, bench_row, bench_sentence; DROP FUNCTION bench_said, bench_some, bench_chance")
    office.psql("VACUUM ANALYZE")
    _say("indexes made", began)


def _together(*acts):
    """Both at once: each keeps a core of PostgreSQL busy."""
    with ThreadPoolExecutor() as threads:
        for done in [threads.submit(act) for act in acts]:
            done.result()


def _upgrade(office):
    """Bring the views and methods of a kept office to the code of today."""
    now = _query(TEMPLATE, "SELECT value FROM ir_config_parameter WHERE key = 'eoffice.addons_hash'")
    if now == office.psql("SELECT value FROM ir_config_parameter WHERE key = 'eoffice.addons_hash'"):
        return
    modules = "eoffice_documents"
    subprocess.run(
        [BIN / "odoo", *office.options, "-u", modules, "--stop-after-init", "--no-http", "--workers=0"],
        check=True,
        capture_output=True,
    )
    office.psql(f"UPDATE ir_config_parameter SET value = '{now}' WHERE key = 'eoffice.addons_hash'")


def _query(database, sql):
    command = ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", sql]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _run(office, file, **values):
    sql = file.read_text()
    for name, value in values.items():
        sql = sql.replace(f":{name}", str(value))
    command = ["psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-1", "-d", office.database]
    done = subprocess.run(command, input=sql, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)


def _say(what, began):
    print(f"  {what}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
