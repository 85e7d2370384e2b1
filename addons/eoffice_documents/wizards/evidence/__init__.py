from . import eoffice_evidence_accept
