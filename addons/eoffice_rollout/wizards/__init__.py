from . import eoffice_leaving
from . import eoffice_rollout_move
from . import eoffice_hand_paper
from . import eoffice_rollout_urge
from . import eoffice_help_reply
from . import eoffice_help_month
from . import eoffice_outage_over
from . import eoffice_rollout_setting
