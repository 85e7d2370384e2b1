from . import eoffice_invite_guest
from . import eoffice_meeting_answer
