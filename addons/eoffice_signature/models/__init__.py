from . import trust
from . import checking
from . import reference
