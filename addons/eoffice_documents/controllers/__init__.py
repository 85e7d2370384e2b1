from . import dossier
from . import photo
from . import report
from . import scan
from . import stamped
from . import separators
from . import upload
from . import version
