from . import week
from . import change
from . import invitation
from . import meeting
from . import publication
