from odoo.http import Controller, request, route


class Upload(Controller):
    @route("/eoffice/upload", type="http", auth="user", methods=["POST"])
    def upload(self, ufile, batch=None, **kwargs):
        """One entry to register for each file sent as ``ufile``, or one batch to split; their ids as JSON."""
        files = [(part.filename, part.read()) for part in request.httprequest.files.getlist("ufile")]
        model = request.env["eoffice.scan.batch" if batch else "eoffice.document"]
        received = model._receive(files) if batch else model._receive_files(files)
        return request.make_json_response({"ids": received.ids})
