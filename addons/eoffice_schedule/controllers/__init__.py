from . import documents
from . import sitemap
from . import invitations
from . import week
