from . import dossier
from . import report
from . import scan
from . import upload
from . import version
