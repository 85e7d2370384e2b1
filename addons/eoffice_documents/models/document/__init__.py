from . import eoffice_document_type
from . import eoffice_document
from . import eoffice_document_access
from . import eoffice_loan
from . import eoffice_access_log
from . import eoffice_audit_log
from . import ir_attachment
from . import eoffice_document_processing_slip
