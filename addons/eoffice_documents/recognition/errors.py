"""Why a file cannot be read: one sentence for people and one stable code a cause."""

from ..errors import EofficeError, _lt


class ScanError(EofficeError):
    """A file or a page that cannot be read. Subclasses are the causes."""

    code = "unreadable"
    message = _lt("This file cannot be read.")


class EmptyFile(ScanError):
    code = "empty"
    message = _lt("The file is empty. Scan the document again.")


class UnknownKind(ScanError):
    code = "unknown_kind"
    message = _lt("This is not a PDF, Word, JPEG, PNG or TIFF file. Scan the document or save it as PDF.")


class Packed(ScanError):
    code = "packed"
    message = _lt(
        "This is a packed file (ZIP, RAR, 7-Zip or the like), which may hold several documents. Unpack it and send "
        "each document as a file of its own."
    )


class MailInside(ScanError):
    code = "mail"
    message = _lt(
        "This is a mail with what was attached to it (winmail.dat, .eml, .msg). Open it in a mail program and send "
        "each attached document as a file of its own."
    )


class JoinedFiles(ScanError):
    code = "joined"
    message = _lt(
        "Several files are joined into this one, and a program shows only one of them. Send each document as a file of "
        "its own."
    )


class WebPage(ScanError):
    code = "web_page"
    message = _lt(
        "This is a web page, whatever its name says. Open it in Word or a browser, save it as PDF and send that."
    )


class PhonePicture(ScanError):
    code = "phone_picture"
    message = _lt(
        "This picture is of a kind that is not read here (HEIC, AVIF or WebP). Set the phone's camera to JPEG (on an "
        "iPhone: Most Compatible), or send the picture as JPEG."
    )


class PasswordNeeded(ScanError):
    code = "password"
    message = _lt("The PDF is locked with a password. Ask the sender for one without.")


class NoPages(ScanError):
    code = "no_pages"
    message = _lt("The file has no pages. Scan the document again.")


class TooManyPages(ScanError):
    code = "too_many_pages"
    message = _lt("The file has more than %(limit)s pages. Split it and send the parts.")


class TooManyPixels(ScanError):
    code = "too_many_pixels"
    message = _lt("The picture has more than %(limit)s million pixels. Scan it at 300 dpi.")


class DamagedFile(ScanError):
    code = "damaged"
    message = _lt("The file is damaged. Scan the document again.")


class NoSuchPage(ScanError):
    code = "no_such_page"
    message = _lt("The file has no page with this number.")


class PageTooSlow(ScanError):
    code = "too_slow"
    message = _lt("Reading the page took more than %(limit)s seconds. Scan the page again.")


class ReaderStopped(ScanError):
    code = "reader_stopped"
    message = _lt("The reader broke off at this page. Scan the page again.")


class OfficeLocked(ScanError):
    code = "office_password"
    message = _lt("The Word file is locked with a password. Ask the sender for one without.")


class OfficeMacros(ScanError):
    code = "office_macros"
    message = _lt(
        "The Word file contains macros, which may do harm. Ask the sender for a PDF or a file without macros."
    )


class OfficeTooLarge(ScanError):
    code = "office_too_large"
    message = _lt("The Word file unpacks to more than %(limit)s million bytes. Ask the sender for a PDF.")


class OfficeDamaged(ScanError):
    code = "office_damaged"
    message = _lt("The Word file is damaged and cannot be opened. Ask the sender for it again, or for a PDF.")


class OfficeTooSlow(ScanError):
    code = "office_too_slow"
    message = _lt("Opening the Word file took more than %(limit)s seconds. Save it as PDF and send that.")


class OfficeMissing(ScanError):
    code = "office_missing"
    message = _lt("Word files cannot be read here: LibreOffice is not installed. Save the file as PDF and send that.")


class ReaderMissing(ScanError):
    code = "reader_missing"
    message = _lt("Tesseract with Vietnamese data is not installed. Run ./eoffice setup.")


CAUSES = ScanError.causes()
