"""The sandbox's mark for what may be called in a worker; it is found beside this add-on, with Odoo and without."""

from importlib import import_module

act = import_module(f"{__name__.partition('eoffice_signature')[0]}eoffice_documents.sandbox").act
