from . import eoffice_outage_over
