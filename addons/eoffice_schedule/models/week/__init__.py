from . import eoffice_schedule_week
