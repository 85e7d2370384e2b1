import sys
from pathlib import Path

from odoo.cli.command import Command
from odoo.modules import load_script

office = load_script(str(Path(__file__).with_name("_office.py")), "odoo.cli._office")


class LoadOffice(Command):
    """Load or update an office from its folder of CSV files"""

    name = "load_office"

    def run(self, args):
        self.parser.add_argument("folder", help="folder with office.csv, units.csv, staff.csv …")
        self.parser.add_argument("--demo-password", metavar="WORD", help="for a demo: given to staff without one")
        office.run(self.parser, args, _load)


def _load(registry, typed):
    """Load ``typed.folder``; returns the exit status."""
    from odoo import SUPERUSER_ID, api
    from odoo.addons.eoffice_documents.office_import import OfficeError, load_office, messages

    try:
        with registry.cursor() as cr:
            env = api.Environment(cr, SUPERUSER_ID, {})
            spoken = "vi_VN" if "vi_VN" in dict(env["res.lang"].get_installed()) else None
            counts = load_office(env(context={"lang": spoken}), typed.folder, typed.demo_password)
    except OfficeError as error:
        print(error, file=sys.stderr)
        return 1
    registry.signal_changes()
    for file, (new, changed, same) in counts.items():
        print(messages.REPORT.format(file=file, new=new, changed=changed, same=same))
    return 0
