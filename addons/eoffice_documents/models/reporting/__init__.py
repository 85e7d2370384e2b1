from . import eoffice_assignment_measures
from . import eoffice_daily_statistics
from . import eoffice_dashboard_query
from . import eoffice_dashboard
from . import eoffice_report_data
from . import eoffice_report_snapshot
from . import eoffice_report
from . import eoffice_report_schedule
