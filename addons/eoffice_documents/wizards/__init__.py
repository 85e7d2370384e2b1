from . import eoffice_line_act
from . import eoffice_route
from . import eoffice_complete
from . import eoffice_return
from . import eoffice_register_confirm
from . import eoffice_register_void
from . import eoffice_lend
