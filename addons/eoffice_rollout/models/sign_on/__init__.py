from . import auth_oauth_provider
from . import res_users_sign_on
from . import eoffice_readiness_sign_on
