"""One file that holds the whole office, and the office made again from it.

    archive.py make DATABASE FILES SETTINGS FOLDER [KEEP]     prints the archive's path
    archive.py check ARCHIVE
    archive.py restore ARCHIVE DATABASE FILES SETTINGS        into an empty database that is there

PostgreSQL is where libpq finds it. An archive is a tar of manifest.json, database.dump (pg_dump's own format),
settings.conf and files/. The manifest counts the rows of each table in the very snapshot that was dumped, and has the
SHA-256 of each member. Exit status 64 with one sentence on standard error when something is not as it must be.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import psycopg2
from psycopg2 import sql

FORMAT = 1
NAME = re.compile(r"eoffice-\d{8}-\d{6}\.tar")
CHUNK = 1 << 20


class Refused(Exception):
    """What is wrong and what to do, in one sentence."""


def sha256(file):
    return hashlib.file_digest(file, "sha256").hexdigest()


def count_rows(cursor):
    """{table: rows} of all tables of the database."""
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
    tables = [name for (name,) in cursor.fetchall()]
    counts = {}
    for table in tables:
        cursor.execute(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table)))
        counts[table] = cursor.fetchone()[0]
    return counts


def make(database, files, settings, folder, keep="0"):
    """Write an archive of the office while people work in it, read it back, and print its path."""
    files, folder = Path(files), Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    target = folder / f"eoffice-{now:%Y%m%d-%H%M%S}.tar"
    with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as made:
        dump, aside = Path(made, "database.dump"), Path(made, target.name)
        counts, stored = dump_database(database, dump)
        manifest = {"format": FORMAT, "database": database, "made_on": now.isoformat(timespec="seconds")}
        manifest |= {"rows": counts, "sha256": {"database.dump": hash_of(dump)}}
        members = {"database.dump": dump}
        if os.path.exists(settings):
            members["settings.conf"] = Path(settings)
        for name in stored:
            path = files / name
            if path.is_file():
                members[f"files/{name}"] = path
            elif is_still_named(database, name):
                raise Refused(
                    f"the file {path} of an attachment is not there, so no backup was made; restore that file first"
                )
        with tarfile.open(aside, "w") as archive:
            for name, path in members.items():
                manifest["sha256"][name] = add(archive, name, path)
            text = json.dumps(manifest, indent=1, sort_keys=True).encode()
            Path(made, "manifest.json").write_bytes(text)
            archive.add(Path(made, "manifest.json"), "manifest.json")
        check(aside)
        with aside.open("rb") as written:
            os.fsync(written.fileno())
        os.replace(aside, target)
    forget_old(folder, int(keep))
    print(target)


def dump_database(database, dump):
    """Dump one snapshot; returns (rows of each table, names of the stored files) of the same."""
    connection = psycopg2.connect(dbname=database)
    connection.set_session("REPEATABLE READ", readonly=True)
    with connection, connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        command = ["pg_dump", "-Fc", f"--snapshot={snapshot}", "--no-owner", "-f", dump, database]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Refused(f"the database was not dumped: {done.stderr.strip().splitlines()[-1]}")
        counts = count_rows(cursor)
        cursor.execute("SELECT DISTINCT store_fname FROM ir_attachment WHERE store_fname IS NOT NULL ORDER BY 1")
        stored = [name for (name,) in cursor.fetchall()]
    connection.close()
    return counts, stored


def is_still_named(database, name):
    """A file may have gone because its last row was deleted after the snapshot; one that is still named is lost."""
    with psycopg2.connect(dbname=database) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM ir_attachment WHERE store_fname = %s LIMIT 1", [name])
        return bool(cursor.fetchone())


def add(archive, name, path):
    """Put a file into the archive; returns the SHA-256 of what was put in."""
    archive.add(path, name, recursive=False)
    return hash_of(path)


def hash_of(path):
    with open(path, "rb") as file:
        return sha256(file)


def check(path):
    """The manifest of an archive all of whose members are as it says; raises Refused."""
    try:
        with tarfile.open(path) as archive:
            found = {}
            for member in archive:
                if not member.isfile() or member.name.startswith("/") or ".." in Path(member.name).parts:
                    raise Refused(f"{path} holds what no backup of ours holds ({member.name}); use another one")
                if member.name == "manifest.json":
                    manifest = json.load(archive.extractfile(member))
                else:
                    found[member.name] = sha256(archive.extractfile(member))
    except (tarfile.TarError, OSError, ValueError, EOFError) as error:
        raise Refused(f"{path} cannot be read as a backup; use another one") from error
    if not found or "manifest" not in locals() or manifest.get("format") != FORMAT:
        raise Refused(f"{path} is no backup that this version can read; use another one")
    if found != manifest["sha256"]:
        wrong = sorted(
            name for name in found.keys() | manifest["sha256"].keys() if found.get(name) != manifest["sha256"].get(name)
        )
        raise Refused(f"{path} is damaged ({wrong[0]} and {len(wrong) - 1} more are not as they were); use another one")
    return manifest


def restore(path, database, files, settings):
    """Fill the empty ``database`` and the folder ``files`` from an archive, and compare them with its manifest."""
    manifest = check(path)
    files = Path(files)
    with tempfile.TemporaryDirectory(dir=files.parent, prefix=".restoring-") as made, tarfile.open(path) as archive:
        archive.extraction_filter = getattr(tarfile, "data_filter", None)  # Python 3.11.2 has none; `check` has looked
        archive.extractall(made)
        command = ["pg_restore", "--no-owner", "--exit-on-error", f"--jobs={os.cpu_count()}", "-d", database]
        done = subprocess.run([*command, Path(made, "database.dump")], capture_output=True, text=True, check=False)
        if done.returncode:
            raise Refused(f"the database was not restored: {done.stderr.strip().splitlines()[-1]}")
        with psycopg2.connect(dbname=database) as connection, connection.cursor() as cursor:
            rows = count_rows(cursor)
        if rows != manifest["rows"]:
            table = next(
                name
                for name in sorted(rows.keys() | manifest["rows"].keys())
                if rows.get(name) != manifest["rows"].get(name)
            )
            raise Refused(
                f"the restored table {table} has {rows.get(table)} rows and not {manifest['rows'].get(table)}"
            )
        if Path(made, "files").is_dir():
            os.replace(Path(made, "files"), files)
        if Path(made, "settings.conf").exists() and not sets_anything(settings):
            os.replace(Path(made, "settings.conf"), settings)


def sets_anything(settings):
    """Whether the office has set something there; a new machine's file only explains."""
    path = Path(settings)
    return path.exists() and any(line.strip() and line[0] not in ";#" for line in path.read_text().splitlines())


def forget_old(folder, keep):
    """Of our archives in ``folder`` only the newest ``keep`` stay; 0 keeps all."""
    ours = sorted(path for path in folder.iterdir() if NAME.fullmatch(path.name))
    for path in ours[:-keep] if keep else ():
        path.unlink()


if __name__ == "__main__":
    acts = {"make": make, "check": check, "restore": restore}
    try:
        acts[sys.argv[1]](*sys.argv[2:])
    except Refused as error:
        print(f"eoffice: {error}.", file=sys.stderr)
        sys.exit(64)
