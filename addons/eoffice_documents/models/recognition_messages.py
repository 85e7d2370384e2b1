"""The sentences of recognition/errors.py, which knows no Odoo, spelt where the export of terms finds them."""

from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

MESSAGES = (
    _lt("This file cannot be read."),
    _lt("The file is empty. Scan the document again."),
    _lt("This is not a PDF, JPEG, PNG or TIFF file. Scan the document or save it as PDF."),
    _lt("The PDF is locked with a password. Ask the sender for one without."),
    _lt("The file has no pages. Scan the document again."),
    _lt("The file has more than %(limit)s pages. Split it and send the parts."),
    _lt("The picture has more than %(limit)s million pixels. Scan it at 300 dpi."),
    _lt("The file is damaged. Scan the document again."),
    _lt("The file has no page with this number."),
    _lt("Reading the page took more than %(limit)s seconds. Scan the page again."),
    _lt("The reader broke off at this page. Scan the page again."),
    _lt("Tesseract with Vietnamese data is not installed. Run ./eoffice setup."),
)
