from . import hr_department
from . import eoffice_rollout_phase
from . import eoffice_rollout_unit
from . import eoffice_rollout_paper
from . import eoffice_dispatch
from . import eoffice_office_files
