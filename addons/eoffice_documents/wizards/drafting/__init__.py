from . import eoffice_version_upload
