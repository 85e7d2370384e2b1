from . import eoffice_retention
from . import eoffice_dossier_transfer_due
from . import eoffice_export_profile
from . import eoffice_dossier_export
from . import eoffice_dossier_export_metadata
from . import eoffice_archive_transfer
from . import eoffice_dossier_print
