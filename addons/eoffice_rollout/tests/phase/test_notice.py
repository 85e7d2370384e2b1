from datetime import date
from io import BytesIO

from docx import Document
from odoo.addons.eoffice_documents.office_import import load_office
from odoo.addons.eoffice_documents.tests.organisation.test_office_import import FolderCase
from odoo.exceptions import UserError
from odoo.modules import get_module_path
from odoo.tests import freeze_time, tagged

# the units as the notice names them (Thông báo 186/TB-UBND, mục 2), by their codes in the sample office
TWELVE = {"TCKH", "NNPTNT", "TNMT", "KTHT", "GDDT", "YT", "VHTT", "LDTBXH", "NV", "TTH", "TP", "VP"}
REST = {"BQLDA", "PTQD", "VHTTTT", "DTT", "TKN", "BTCD", "HCTD"}
COMMUNES = {
    "TTTP",
    "TTDT",
    "PAN",
    "PTHA",
    "PLO",
    "PHI",
    "PHO",
    "PHU",
    "PQU",
    "PSO",
    "PTHG",
    "PTHU",
    "PNG",
}
ALL = TWELVE | REST | COMMUNES
# day of the office, units on screen
DAYS = [
    ("2015-11-30", set()),
    ("2015-12-01", set()),
    ("2015-12-02", TWELVE),
    ("2016-01-01", TWELVE),
    ("2016-01-02", TWELVE | REST),
    ("2016-12-31", TWELVE | REST),
    ("2017-01-01", ALL),
]
FRIDAYS = [("2015-12-04", 12), ("2016-01-08", 19), ("2017-01-06", 32)]


