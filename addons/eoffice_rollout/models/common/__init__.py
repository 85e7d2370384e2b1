from . import hr_department
from . import eoffice_import_schema
from . import ir_http
from . import res_company
from . import eoffice_settings
