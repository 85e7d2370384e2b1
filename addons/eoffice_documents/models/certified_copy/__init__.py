from . import eoffice_copy
from . import eoffice_copy_file
from . import eoffice_document_copy
from . import eoffice_register_copy
