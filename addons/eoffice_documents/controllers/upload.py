from odoo.http import Controller, request, route


class Upload(Controller):
    @route("/eoffice/upload", type="http", auth="user", methods=["POST"])
    def upload(self, ufile, **kwargs):
        """One entry to register for each file sent as ``ufile``; answers with their ids as JSON."""
        files = [(part.filename, part.read()) for part in request.httprequest.files.getlist("ufile")]
        documents = request.env["eoffice.document"]._receive_files(files)
        return request.make_json_response({"ids": documents.ids})
