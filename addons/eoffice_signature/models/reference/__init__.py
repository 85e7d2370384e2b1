from . import eoffice_document
