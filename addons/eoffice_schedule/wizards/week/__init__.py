from . import eoffice_schedule_note
