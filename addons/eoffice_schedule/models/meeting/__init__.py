from . import calendar_event_conclusion
from . import eoffice_meeting_paper
from . import eoffice_paper_savings
from . import eoffice_schedule_copy
from . import calendar_event_paper
