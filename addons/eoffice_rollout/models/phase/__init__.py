from . import eoffice_rollout_phase
from . import eoffice_rollout_unit
from . import eoffice_rollout_paper
from . import eoffice_dispatch
