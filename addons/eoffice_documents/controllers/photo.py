import json

from odoo.exceptions import UserError
from odoo.http import Controller, request, route

from ..models.common import office_clock
from ..recognition import ScanError, join_sandboxed, straighten_sandboxed

MAX_SHOTS = 50


class Photo(Controller):
    """Pages photographed with a phone: each is straightened and shown, then all become one document."""

    @route("/eoffice/photo", type="http", auth="user", methods=["POST"])
    def straighten(self, ufile, whole="", **kwargs):
        """The sheet on the photo as JPEG; the header X-Sheet-Found tells whether one was found."""
        request.env["eoffice.document"]._check_receiver()
        picture, found = self._translate_errors(straighten_sandboxed, ufile.read(), whole=bool(whole))
        headers = [("Content-Type", "image/jpeg"), ("X-Sheet-Found", str(int(found))), ("Cache-Control", "no-store")]
        return request.make_response(picture, headers)

    @route("/eoffice/photos", type="http", auth="user", methods=["POST"])
    def receive(self, turns, **kwargs):
        """One entry to register of the straightened pages sent as ``ufile``, each turned by its number of degrees."""
        documents = request.env["eoffice.document"]
        documents._check_receiver()
        files = [part.read() for part in request.httprequest.files.getlist("ufile")[:MAX_SHOTS]]
        degrees = [int(turn) % 360 // 90 * 90 for turn in json.loads(turns)]
        if not files or len(files) != len(degrees):
            raise UserError(request.env._("The pages did not arrive whole. Send them once more."))
        pdf = self._translate_errors(join_sandboxed, list(zip(files, degrees, strict=True)))
        taken = office_clock.now(documents.env)
        received = documents._receive_files([(request.env._("photo %s", f"{taken:%d-%m-%Y %H.%M}") + ".pdf", pdf)])
        return request.make_json_response({"ids": received.ids})

    @staticmethod
    def _translate_errors(act, *args, **options):
        try:
            return act(*args, **options)
        except ScanError as error:
            raise UserError(request.env["eoffice.recognition"]._error_message(error)) from error
