"""Why a file cannot be read: one sentence for people and one stable code a cause."""


class ScanError(Exception):
    """A file or a page that cannot be read.

    `code` never changes; `message` is a constant English sentence, so that it can be translated, with
    `%(name)s` for each of `params`. Subclasses are the causes.
    """

    code = "unreadable"
    message = "This file cannot be read."

    def __init__(self, **params):
        self.params = params
        super().__init__(self.message % params)

    def __reduce__(self):
        return _rebuilt, (self.code, self.params)


class EmptyFile(ScanError):
    code = "empty"
    message = "The file is empty. Scan the document again."


class UnknownKind(ScanError):
    code = "unknown_kind"
    message = "This is not a PDF, Word, JPEG, PNG or TIFF file. Scan the document or save it as PDF."


class PasswordNeeded(ScanError):
    code = "password"
    message = "The PDF is locked with a password. Ask the sender for one without."


class NoPages(ScanError):
    code = "no_pages"
    message = "The file has no pages. Scan the document again."


class TooManyPages(ScanError):
    code = "too_many_pages"
    message = "The file has more than %(limit)s pages. Split it and send the parts."


class TooManyPixels(ScanError):
    code = "too_many_pixels"
    message = "The picture has more than %(limit)s million pixels. Scan it at 300 dpi."


class DamagedFile(ScanError):
    code = "damaged"
    message = "The file is damaged. Scan the document again."


class NoSuchPage(ScanError):
    code = "no_such_page"
    message = "The file has no page with this number."


class PageTooSlow(ScanError):
    code = "too_slow"
    message = "Reading the page took more than %(limit)s seconds. Scan the page again."


class ReaderStopped(ScanError):
    code = "reader_stopped"
    message = "The reader broke off at this page. Scan the page again."


class OfficeLocked(ScanError):
    code = "office_password"
    message = "The Word file is locked with a password. Ask the sender for one without."


class OfficeMacros(ScanError):
    code = "office_macros"
    message = "The Word file contains macros, which may do harm. Ask the sender for a PDF or a file without macros."


class OfficeTooLarge(ScanError):
    code = "office_too_large"
    message = "The Word file unpacks to more than %(limit)s million bytes. Ask the sender for a PDF."


class OfficeDamaged(ScanError):
    code = "office_damaged"
    message = "The Word file is damaged and cannot be opened. Ask the sender for it again, or for a PDF."


class OfficeTooSlow(ScanError):
    code = "office_too_slow"
    message = "Opening the Word file took more than %(limit)s seconds. Save it as PDF and send that."


class OfficeMissing(ScanError):
    code = "office_missing"
    message = "Word files cannot be read here: LibreOffice is not installed. Save the file as PDF and send that."


class ReaderMissing(ScanError):
    code = "reader_missing"
    message = "Tesseract with Vietnamese data is not installed. Run ./eoffice setup."


CAUSES = {
    cause.code: cause
    for cause in (
        ScanError,
        EmptyFile,
        UnknownKind,
        PasswordNeeded,
        NoPages,
        TooManyPages,
        TooManyPixels,
        DamagedFile,
        NoSuchPage,
        PageTooSlow,
        ReaderStopped,
        OfficeLocked,
        OfficeMacros,
        OfficeTooLarge,
        OfficeDamaged,
        OfficeTooSlow,
        OfficeMissing,
        ReaderMissing,
    )
}


def _rebuilt(code, params):
    return CAUSES[code](**params)