@tagged("post_install", "-at_install")
class TestNotice(FolderCase):
    """From 30/11/2015 to 2017: the twelve, the rest, the communes; the clock is frozen on each day."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env = cls.env(context={**cls.env.context, "tz": "Asia/Ho_Chi_Minh", "tracking_disable": True})
        with freeze_time("2015-11-30 02:00:00"):
            load_office(cls.env, f"{get_module_path('eoffice_rollout')}/../../config/tuy_phuoc")
        cls.env.cr.execute("UPDATE res_users SET create_date = '2015-01-01'")
        cls.env["hr.employee"].search([]).unit_since = False  # of a sample office that is loaded: at work in 2015
        cls.env.invalidate_all()
        cls.office = cls.env.ref("eoffice_office.unit_ubnd")
        cls.units = {unit.code: unit for unit in cls.office.child_ids}
        cls.clerk = cls.office.clerk_ids[:1]
        cls.head = cls.units["VHTT"].head_id

    def incoming(self, day):
        """A registered document of the committee, registered on ``day``."""
        year = int(day[:4])
        registers = self.env["eoffice.register"]
        book = [("unit_id", "=", self.office.id), ("direction", "=", "incoming"), ("secret", "=", False)]
        if not registers.search([*book, ("year", "=", year)]):
            registers.search(book, limit=1).copy({"year": year})
        files = [("scan.pdf", b"%PDF-1.4\n" + day.encode() + b"\n%%EOF")]
        document = self.env["eoffice.document"].with_user(self.clerk)._receive_files(files)
        document.write(
            {
                "number": "12",
                "symbol": "CV-STTTT",
                "issuer_name": "Sở Thông tin và Truyền thông",
                "issued_on": day,
                "document_type_id": self.env["eoffice.document.type"]._by_code("CV").id,
                "subject": f"Ứng dụng công nghệ thông tin {day}",
            }
        )
        document.action_register_anyway()
        return document

    def test_the_sample_office_has_the_three_phases(self):
        self.assertEqual(set(self.units), ALL)
        days = {line.unit_id.code: str(line.starts_on) for line in self.env["eoffice.rollout.unit"].search([])}
        own = {code: day for code, day in days.items() if code in ALL}
        self.assertEqual({code for code, day in own.items() if day == "2015-12-02"}, TWELVE)
        self.assertEqual({code for code, day in own.items() if day == "2016-01-02"}, REST)
        self.assertEqual({code for code, day in own.items() if day == "2017-01-01"}, COMMUNES)

    def test_a_ticket_that_nobody_answers_has_an_owner_at_each_level(self):
        ticket = self.env["helpdesk.ticket"].with_user(self.head).action_file("Không mở được văn bản")
        ticket = self.env["helpdesk.ticket"].sudo().browse(ticket["id"])
        owners = []
        while ticket._escalate():
            owners.append(sorted(ticket._responsible(ticket.level).mapped("login")))
        self.assertEqual(owners, [["ptp.vanhoa"], ["chanhvp", "pvp1", "pvp2"], ["chutich"]])
        leader = self.env.ref("eoffice_rollout.help_team").user_id
        self.assertTrue(leader.has_group("eoffice_documents.group_help"))

    def test_paper_and_board_on_each_day(self):
        dispatch = self.env["eoffice.dispatch"]
        for day, on_screen in DAYS:
            with self.subTest(day), freeze_time(f"{day} 02:00:00"):
                self.env["eoffice.rollout.unit"]._cron_check()
                document = self.incoming(day)
                for code, unit in self.units.items():
                    stage = unit.rollout_ids.stage
                    self.assertEqual(stage == "electronic", code in on_screen, (code, stage))
                    for reason in (False, "important"):
                        refused = bool(dispatch._eoffice_paper_refusal(unit, document, reason))
                        self.assertEqual(refused, code in on_screen, (code, reason))
                    self.assertFalse(dispatch._eoffice_paper_refusal(unit, document, "emergency"), code)
                for code in ("TCKH", "BQLDA", "PSO"):  # one of each phase
                    unit = self.units[code]
                    if code not in on_screen:
                        self.assertEqual(document._hand_paper(unit, "Người nhận").unit_id, unit)
                        continue
                    with self.assertRaises(UserError):
                        document._hand_paper(unit, "Người nhận")
                    document._hand_paper(unit, "Người nhận", True, "Bão, mất điện toàn huyện")
                plain = document.handed_paper_ids.filtered(lambda paper: not paper.emergency)
                self.assertFalse(set(plain.unit_id.mapped("code")) & on_screen)

    def test_the_access_page_expects_people_from_their_day_on(self):
        access = self.env["eoffice.usage.checkin"]
        for day, expected in (
            ("2015-11-30", set()),
            ("2015-12-02", TWELVE),
            ("2015-12-05", set()),  # a Saturday
            ("2015-12-31", TWELVE),
            ("2016-01-02", set()),  # the second phase begins on a Saturday
            ("2016-01-04", TWELVE | REST),
            ("2017-01-04", ALL),
        ):
            with self.subTest(day), freeze_time(f"{day} 15:00:00"):
                heads = {code: unit.head_id for code, unit in self.units.items()}
                today = date.fromisoformat(day)
                users = self.env["res.users"].union(*heads.values())
                states = access._states(users, today, today)
                missed = {code for code, head in heads.items() if "missed" in states[head.id][today]}
                self.assertEqual(missed, expected)

    def test_the_friday_report_says_how_far_it_is(self):
        for day, on_screen in FRIDAYS:
            with self.subTest(day), freeze_time(f"{day} 09:00:00"):
                action = self.env["eoffice.rollout.score"].with_user(self.head).action_weekly_report()
                report = self.env["eoffice.document"].with_user(self.head).browse(action["res_id"])
                self.assertEqual((report.unit_id, report.signer_id), (self.units["VHTT"], self.head))
                letter = Document(BytesIO(report.sudo().version_id.attachment_id.raw))
                text = "\n".join(paragraph.text for paragraph in letter.paragraphs)
                self.assertIn(f"Có {on_screen}/32 đơn vị xử lý văn bản hoàn toàn trên hệ thống", text)
                reminded = text.split("4. Đơn vị cần đôn đốc")[1].split("5. ")[0]
                names = {unit.name for code, unit in self.units.items() if code in _on_screen(day)}
                # nobody has opened the system in these weeks: who is on screen is reminded for it, nobody else
                self.assertEqual({name for name in self._names() if f"- {name}: " in reminded}, names)

    def _names(self):
        return {unit.name for unit in self.units.values()}


def _on_screen(day):
    return [units for start, units in DAYS if start <= day][-1]
