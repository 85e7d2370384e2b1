from odoo.http import request
from werkzeug.exceptions import NotFound

from ..recognition import ScanError, page_image_sandboxed
from .numbers import a_number

NARROWEST, WIDEST = 100, 2400


def page_picture(file, number, width, *, etag="", **position):
    """Answer with page ``number`` (from 1) of ``file``, an attachment that the person may see, as a JPEG.

    ``width`` in pixels comes from the address; ``position`` is how the page was turned, which ``etag`` tells as well.
    No such file or page is no page of ours (404); what the browser has is not drawn again (304).
    """
    if not file:
        raise NotFound
    width = min(max(a_number(width) or 0, NARROWEST), WIDEST)
    etag = f"{file.checksum}-{number}-{width}{etag}"
    if etag in request.httprequest.if_none_match:
        return request.make_response("", status=304)
    try:
        picture = page_image_sandboxed(file.raw, file.mimetype, number - 1, width, **position)
    except ScanError as error:
        raise NotFound from error
    response = request.make_response(
        picture, [("Content-Type", "image/jpeg"), ("Cache-Control", "private, max-age=86400")]
    )
    response.set_etag(etag)
    return response
