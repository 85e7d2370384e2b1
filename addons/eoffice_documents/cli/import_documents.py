import sys

from odoo.cli.command import Command


class ImportDocuments(Command):
    """Load the old registers of an office, with their scans, from CSV files"""

    name = "import_documents"

    def run(self, args):
        self.parser.add_argument("path", help="folder of CSV files, or one of them; paths of scans are below it")
        self.parser.add_argument("--unit", help="code of the unit whose registers these are, where rows do not say")
        self.parser.add_argument("-c", "--config", help="configuration file of Odoo")
        self.parser.add_argument("-d", "--database", help="name of the database")
        known, others = self.parser.parse_known_args(args)
        for option, value in (("-c", known.config), ("-d", known.database)):
            others += [option, value] if value else []
        sys.exit(_load(known, others))


def _load(known, options):
    """Load ``known.path`` with the server options ``options``; 0 when every row is in, 2 when some were refused."""
    # the command is found before the add-ons path is known, so Odoo is imported here
    from odoo import SUPERUSER_ID, api
    from odoo.modules.registry import Registry
    from odoo.tools import config

    config.parse_config(["--no-http", *options], setup_logging=True)
    (database,) = config["db_name"]
    registry = Registry(database)
    from odoo.addons.eoffice_documents.history import Directory, Refused, SheetError, messages
    from odoo.addons.eoffice_documents.history.loading import load_sheet, sheets_of

    if "eoffice.history" not in registry:
        print(messages.NOT_INSTALLED.format(database=database), file=sys.stderr)
        return 1
    refused = 0
    with registry.cursor() as cr:
        env = api.Environment(cr, SUPERUSER_ID, {"lang": "vi_VN", "tz": "Asia/Ho_Chi_Minh"})
        try:
            unit = Directory(env).unit(known.unit) if known.unit else None
            for sheet in sheets_of(known.path):
                print(sheet.name)
                tally = load_sheet(env, sheet, unit, say=_say)
                print()
                refused += tally.refused
                if tally.report:
                    print(messages.REPORT.format(refused=tally.refused, report=tally.report))
                if tally.files:
                    start, end = env["eoffice.recognition"]._night_hours()
                    print(messages.NIGHT.format(files=tally.files, start=start, end=end))
        except (SheetError, Refused) as error:
            print(error, file=sys.stderr)
            return 1
    return 2 if refused else 0


def _say(progress):
    """One line that is written over on a screen; a line each in a log."""
    print(progress, end="\r" if sys.stdout.isatty() else "\n", flush=True)
