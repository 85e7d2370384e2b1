from . import protected_fields_mixin
from . import holder_mixin
from . import file_download_mixin
from . import queue_job
from . import publisher_warranty
from . import ir_actions_report
from . import printing_messages
