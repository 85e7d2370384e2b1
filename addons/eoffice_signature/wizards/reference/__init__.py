from . import eoffice_reference_reason
