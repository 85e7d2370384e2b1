from . import hr_department_help
from . import helpdesk_category
from . import helpdesk_ticket
from . import helpdesk_ticket_actions
from . import helpdesk_ticket_escalation
from . import eoffice_knowledge_article
