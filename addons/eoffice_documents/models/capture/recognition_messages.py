"""The sentences of recognition/errors.py, which knows no Odoo, spelt where the export of terms finds them."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

MESSAGES = (
    _lt("This file cannot be read."),
    _lt("The file is empty. Scan the document again."),
    _lt("This is not a PDF, Word, JPEG, PNG or TIFF file. Scan the document or save it as PDF."),
    _lt("The PDF is locked with a password. Ask the sender for one without."),
    _lt("The file has no pages. Scan the document again."),
    _lt("The file has more than %(limit)s pages. Split it and send the parts."),
    _lt("The picture has more than %(limit)s million pixels. Scan it at 300 dpi."),
    _lt("The file is damaged. Scan the document again."),
    _lt("The file has no page with this number."),
    _lt("Reading the page took more than %(limit)s seconds. Scan the page again."),
    _lt("The reader broke off at this page. Scan the page again."),
    _lt("The Word file is locked with a password. Ask the sender for one without."),
    _lt("The Word file contains macros, which may do harm. Ask the sender for a PDF or a file without macros."),
    _lt("The Word file unpacks to more than %(limit)s million bytes. Ask the sender for a PDF."),
    _lt("The Word file is damaged and cannot be opened. Ask the sender for it again, or for a PDF."),
    _lt("Opening the Word file took more than %(limit)s seconds. Save it as PDF and send that."),
    _lt("Word files cannot be read here: LibreOffice is not installed. Save the file as PDF and send that."),
    _lt("Tesseract with Vietnamese data is not installed. Run ./eoffice setup."),
)
