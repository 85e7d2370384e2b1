from . import eoffice_dossier_export
from . import eoffice_archive_transfer_wizard
