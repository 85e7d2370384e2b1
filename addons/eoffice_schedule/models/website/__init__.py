from . import calendar_event_public
from . import website
