from . import eoffice_unit_type
from . import eoffice_principal
from . import hr_department
from . import res_users
from . import res_partner
from . import res_company
from . import eoffice_substitution
from . import eoffice_import_schema
