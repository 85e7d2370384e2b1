from . import eoffice_copy_request
