from . import res_users_handover_signing
from . import eoffice_approval_route
from . import eoffice_approval
from . import eoffice_approval_actions
from . import eoffice_approval_notification
from . import eoffice_document_approval
from . import eoffice_signing_delegation
from . import eoffice_document_signing
