from . import eoffice_document_register_import
from . import eoffice_recognition_night
from . import eoffice_register_import_numbers
from . import eoffice_register_import
from . import eoffice_register_import_row
from . import base_import_import
