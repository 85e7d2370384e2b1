from . import hr_department_scores
from . import eoffice_rollout_score
from . import eoffice_rollout_reminder_letter
from . import eoffice_rollout_proposal
from . import eoffice_rollout_weekly_report
