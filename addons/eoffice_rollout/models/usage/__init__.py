from . import eoffice_usage_window
from . import eoffice_usage_checkin
from . import eoffice_usage_report
from . import eoffice_usage_reminder
