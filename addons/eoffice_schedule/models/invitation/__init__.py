from . import eoffice_meeting_rsvp
from . import calendar_event_rsvp
from . import calendar_event_invitation
