from . import eoffice_schedule_reason
