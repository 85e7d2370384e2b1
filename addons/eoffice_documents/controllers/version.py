from odoo.http import Controller, request, route

from .page_picture import page_picture


class VersionPicture(Controller):
    @route("/eoffice/version/<int:version>/<int:number>", type="http", auth="user", readonly=True)
    def version(self, version, number, width=1000, **kwargs):
        """Picture of page ``number`` (from 1) of a version of a draft that the person may read."""
        found = request.env["eoffice.document.version"].search([("id", "=", version)])
        return page_picture(found.sudo().pdf_id, number, width)

    @route("/eoffice/signed/<int:document>/<int:number>", type="http", auth="user", readonly=True)
    def signed(self, document, number, width=1000, **kwargs):
        """Picture of a page of the signed file of a document that the person may read."""
        found = request.env["eoffice.document"].search([("id", "=", document)])
        return page_picture(found.sudo().signed_file_id, number, width)
