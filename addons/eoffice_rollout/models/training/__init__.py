from . import eoffice_exercise
from . import event_event
from . import event_registration
from . import eoffice_training_status
from . import hr_department_training
