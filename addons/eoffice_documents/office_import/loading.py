from contextlib import contextmanager
from pathlib import Path

from odoo.exceptions import UserError
from psycopg2 import IntegrityError

from ..models.common import office_clock
from . import messages
from .accounts import AccountWriter
from .errors import Faults, OfficeError
from .lookup import Directory
from .registers import RegisterWriter
from .sheets import read_sheet
from .validation import Checker
from .writer import Writer

WRITERS = {"res.users": AccountWriter, "eoffice.register": RegisterWriter}


def load_office(env, folder, demo_password=None):
    """Load or update the office typed in the CSV files of ``folder``; everything or nothing.

    Returns {file: (new, changed, unchanged)}. Raises OfficeError with a sentence for every fault.
    Records are known again by external id (``eoffice_office.<kind>_<id>``), units also by code and staff by
    login. Nothing is deleted: what is gone from a file stays in the database.
    ``demo_password`` is given to staff without a password.
    """
    faults = Faults()
    sheets = _read_folder(Path(folder), env["eoffice.import.schema"]._eoffice_tables(), faults)
    faults.stop()
    return load_sheets(env, sheets, demo_password)


def load_sheets(env, sheets, demo_password=None):
    """Load ``sheets``, a part of an office typed on a screen or read from its folder; as ``load_office``."""
    faults, directory, checked = _checked(env, sheets)
    faults.stop()
    with env.cr.savepoint():
        writers = _write(directory, checked)
        if demo_password:
            next(writer for writer in writers if writer.table.file == "staff.csv").give_demo_password(demo_password)
    return {writer.table.file: writer.counts() for writer in writers}


def check_sheets(env, sheets):
    """The ``Faults`` that loading ``sheets`` would stop at; nothing is written."""
    return _checked(env, sheets)[0]


def _checked(env, sheets):
    env = env(context={**env.context, "active_test": False, "no_reset_password": True, "mail_create_nosubscribe": True})
    faults = Faults()
    directory = Directory(env, [sheet.table for sheet in sheets])
    return faults, directory, Checker(env, sheets, directory, faults).check()


def _read_folder(folder, tables, faults):
    if not folder.is_dir():
        raise OfficeError([messages.NO_FOLDER.format(folder=folder)])
    names = [table.file for table in tables]
    faults += [
        messages.UNKNOWN_FILE.format(file=path.name, names=", ".join(names))
        for path in sorted(folder.glob("*.csv"))
        if path.name not in names
    ]
    sheets = []
    for table in tables:
        path = folder / table.file
        if path.is_file():
            sheets.append(read_sheet(table, path.read_bytes(), faults))
        elif table.needed:
            faults.append(messages.NO_FILE.format(file=table.file))
    return sheets


def _write(directory, checked):
    office = next((entries for table, _columns, entries in checked if table.file == "office.csv"), [])
    own = {}
    for entry in office:
        own = {"lang": entry.values["partner_id/lang"]}
        office_clock.set_zone(directory.env, entry.values["partner_id/tz"])
    writers = [
        WRITERS.get(table.model, Writer)(
            directory.env, directory, table, columns, entries, own if table.model == "res.users" else {}
        )
        for table, columns, entries in checked
    ]
    # people and units name each other: everybody is there before the posts are filled
    for step in ("create", "update"):
        for writer in writers:
            with _translated_errors(writer), directory.env.cr.savepoint():
                getattr(writer, step)()
    return writers


@contextmanager
def _translated_errors(writer):
    """What Odoo or the database refuses becomes a sentence that names the file."""
    try:
        yield
    except UserError as error:
        reason = str(error)
    except IntegrityError as error:
        reason = writer.model._sql_error_to_message(error)
    else:
        return
    raise OfficeError([messages.REFUSED.format(file=writer.table.file, reason=reason)])
