from . import test_list_export
from . import test_requests
from . import test_http_guard
