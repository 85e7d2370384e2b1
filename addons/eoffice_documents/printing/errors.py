"""Why nothing could be placed on a file: one sentence for people and one stable code a cause."""

from ..errors import EofficeError, _lt


class PrintError(EofficeError):
    """Subclasses are the causes."""

    code = "unprintable"
    message = _lt("Nothing can be placed on this file. Print it and use the paper.")


class LockedPdf(PrintError):
    code = "locked"
    message = _lt("The PDF is locked with a password, so nothing can be placed on it. Ask the sender for one without.")


class DamagedPdf(PrintError):
    code = "damaged"
    message = _lt("The PDF is damaged, so nothing can be placed on it. Scan the document again.")


class NoSuchPage(PrintError):
    code = "no_such_page"
    message = _lt("The file has no page with this number.")


class PrintStopped(PrintError):
    code = "stopped"
    message = _lt("Working on this file took too long or too much memory. Scan the document again at 200 to 300 dpi.")


CAUSES = PrintError.causes()
