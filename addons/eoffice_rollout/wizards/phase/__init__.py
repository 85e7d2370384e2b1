from . import eoffice_rollout_move
from . import eoffice_hand_paper
