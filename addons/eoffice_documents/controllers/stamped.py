import re

from odoo.exceptions import UserError
from odoo.http import Controller, content_disposition, request, route
from werkzeug.exceptions import NotFound


class Stamped(Controller):
    @route("/eoffice/stamped/<int:document>", type="http", auth="user", readonly=True)
    def stamped(self, document, download=False, **kwargs):
        """The file of a registered document as a PDF with the ĐẾN stamp on page 1, for who may read it."""
        found = request.env["eoffice.document"].search([("id", "=", document)])
        if not found:
            raise NotFound
        try:
            data = found._stamped_file()
        except UserError as error:
            raise NotFound(str(error)) from error
        name = re.sub(r"[^\w.-]+", "-", f"{found.sequence_number}-{found.reference or ''}").strip("-")
        return request.make_response(
            data,
            [
                ("Content-Type", "application/pdf"),
                ("Content-Disposition", content_disposition(f"{name}.pdf", "attachment" if download else "inline")),
                ("Cache-Control", "private, no-store"),
            ],
        )
