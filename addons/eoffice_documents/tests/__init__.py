from . import test_registering
from . import test_routing
from . import test_rights
from . import test_performance
from . import test_recognition
from . import test_search
from . import test_office
from . import test_translation
