from . import sign_on
from . import offboarding
from . import mfa
from . import phase
from . import score
from . import help
from . import outage
