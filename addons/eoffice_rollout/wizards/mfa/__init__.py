from . import eoffice_mfa_reset
