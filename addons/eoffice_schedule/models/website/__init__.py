from . import eoffice_schedule_week_public
from . import website
