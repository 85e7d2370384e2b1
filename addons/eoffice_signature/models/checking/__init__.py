from . import eoffice_signature_check
from . import eoffice_signature_check_words
from . import eoffice_recognition
from . import eoffice_document
from . import eoffice_document_signed_file
from . import eoffice_audit_log
from . import eoffice_archive_transfer
