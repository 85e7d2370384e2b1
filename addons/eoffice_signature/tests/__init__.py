from .common import test_translation
from .trust import test_trust
from .checking import test_archive
from .checking import test_checks
from .checking import test_signed_file
from .reference import test_reference
