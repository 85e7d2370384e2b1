from . import eoffice_schedule_change
from . import calendar_event_actions
from . import calendar_event_changes
