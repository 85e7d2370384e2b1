from . import eoffice_regulation
