from . import eoffice_sign_on_identity
