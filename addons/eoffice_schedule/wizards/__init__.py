from . import eoffice_schedule_reason
from . import eoffice_publication_withdraw
from . import eoffice_invite_guest
from . import eoffice_meeting_answer
from . import eoffice_schedule_copies
from . import eoffice_schedule_note
from . import eoffice_meeting_conclusion
