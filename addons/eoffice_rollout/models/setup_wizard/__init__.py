from . import eoffice_setup_wizard
from . import eoffice_setup_wizard_live
from . import eoffice_setup_wizard_line
