from . import helpdesk_closed
from . import training
from . import first_login
from . import mfa
from . import single_sign_on
