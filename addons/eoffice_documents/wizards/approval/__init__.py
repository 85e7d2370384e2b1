from . import eoffice_approval_return
from . import eoffice_approval_forward
from . import eoffice_opinion
