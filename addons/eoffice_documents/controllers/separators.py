from odoo.http import Controller, content_disposition, request, route
from werkzeug.exceptions import Forbidden

from ..printing import html_to_pdf
from ..recognition.separator import sheets_html
from .numbers import a_number

MAX_SHEETS = 200


class Separators(Controller):
    @route("/eoffice/separators", type="http", auth="user", readonly=True)
    def separators(self, count=10, **kwargs):
        """``count`` separator sheets as a PDF to print."""
        if not request.env.user.has_group("eoffice_documents.group_clerk"):
            raise Forbidden
        count = min(max(a_number(count) or 1, 1), MAX_SHEETS)
        html = sheets_html(
            count,
            request.env._("SEPARATOR SHEET"),
            [
                request.env._("Lay this sheet between two documents, then scan the whole stack in one go."),
                request.env._(
                    "eOffice begins a new document after it. The sheet itself is left out. Use it again and again."
                ),
            ],
        )
        return request.make_response(
            html_to_pdf(html),
            [
                ("Content-Type", "application/pdf"),
                ("Content-Disposition", content_disposition(request.env._("separator-sheets") + ".pdf", "inline")),
            ],
        )
