from . import eoffice_offboarding
