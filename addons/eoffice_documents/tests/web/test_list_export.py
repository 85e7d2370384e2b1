import csv
import io
import json

import openpyxl
from odoo.tests import HttpCase, tagged

from ..common.case import OfficeCase

NASTY = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    '=HYPERLINK("http://x.vn","a")',
    "＝1+1",
    "http://x.vn",
    "Bình thường",
)


@tagged("post_install", "-at_install")
class TestListExport(OfficeCase, HttpCase):
    """What people have typed is exported as text."""

    def export(self, kind, groupby=()):
        self.authenticate("admin", "admin")
        page = self.url_open("/odoo").text
        token = page.partition('csrf_token: "')[2].partition('"')[0]
        data = {
            "model": "res.partner",
            "fields": [{"name": "function", "label": "=Nhãn", "type": "char"}],
            "ids": self.partners.ids,
            "domain": [],
            "groupby": list(groupby),
            "import_compat": False,
            "context": {},
        }
        answer = self.url_open(f"/web/export/{kind}", data={"data": json.dumps(data), "csrf_token": token})
        self.assertEqual(answer.status_code, 200, answer.text[:300])
        return answer.content

    def setUp(self):
        super().setUp()
        self.partners = self.env["res.partner"].create(
            [{"name": f"T {number}", "function": text} for number, text in enumerate(NASTY)]
        )

    def test_excel(self):
        for groupby in ((), ("function",)):
            sheet = openpyxl.load_workbook(io.BytesIO(self.export("xlsx", groupby))).active
            cells = [cell for row in sheet for cell in row if cell.value is not None]
            self.assertFalse([cell.value for cell in cells if cell.data_type == "f"])
            self.assertFalse([cell.value for cell in cells if cell.hyperlink])
        self.assertIn("=1+1", [cell.value for cell in cells])

    def test_csv(self):
        rows = list(csv.reader(io.StringIO(self.export("csv").decode(), newline="")))
        self.assertEqual(rows[-1], ["Bình thường"])
        for (cell,) in rows[1:]:
            self.assertFalse(cell.startswith(("=", "+", "-", "@", "\t", "\r", "＝")), repr(cell))
        self.assertEqual(len(rows), len(NASTY) + 1)
