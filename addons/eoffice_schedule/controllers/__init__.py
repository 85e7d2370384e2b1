from . import documents
from . import invitations
from . import week
