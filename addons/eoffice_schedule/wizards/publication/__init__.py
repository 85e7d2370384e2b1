from . import eoffice_publication_withdraw
