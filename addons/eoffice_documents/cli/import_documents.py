import sys
from pathlib import Path

from odoo.cli.command import Command
from odoo.modules import load_script

office = load_script(str(Path(__file__).with_name("_office.py")), "odoo.cli._office")


class ImportDocuments(Command):
    """Load the old registers of an office, with their scans, from CSV or Excel files"""

    name = "import_documents"

    def run(self, args):
        self.parser.add_argument("path", help="folder of CSV or Excel files, or one; paths of scans are below it")
        self.parser.add_argument("--unit", help="code of the unit whose registers these are, where rows do not say")
        office.run(self.parser, args, _load)


def _load(registry, typed):
    """Load ``typed.path``; 0 when every row is in, 2 when some were refused."""
    from odoo import SUPERUSER_ID, api
    from odoo.addons.eoffice_documents.register_import import Directory, Refused, SheetError, messages
    from odoo.addons.eoffice_documents.register_import.loading import load_sheet, sheets_of

    refused = 0
    with registry.cursor() as cr:
        env = api.Environment(cr, SUPERUSER_ID, {"lang": "vi_VN"})
        try:
            unit = Directory(env).unit(typed.unit) if typed.unit else None
            for sheet in sheets_of(typed.path):
                print(sheet.name)
                result = load_sheet(env, sheet, unit, say=_say)
                print()
                refused += result.refused
                if result.report:
                    print(messages.REPORT.format(refused=result.refused, report=result.report))
                if result.files:
                    start, end = env["eoffice.recognition"]._night_hours()
                    print(messages.NIGHT.format(files=result.files, start=start, end=end))
        except (SheetError, Refused) as error:
            print(error, file=sys.stderr)
            return 1
    return 2 if refused else 0


def _say(progress):
    """One line that is written over on a screen; a line each in a log."""
    print(progress, end="\r" if sys.stdout.isatty() else "\n", flush=True)
