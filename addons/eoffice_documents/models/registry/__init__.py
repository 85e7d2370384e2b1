from . import eoffice_register
from . import eoffice_register_number
from . import eoffice_document_registration
from . import eoffice_register_reservation
from . import eoffice_register_layout
from . import eoffice_register_print
from . import eoffice_register_print_rows
from . import eoffice_document_stamp
