from eoffice_documents.errors import EofficeError


class Known(EofficeError):
    code = "known"
    message = "There are %(count)s reasons."
