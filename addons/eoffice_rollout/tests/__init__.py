from . import test_phases
from . import test_paper_stops
from . import test_translation
