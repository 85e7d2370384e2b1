from odoo.http import Controller, content_disposition, request, route
from werkzeug.exceptions import NotFound

FORMS = {
    "eoffice.dossier": "Mục lục văn bản",
    "eoffice.file.plan": "Danh mục hồ sơ",
    "eoffice.archive.transfer": "Mục lục nộp lưu",
}
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class DossierWorkbook(Controller):
    @route("/eoffice/workbook/<string:model>/<int:record>", type="http", auth="user", readonly=True)
    def workbook(self, model, record, **kwargs):
        """A printed form of dossiers as an Excel file, for who reads the record."""
        if model not in FORMS:
            raise NotFound
        found = request.env[model].search([("id", "=", record)])
        if not found:
            raise NotFound
        name = f"{FORMS[model]} {found.display_name[:80]}.xlsx"
        return request.make_response(
            found._print_workbook(),
            [("Content-Type", EXCEL), ("Content-Disposition", content_disposition(name))],
        )
