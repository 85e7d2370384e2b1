from . import eoffice_dossier_add
from . import dossier_wizards
from . import eoffice_dossier_share
from . import eoffice_dossier_close
from . import eoffice_dossier_file
