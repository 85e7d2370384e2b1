from . import helpdesk_closed
from . import training
