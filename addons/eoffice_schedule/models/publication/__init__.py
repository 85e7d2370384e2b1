from . import eoffice_publication_topic
from . import eoffice_publication
from . import eoffice_document
