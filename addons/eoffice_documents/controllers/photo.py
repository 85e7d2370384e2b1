import json

from odoo.exceptions import UserError
from odoo.http import Controller, request, route

from ..models.common import office_clock
from ..models.common.error_messages import user_errors
from ..recognition import join_sandboxed, straighten_sandboxed

MAX_SHOTS = 50


class Photo(Controller):
    """Pages photographed with a phone: each is straightened and shown, then all become one document."""

    @route("/eoffice/photo", type="http", auth="user", methods=["POST"])
    def straighten(self, ufile, whole="", **kwargs):
        """The sheet on the photo as JPEG; the header X-Sheet-Found tells whether one was found."""
        request.env["eoffice.document"]._check_receiver()
        with user_errors(request.env):
            picture, found = straighten_sandboxed(ufile.read(), whole=bool(whole))
        headers = [("Content-Type", "image/jpeg"), ("X-Sheet-Found", str(int(found))), ("Cache-Control", "no-store")]
        return request.make_response(picture, headers)

    @route("/eoffice/photos", type="http", auth="user", methods=["POST"])
    def receive(self, turns, **kwargs):
        """One entry to register of the straightened pages sent as ``ufile``, each turned by its number of degrees."""
        documents = request.env["eoffice.document"]
        documents._check_receiver()
        files = [part.read() for part in request.httprequest.files.getlist("ufile")[:MAX_SHOTS]]
        try:
            degrees = [int(turn) % 360 // 90 * 90 for turn in json.loads(turns)]
        except (ValueError, TypeError, OverflowError, RecursionError):
            degrees = None
        if not files or not degrees or len(files) != len(degrees):
            raise UserError(request.env._("The pages did not arrive whole. Send them once more."))
        with user_errors(request.env):
            pdf = join_sandboxed(list(zip(files, degrees, strict=True)))
        taken = office_clock.now(documents.env)
        received = documents._receive_files([(request.env._("photo %s", f"{taken:%d-%m-%Y %H.%M}") + ".pdf", pdf)])
        return request.make_json_response({"ids": received.ids})
