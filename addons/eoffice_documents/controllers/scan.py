from odoo.http import Controller, request, route
from werkzeug.exceptions import NotFound

from ..recognition import ScanError, page_image_sandboxed
from .numbers import a_number

WIDEST = 2400


class ScanPicture(Controller):
    @route("/eoffice/scan/<int:scan>/<int:number>", type="http", auth="user", readonly=True)
    def page(self, scan, number, width=1000, **kwargs):
        """Picture of page ``number`` (from 1) of a scan that the person may read, at most ``width`` pixels wide."""
        recognition = request.env["eoffice.recognition"].search([("id", "=", scan)])
        if not recognition:
            raise NotFound
        width = min(max(a_number(width) or 0, 100), WIDEST)
        # a file that was sent was read at its sender, whose pages its receiver does not read again
        page = (
            request.env["eoffice.recognition.page"]
            .sudo()
            .search_fetch(
                [("recognition_id", "=", (recognition.source_id or recognition).id), ("number", "=", number)],
                ["turn", "skew"],
            )
        )
        etag = f"{recognition.checksum[:32]}-{number}-{width}-{page.turn}-{page.skew}"
        if etag in request.httprequest.if_none_match:
            return request.make_response("", status=304)
        attachment = recognition._pages_file()
        try:
            picture = page_image_sandboxed(
                attachment.raw, attachment.mimetype, number - 1, width, turn=page.turn, skew=page.skew
            )
        except ScanError as error:
            raise NotFound from error
        response = request.make_response(
            picture, [("Content-Type", "image/jpeg"), ("Cache-Control", "private, max-age=86400")]
        )
        response.set_etag(etag)
        return response
