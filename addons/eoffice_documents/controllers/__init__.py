from . import scan
from . import upload
