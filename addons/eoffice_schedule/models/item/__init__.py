from . import calendar_event
from . import calendar_event_rights
from . import calendar_event_masking
