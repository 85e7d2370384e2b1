from . import eoffice_holidays
from . import eoffice_deadline_extension_request
from . import eoffice_follow_up_reminder
