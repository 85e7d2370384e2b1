from . import eoffice_meeting_room
from . import calendar_event_conflicts
