from . import eoffice_unit_kind
from . import eoffice_principal
from . import hr_department
from . import res_users
