# Plain rooms such as eoffice_documents.recognition are imported without Odoo too, with addons/ as their root.
if __name__.startswith("odoo.addons."):
    from . import controllers
    from . import models
    from . import wizards
    from .hooks import _post_init, _post_load
