from . import eoffice_register_confirm
from . import eoffice_register_void
from . import eoffice_register_print_wizard
from . import eoffice_register_reservation_wizard
from . import eoffice_stamp_placement
