from . import eoffice_schedule_copies
from . import eoffice_meeting_conclusion
