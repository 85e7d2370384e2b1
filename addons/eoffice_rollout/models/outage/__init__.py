from . import eoffice_outage
