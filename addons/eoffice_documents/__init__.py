from . import models
from .hooks import _create_principals
