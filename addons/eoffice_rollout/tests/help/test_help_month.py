import base64
import io
import zipfile
from datetime import date

from odoo.tests import freeze_time, tagged

from .help_common import HelpCase


@tagged("post_install", "-at_install")
class TestHelpMonth(HelpCase):
    def setUp(self):
        super().setUp()
        self.env["helpdesk.ticket"].search([]).unlink()
        self.account = self.env.ref("eoffice_rollout.help_account")
        with freeze_time("2015-12-01 01:00:00"):
            solved, _open = self.file(category_id=self.account.id), self.file(self.other_head)
            solved.with_user(self.helper)._answer("Xong.", True)
        with freeze_time("2015-12-31 16:59:00"):  # 23:59 in the office
            self.file(self.head)
        with freeze_time("2015-12-31 17:01:00"):  # the new year there
            self.file(self.head)

    def report(self, user):
        return self.env["eoffice.help.month"].with_user(user).create({"month": date(2015, 12, 15)})

    def test_counts_by_kind_and_unit_in_the_month_of_the_office(self):
        kinds, units = self.report(self.helper)._parts()
        self.assertEqual(kinds["all"][1:6], (3, 1, 1, 2, 0))
        self.assertEqual({line[0]: line[1] for line in units["lines"]}, {"T.UBND / T.NV": 2, "T.UBND / T.TC": 1})
        account = next(line for line in kinds["lines"] if line[0] == self.account.display_name)
        self.assertEqual(account[1:4], (1, 1, 1))

    def test_the_head_of_a_unit_counts_his_unit(self):
        self.assertEqual(self.report(self.head)._parts()[1]["all"][1], 2)
        self.assertEqual(self.report(self.specialist)._parts()[1]["all"][1], 1)

    def test_prints_and_exports(self):
        with freeze_time("2015-12-02 01:00:00"):
            outage = self.env["eoffice.outage"].create({"name": "Mất mạng"})
        with freeze_time("2015-12-02 02:00:00"):
            outage._over("Đứt cáp.")
        report = self.report(self.helper)
        data, kind = (
            self.env["ir.actions.report"]
            .with_user(self.helper)
            ._render_qweb_pdf("eoffice_rollout.report_help_month", report.ids)
        )
        self.assertEqual((kind, data[:5]), ("pdf", b"%PDF-"))
        html = (
            self.env["ir.actions.report"]
            .with_user(self.helper)
            ._render_qweb_html("eoffice_rollout.report_help_month", report.ids)[0]
            .decode()
        )
        self.assertIn("Đứt cáp", html)
        action = report.action_excel()
        file = self.env["ir.attachment"].browse(int(action["params"]["url"].rsplit("/", 1)[1]))
        self.assertTrue(file.with_user(self.helper).has_access("read"))
        book = zipfile.ZipFile(io.BytesIO(base64.b64decode(file.datas)))
        self.assertIn("T.NV", book.read("xl/sharedStrings.xml").decode())

    def test_the_score_of_a_unit_counts_its_week(self):
        units = self.department | self.other | self.commune
        scores = units._eoffice_scores(date(2015, 11, 30))
        self.assertEqual(scores[self.department.id]["incidents"], (1, 1))
        self.assertEqual(scores[self.other.id]["incidents"], (0, 1))
        self.assertNotIn("incidents", scores[self.commune.id])
        self.assertIn("incidents", units._eoffice_score_names())
