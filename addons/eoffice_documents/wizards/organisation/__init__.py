from . import eoffice_handover_wizard
