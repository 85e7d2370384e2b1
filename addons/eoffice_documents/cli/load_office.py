import sys

from odoo.cli.command import Command


class LoadOffice(Command):
    """Load or update an office from its folder of CSV files"""

    name = "load_office"

    def run(self, args):
        self.parser.add_argument("folder", help="folder with office.csv, units.csv, staff.csv …")
        self.parser.add_argument("-c", "--config", help="configuration file of Odoo")
        self.parser.add_argument("-d", "--database", help="name of the database")
        self.parser.add_argument("--demo-password", metavar="WORD", help="for a demo: given to staff without one")
        known, others = self.parser.parse_known_args(args)
        for option, value in (("-c", known.config), ("-d", known.database)):
            others += [option, value] if value else []
        sys.exit(_load(known, others))


def _load(known, options):
    """Load ``known.folder`` with the server options ``options``; returns the exit status."""
    # the command is found before the add-ons path is known, so Odoo is imported here
    from odoo import SUPERUSER_ID, api
    from odoo.modules.registry import Registry
    from odoo.tools import config

    config.parse_config(["--no-http", *options], setup_logging=True)
    (database,) = config["db_name"]
    registry = Registry(database)
    from odoo.addons.eoffice_documents.office import OfficeError, load_office, messages

    if "eoffice.document" not in registry:
        print(messages.NOT_INSTALLED.format(database=database), file=sys.stderr)
        return 1
    try:
        with registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            spoken = "vi_VN" if "vi_VN" in dict(env["res.lang"].get_installed()) else None
            counts = load_office(env(context={"lang": spoken}), known.folder, known.demo_password)
    except OfficeError as error:
        print(error, file=sys.stderr)
        return 1
    registry.signal_changes()
    for file, (new, changed, same) in counts.items():
        print(messages.REPORT.format(file=file, new=new, changed=changed, same=same))
    return 0
