from . import eoffice_help_reply
from . import eoffice_help_month
