from . import controllers
from . import models
from . import wizards
from .hooks import _post_init
from .micro_cache import install as _post_load
