from odoo.http import Controller, request, route
from werkzeug.exceptions import NotFound

from ..recognition import ScanError, page_image_sandboxed
from .numbers import a_number
from .scan import WIDEST


class VersionPicture(Controller):
    @route("/eoffice/version/<int:version>/<int:number>", type="http", auth="user", readonly=True)
    def version(self, version, number, width=1000, **kwargs):
        """Picture of page ``number`` (from 1) of a version of a draft that the person may read."""
        found = request.env["eoffice.document.version"].search([("id", "=", version)])
        return self._picture(found.sudo().pdf_id, number, width)

    @route("/eoffice/signed/<int:document>/<int:number>", type="http", auth="user", readonly=True)
    def signed(self, document, number, width=1000, **kwargs):
        """Picture of a page of the signed file of a document that the person may read."""
        found = request.env["eoffice.document"].search([("id", "=", document)])
        return self._picture(found.sudo().signed_file_id, number, width)

    def _picture(self, pdf, number, width):
        if not pdf:
            raise NotFound
        width = min(max(a_number(width) or 0, 100), WIDEST)
        etag = f"{pdf.checksum}-{number}-{width}"
        if etag in request.httprequest.if_none_match:
            return request.make_response("", status=304)
        try:
            picture = page_image_sandboxed(pdf.raw, "application/pdf", number - 1, width)
        except ScanError as error:
            raise NotFound from error
        response = request.make_response(
            picture, [("Content-Type", "image/jpeg"), ("Cache-Control", "private, max-age=86400")]
        )
        response.set_etag(etag)
        return response
