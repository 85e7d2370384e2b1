from . import res_users_offboarding
from . import res_users_open_work
