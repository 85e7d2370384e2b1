from . import week
from . import item
from . import invitation
from . import meeting
from . import publication
