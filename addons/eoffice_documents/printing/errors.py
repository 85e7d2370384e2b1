"""Why nothing could be placed on a file: one sentence for people and one stable code a cause."""


class PrintError(Exception):
    """`code` never changes; `message` is a constant English sentence, so that it can be translated."""

    code = "unprintable"
    message = "Nothing can be placed on this file. Print it and use the paper."


class LockedPdf(PrintError):
    code = "locked"
    message = "The PDF is locked with a password, so nothing can be placed on it. Ask the sender for one without."


class DamagedPdf(PrintError):
    code = "damaged"
    message = "The PDF is damaged, so nothing can be placed on it. Scan the document again."


class NoSuchPage(PrintError):
    code = "no_such_page"
    message = "The file has no page with this number."


class PrintStopped(PrintError):
    code = "stopped"
    message = "Working on this file took too long or too much memory. Scan the document again at 200 to 300 dpi."


CAUSES = {cause.code: cause for cause in (PrintError, LockedPdf, DamagedPdf, NoSuchPage, PrintStopped)}
