"""Errors of the plain rooms: one stable code and one sentence for people a cause. No Odoo in it."""


def _lt(source: str) -> str:
    """Mark an English sentence for Odoo's export of terms, which looks for this name; it stays as it is.

    It is translated where a person reads it, see models/common/error_messages.py.
    """
    return source


class EofficeError(Exception):
    """What went wrong in a plain room. Each room has a base class of its own, its subclasses are the causes.

    `code` never changes and is unique in its room; `message` is a constant English sentence that says what is wrong
    and what to do, with `%(name)s` for each of `params`.
    """

    code = ""
    message = ""
    _classes = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        EofficeError._classes[cls.qualified_name()] = cls

    def __init__(self, **params):
        self.params = params
        super().__init__(self.message % params)

    @classmethod
    def qualified_name(cls) -> str:
        """The same inside and outside Odoo: `eoffice_documents.recognition.errors.DamagedFile`."""
        return f"{cls.__module__.removeprefix('odoo.addons.')}.{cls.__qualname__}"

    @classmethod
    def causes(cls) -> dict:
        """Code → class of this error and all its causes."""
        return {cls.code: cls} | {code: cause for sub in cls.__subclasses__() for code, cause in sub.causes().items()}

    @staticmethod
    def rebuild(name: str, params: dict) -> "EofficeError":
        """The error of that qualified name. LookupError, TypeError or ValueError when there is none such."""
        return EofficeError._classes[name](**params)
