from . import test_phases
from . import test_paper_stops
from . import test_help_answers
from . import test_help_month
from . import test_help_rights
from . import test_help_tickets
from . import test_outages
from . import test_translation
