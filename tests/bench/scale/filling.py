"""The office with its history of N documents: made once, kept in the test PostgreSQL for the next run."""

import hashlib
import os
import subprocess
import sys
import time
from pathlib import Path

from office import BIN, TEMPLATE, Office

from .words import sentences

HERE = Path(__file__).parent
SCHEMA = """
SELECT md5(string_agg(line, ',' ORDER BY line)) FROM (
    SELECT table_name || column_name || data_type AS line FROM information_schema.columns WHERE table_schema = 'public'
    UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public') AS lines
"""
# What the product itself does when the words of many documents are to be found, in pieces.
INDEX = """
Document = env["eoffice.document"]
for start in range({first} + 1 + {part} * 1000, {first} + {size} + 1, {parts} * 1000):
    Document.browse(range(start, min(start + 1000, {first} + {size} + 1)))._index_text()
    env.cr.commit()
    env.invalidate_all()
"""
PARTS = min(4, os.cpu_count())


class KeptOffice(Office):
    """An office whose database stays; `first` is the id before those of its documents."""

    def __init__(self, database, port, folder):
        super().__init__(database.removeprefix("eoffice_"), port, folder, template=None)
        self.options += ["--workers=2", f"--gevent-port={port + 1}", "--limit-time-real=600", "--max-cron-threads=0",
                         "--limit-memory-soft=0", "--limit-memory-hard=0", "--load=base,web"]  # fmt: skip


def kept(size, port, folder):
    """The running-ready office of ``size`` documents; says on standard error what it makes."""
    key = _ask(TEMPLATE, SCHEMA) + "".join(file.read_text() for file in sorted(HERE.glob("*.sql")))
    name = f"eoffice_scale_{size}_{hashlib.md5(key.encode()).hexdigest()[:8]}"
    like = f"eoffice\\_scale\\_{size}\\_%"
    known = _ask("postgres", f"SELECT datname FROM pg_database WHERE datname LIKE '{like}'").split()
    for old in set(known) - {name}:
        subprocess.run(["dropdb", "--force", old], check=True)
    if name not in known:
        new = f"{name}_new"
        subprocess.run(["dropdb", "--if-exists", new], check=True, stderr=subprocess.DEVNULL)
        subprocess.run(["createdb", "-T", TEMPLATE, new], check=True)
        _fill(KeptOffice(new, port, folder), size)
        _ask("postgres", f"ALTER DATABASE {new} RENAME TO {name}")
    office = KeptOffice(name, port, folder)
    _upgrade(office)
    return office


def _fill(office, size):
    began = time.perf_counter()
    office.psql("CREATE TABLE bench_sentence (id int PRIMARY KEY, text text)")
    copy = ["psql", "-Xq", "-d", office.database, "-c", "COPY bench_sentence FROM STDIN"]
    lines = "".join(f"{place}\t{text}\n" for place, text in enumerate(sentences()))
    subprocess.run(copy, input=lines, text=True, check=True)
    first, line = office.psql("SELECT (SELECT coalesce(max(id), 0) FROM eoffice_document) || ' ' || "
                              "(SELECT coalesce(max(id), 0) FROM eoffice_assignment)").split()  # fmt: skip
    sql = (HERE / "fill.sql").read_text()
    for name, value in (("size", size), ("first", first), ("lines", line)):
        sql = sql.replace(f":{name}", str(value))
    _run(office, sql)
    _say(f"{size} documents, their lines and their trace", began)
    _index(office, size, first)
    _say("every word indexed by the product", began)
    _run(office, (HERE / "finish.sql").read_text())
    office.shell('env["eoffice.tally"]._keep_by_triggers()')  # the rows came in past the triggers
    office.shell('env["eoffice.word"]._count_anew()')
    office.psql("VACUUM ANALYZE")
    _say("indexes made", began)


def _index(office, size, first):
    command = [BIN / "odoo", "shell", *office.options, "--no-http", "--log-level=error"]
    at_work = []
    for part in range(PARTS):
        code = INDEX.format(first=first, size=size, part=part, parts=PARTS)
        process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        process.stdin.write(code + "\nprint()\n")
        process.stdin.close()
        at_work.append(process)
    for process in at_work:
        errors = process.stderr.read()
        if process.wait() or "Traceback (most recent call last)" in errors:
            raise RuntimeError(errors[-3000:])


def _upgrade(office):
    """Bring the views and methods of a kept office to the code of today."""
    now = _ask(TEMPLATE, "SELECT value FROM ir_config_parameter WHERE key = 'eoffice.addons_hash'")
    if now == office.psql("SELECT value FROM ir_config_parameter WHERE key = 'eoffice.addons_hash'"):
        return
    modules = "eoffice_documents"
    subprocess.run([BIN / "odoo", *office.options, "-u", modules, "--stop-after-init", "--no-http", "--workers=0"],
                   check=True, capture_output=True)  # fmt: skip
    office.psql(f"UPDATE ir_config_parameter SET value = '{now}' WHERE key = 'eoffice.addons_hash'")


def _ask(database, sql):
    command = ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", database, "-c", sql]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def _run(office, sql):
    command = ["psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-1", "-d", office.database]
    done = subprocess.run(command, input=sql, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)


def _say(what, began):
    print(f"  {what}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
