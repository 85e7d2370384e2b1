# pades/ is imported without Odoo too, in the sandbox's workers, with addons/ as its root.
if __name__.startswith("odoo.addons."):
    from . import models
    from . import wizards
