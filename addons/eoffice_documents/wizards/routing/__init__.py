from . import assignment_wizard_mixin
from . import eoffice_assignment_forward
from . import eoffice_complete
from . import eoffice_return
from . import eoffice_task_assign
from . import eoffice_handover
