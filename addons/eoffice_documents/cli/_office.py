"""What the commands of an office share. Odoo finds commands before it can import the add-on: they load it by path."""

import sys


def run(parser, args, work):
    """Read ``args`` by ``parser``, open the office's database and end with the status that ``work`` gives.

    :param work: function of the registry and of what was typed; what it imports of the add-on, it imports inside
    """
    parser.add_argument("-c", "--config", help="configuration file of Odoo")
    parser.add_argument("-d", "--database", help="name of the database")
    typed, options = parser.parse_known_args(args)
    for option, value in (("-c", typed.config), ("-d", typed.database)):
        options += [option, value] if value else []
    sys.exit(_in_office(typed, options, work))


def _in_office(typed, options, work):
    from odoo.modules.registry import Registry
    from odoo.tools import config

    config.parse_config(["--no-http", *options], setup_logging=True)
    (database,) = config["db_name"]
    registry = Registry(database)
    from odoo.addons.eoffice_documents.office_import import messages

    if "eoffice.document" not in registry:
        print(messages.NOT_INSTALLED.format(database=database), file=sys.stderr)
        return 1
    return work(registry, typed)
