from . import eoffice_mfa_policy
from . import res_users_mfa
