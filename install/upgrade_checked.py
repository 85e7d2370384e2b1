"""Compare an upgraded copy of an office with the office: upgrade_checked.py OFFICE COPY.

Nothing that people made may be fewer, no number of a register other, no module half upgraded. Exit status 1 and a line
for each difference.
"""

import sys

import psycopg2
from psycopg2 import sql

KEPT = (
    "eoffice_document",
    "eoffice_assignment",
    "eoffice_dispatch",
    "eoffice_approval",
    "eoffice_audit_log",
    "eoffice_access_log",
    "eoffice_dossier",
    "eoffice_register",
    "hr_department",
    "mail_message",
    "res_partner",
    "res_users",
)
NUMBERS = (
    "SELECT md5(string_agg(concat_ws(' ', id, register_id, sequence_number), ',' ORDER BY id)) FROM eoffice_document"
)
FILES = "SELECT count(*) FROM ir_attachment WHERE res_model LIKE 'eoffice.%' AND res_id > 0"
UNFINISHED = "SELECT count(*) FROM ir_module_module WHERE state IN ('to install', 'to upgrade', 'to remove')"


def figures(database):
    """What is compared of a database: (rows by table, files of records, hash of the numbers, modules unfinished)."""
    connection = psycopg2.connect(dbname=database)
    try:
        with connection, connection.cursor() as cursor:

            def value(query):
                cursor.execute(query)
                return cursor.fetchone()[0]

            rows = {table: value(sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))) for table in KEPT}
            return rows, value(FILES), value(NUMBERS), value(UNFINISHED)
    finally:
        connection.close()


def differences(office, copy):
    """One line for each thing of `office` that `copy` lacks."""
    rows, files, numbers, _unfinished = figures(office)
    new_rows, new_files, new_numbers, unfinished = figures(copy)
    for table in KEPT:
        if new_rows[table] < rows[table]:
            yield f"{table}: {new_rows[table]} rows after, {rows[table]} before"
    if new_files < files:
        yield f"files of documents: {new_files} after, {files} before"
    if new_numbers != numbers:
        yield "numbers of registers are not the same"
    if unfinished:
        yield f"modules not upgraded to their end: {unfinished}"


if __name__ == "__main__":
    found = list(differences(*sys.argv[1:]))
    print("\n".join(found))
    sys.exit(1 if found else 0)
