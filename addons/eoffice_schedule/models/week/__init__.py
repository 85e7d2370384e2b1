from . import eoffice_schedule_week
from . import eoffice_schedule_week_public
