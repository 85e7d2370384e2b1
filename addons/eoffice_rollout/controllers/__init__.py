from . import helpdesk_closed
