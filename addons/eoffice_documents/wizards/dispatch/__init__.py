from . import eoffice_send
from . import eoffice_refuse
from . import eoffice_recall
from . import eoffice_dispatch_paper_copy
from . import eoffice_late_registration
