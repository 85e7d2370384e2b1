from . import eoffice_trust_certificate
from . import eoffice_revocation_list
from . import eoffice_readiness
