"""Write the server's settings: ours, and over them those of the office, which are kept from start to start.

    settings.py TEMPLATE[:TEMPLATE…] OFFICE TARGET NAME=VALUE …     @NAME@ in a template becomes VALUE

A later template comes over an earlier one. OFFICE is made with its explanation when it is not there. Exit status 64
with one sentence when a setting is refused.
"""

import configparser
import io
import os
import sys
from pathlib import Path

HEAD = """\
; Settings of this office for its server, over those of the command: they are kept, and count from the next start.
; Every option of Odoo may stand here; docs/install.md names those that offices need. For instance:
;
; [options]
; limit_time_real = 7200
; smtp_server = mail.example.gov.vn
"""
OURS = {"addons_path", "data_dir", "db_name", "db_template", "list_db", "server_wide_modules"}


def read(text, name):
    settings = configparser.RawConfigParser()
    settings.optionxform = str
    try:
        settings.read_string(text, name)
    except configparser.Error as error:
        refuse(f"{name} cannot be read: {error.message.splitlines()[0]}. Correct the file, then start again.")
    return settings


def refuse(sentence):
    print(f"eoffice: {sentence}", file=sys.stderr)
    sys.exit(64)


def write_private(path, text):
    handle = os.open(f"{path}.new", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(text)
    os.replace(f"{path}.new", path)


def filled(template, values):
    text = Path(template).read_text()
    for name, value in (value.split("=", 1) for value in values):
        text = text.replace(f"@{name}@", value)
    return text


def main(templates, office, target, *values):
    if not os.path.exists(office):
        write_private(office, HEAD)
    settings, own = read("", ""), read(Path(office).read_text(), office)
    for template in templates.split(":"):
        settings.read_dict(read(filled(template, values), template))
    if taken := sorted(OURS & set(own["options"] if own.has_section("options") else ())):
        refuse(f"{office} sets {', '.join(taken)}, which the command itself sets. Take the line out, then start again.")
    settings.read_dict(own)
    written = io.StringIO()
    settings.write(written)
    write_private(target, written.getvalue())


if __name__ == "__main__":
    main(*sys.argv[1:])
