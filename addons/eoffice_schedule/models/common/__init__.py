from . import res_company
from . import hr_department
from . import eoffice_audit_log
from . import eoffice_import_schema
from . import res_users
