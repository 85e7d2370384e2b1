from odoo.http import Controller, request, route
from werkzeug.exceptions import NotFound

from .page_picture import page_picture


class ScanPicture(Controller):
    @route("/eoffice/scan/<int:scan>/<int:number>", type="http", auth="user", readonly=True)
    def page(self, scan, number, width=1000, **kwargs):
        """Picture of page ``number`` (from 1) of a scan that the person may read, at most ``width`` pixels wide."""
        recognition = request.env["eoffice.recognition"].search([("id", "=", scan)])
        if not recognition:
            raise NotFound
        # a file that was sent was read at its sender, whose pages its receiver does not read again
        page = (
            request.env["eoffice.recognition.page"]
            .sudo()
            .search_fetch(
                [("recognition_id", "=", (recognition.source_id or recognition).id), ("number", "=", number)],
                ["turn", "skew"],
            )
        )
        return page_picture(
            recognition._pages_file(),
            number,
            width,
            etag=f"-{page.turn}-{page.skew}",
            turn=page.turn,
            skew=page.skew,
        )
