from . import eoffice_rollout_reminder_letter_wizard
from . import eoffice_rollout_setting
