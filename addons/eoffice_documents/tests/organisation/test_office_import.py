import shutil
import tempfile
import unicodedata
from datetime import date, datetime
from pathlib import Path

from odoo import Command
from odoo.cli.command import find_command
from odoo.exceptions import AccessDenied
from odoo.tests import TransactionCase, tagged
from odoo.tools import mute_logger

from ...models.common import office_clock
from ...office_import import OfficeError, load_office
from ...office_import.schema import TABLES

FOLDER = Path(__file__).parent / "office"

# file, what stands there, what a hand makes of it; line, column and a word of the sentence
FAULTS = [
    ("units.csv", "id,name,", "id,tên,", 1, "tên", "không có cột này"),
    ("units.csv", "id,name,code,symbol_code", "id,name,code,code", 1, "code", "hai lần"),
    ("units.csv", ",kind_id/id", ",active/id", 1, "kind_id/id", "thiếu cột"),
    ("units.csv", "kt,Phòng Kinh tế,XKT", "kt,Phòng Kinh tế,", 4, "code", "để trống"),
    ("units.csv", "kt,Phòng Kinh tế,XKT", "van_phong,Phòng Kinh tế,XKT", 4, "id", "dòng 3"),
    ("units.csv", "Phòng Kinh tế,XKT", "Phòng Kinh tế,XVP", 4, "code", "dòng 3"),
    ("units.csv", "kt,Phòng Kinh tế,XKT", "Kinh tế,Phòng Kinh tế,XKT", 4, "id", "chữ thường"),
    ("units.csv", "unit_kind_office", "unit_kind_ofice", 3, "kind_id/id", "unit_kind_ofice"),
    ("units.csv", "unit_kind_office", "group_clerk", 3, "kind_id/id", "thứ khác"),
    ("units.csv", "_department,xa,0", "_department,xaa,0", 5, "parent_id/id", "“xaa”"),
    ("units.csv", "_office,xa,0", "_office,van_phong,0", 3, "parent_id/id", "“van_phong”"),
    ("units.csv", "_committee,,1", "_committee,kt,1", 4, "parent_id/id", "quay vòng"),
    ("units.csv", "1,tp_kt,,cv_kt", '1,"tp_kt,cv_kt",,cv_kt', 4, "manager_id/user_id/id", "một mã"),
    ("units.csv", "1,tp_kt,,cv_kt", "1,tp_kt,,cv_ktt", 4, "clerk_ids/id", "“cv_ktt”"),
    ("units.csv", "1,tp_kt,,cv_kt", "1,base.user_root,,cv_kt", 4, "manager_id/user_id/id", "base.user_root"),
    ("units.csv", ",xa,0,chanh_vp", ",xa,chưa,chanh_vp", 3, "keeps_registers", "“chưa”"),
    ("units.csv", "cv_kt,,,,,1", "cv_kt,,31-6-2025,,,1", 4, "valid_from", "không phải ngày"),
    ("units.csv", "cv_kt,,,,,1", "cv_kt,,2025-07-01,30/06/2025,,1", 4, "valid_to", "sớm hơn 2025-07-01"),
    ("units.csv", "cv_kt,,,,,1", "cv_kt,,,,kt,1", 4, "successor_id/id", "quay vòng"),
    ("units.csv", "cv_kt,,,,,1", "cv_kt,,,,,1,", 4, None, "16 ô"),
    ("units.csv", "kt,Phòng Kinh tế", 'kt,"Phòng Kinh tế', 4, None, "ngoặc kép"),
    ("staff.csv", "vidu.cvkt", "vidu.tpkt", 7, "login", "dòng 6"),
    ("staff.csv", "group_leader", "group_leder", 2, "group_ids/id", "group_leder"),
    ("staff.csv", "Chuyên viên,kt,", "Chuyên viên,ktt,", 7, "employee_ids/department_id/id", "“ktt”"),
    ("office.csv", "\nUBND", "\nUBND xã Khác,,vi_VN,Asia/Ho_Chi_Minh\nUBND", 3, None, "đúng một dòng"),
    ("office.csv", "vi_VN", "vn_VN", 2, "partner_id/lang", "vi_VN"),
    ("office.csv", "Asia/Ho_Chi_Minh", "Asia/Hue", 2, "partner_id/tz", "Asia/Hue"),
    ("registers.csv", "incoming", "đến", 2, "direction", "incoming, outgoing"),
    ("working_hours.csv", "11:30", "trưa", 2, "hour_to", "7:30"),
    ("working_hours.csv", "13:30,17:00", "13:30,7:00", 3, "hour_to", "sớm hơn"),
    ("deadline_rules.csv", "handle,3,days", "xử lý,3,days", 2, "purpose", "handle"),
    ("deadline_rules.csv", "handle,3,days", "handle,ba,days", 2, "amount", "“ba”"),
    ("routing_rules.csv", "so_kt,eoffice", "so_ktt,eoffice", 2, "issuer_id/id", "so_ktt"),
]


class FolderCase(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("vi_VN")
        cls.env["resource.calendar.leaves"].search([("resource_id", "=", False)]).unlink()  # Odoo lets none overlap
        cls.env = cls.env(context={**cls.env.context, "active_test": False})

    def setUp(self):
        super().setUp()
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = Path(shutil.copytree(FOLDER, Path(scratch.name) / "office"))

    def retype(self, file, old, new):
        """Type ``new`` over the first ``old`` in a file of the folder."""
        text = (self.folder / file).read_text(encoding="utf-8")
        self.assertIn(old, text)
        (self.folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    def record(self, name):
        return self.env.ref(f"eoffice_office.{name}")

    def inventory(self):
        """Every record of the models a folder fills, with the name it shows."""
        return {
            table.model: [(record.id, record.display_name) for record in self.env[table.model].search([], order="id")]
            for table in TABLES
        }


@tagged("post_install", "-at_install")
class TestOffice(FolderCase):
    def test_folder_makes_a_working_office(self):
        load_office(self.env, self.folder)
        committee, economy = self.record("unit_xa"), self.record("unit_kt")
        leader, clerk = self.record("user_chu_tich"), self.record("user_van_thu")
        self.assertEqual(economy.parent_id, committee)
        self.assertEqual(committee.head_id, leader)
        self.assertEqual(committee.clerk_ids, clerk)
        self.assertEqual(committee.office_chief_ids, self.record("user_chanh_vp"))
        principals = self.env["eoffice.principal"]
        self.assertEqual(principals._of_unit(committee).member_ids, leader | self.record("user_pho_chu_tich"))
        self.assertEqual(clerk.employee_ids.department_id, self.record("unit_van_phong"))
        self.assertEqual(clerk.employee_ids.job_title, "Văn thư")
        self.assertEqual(clerk.employee_ids.resource_calendar_id, self.record("calendar_hanh_chinh"))
        self.assertEqual((clerk.lang, clerk.tz, clerk.notification_type), ("vi_VN", "Asia/Ho_Chi_Minh", "inbox"))
        self.assertEqual(self.record("phrase_rieng").user_id, leader)
        self.assertFalse(self.record("phrase_chung").user_id)
        rule = self.record("rule_so_kt")
        self.assertEqual((rule.issuer_id, rule.target_id), (self.record("issuer_so_kt"), principals._of_unit(economy)))
        self.assertTrue(rule.issuer_id.eoffice_issuer)
        deadline = self.record("deadline_bao_cao")
        self.assertEqual((deadline.unit_id, deadline.amount, deadline.measure), (committee, 3, "days"))
        self.assertEqual(self.record("hours_sang_hai").hour_to, 11.5)
        self.assertEqual(len(self.record("calendar_hanh_chinh").attendance_ids), 2)
        # the two days of the holiday, in UTC
        holiday = self.record("holiday_quoc_khanh")
        self.assertEqual(holiday.date_from, datetime(2026, 8, 31, 17))
        self.assertEqual(holiday.date_to, datetime(2026, 9, 2, 16, 59, 59))

    def test_roles_are_those_of_the_file(self):
        load_office(self.env, self.folder)
        roles = {
            "chu_tich": "leader",
            "chanh_vp": "office_chief",
            "van_thu": "clerk",
            "tp_kt": "unit_head",
            "cv_kt": "specialist",
        }
        for name, role in roles.items():
            self.assertTrue(self.record(f"user_{name}").has_group(f"eoffice_documents.group_{role}"), name)
        self.assertFalse(self.record("user_van_thu").has_group("eoffice_documents.group_leader"))
        self.assertFalse(self.record("user_chu_tich").has_group("base.group_system"))

    def test_every_unit_with_registers_gets_those_of_this_year(self):
        load_office(self.env, self.folder)
        keepers = self.record("unit_xa") | self.record("unit_kt")
        books = self.env["eoffice.register"].search([("unit_id", "child_of", self.record("unit_xa").id)])
        self.assertEqual(books.unit_id, keepers)
        self.assertEqual(set(books.mapped("year")), {office_clock.today(self.env).year})
        self.assertEqual(
            sorted(books.mapped(lambda book: (book.code, book.direction, book.secret))),
            [("DEN", "incoming", False)] * 2 + [("DI-MAT", "outgoing", True)] * 2,
        )

    def test_second_run_changes_nothing(self):
        first = load_office(self.env, self.folder)
        self.assertEqual(first["staff.csv"], (6, 0, 0))
        before = self.inventory()
        second = load_office(self.env, self.folder)
        self.assertEqual(second, {file: (0, 0, sum(counts)) for file, counts in first.items()})
        self.assertEqual(self.inventory(), before)

    def test_changed_rows_update_and_other_groups_stay(self):
        load_office(self.env, self.folder)
        specialist = self.record("user_cv_kt")
        specialist.group_ids = [Command.link(self.env.ref("base.group_partner_manager").id)]
        self.retype("units.csv", "Phòng Kinh tế", "Phòng Kinh tế và Hạ tầng")
        self.retype("staff.csv", "Chuyên viên,kt", "Phó Trưởng phòng,vh")
        self.retype("staff.csv", "group_specialist,eoffice_documents.group_clerk", "group_unit_head")
        counts = load_office(self.env, self.folder)
        self.assertEqual(counts["units.csv"], (0, 1, 3))
        self.assertEqual(counts["staff.csv"], (0, 1, 5))
        self.assertEqual(self.record("unit_kt").name, "Phòng Kinh tế và Hạ tầng")
        self.assertEqual(specialist.employee_ids.department_id, self.record("unit_vh"))
        self.assertTrue(specialist.has_group("eoffice_documents.group_unit_head"))
        self.assertFalse(specialist.has_group("eoffice_documents.group_clerk"))
        self.assertTrue(specialist.has_group("base.group_partner_manager"))

    def test_records_typed_by_hand_are_taken_over(self):
        unit = self.env["hr.department"].create({"name": "Phòng Kinh tế", "code": "XKT"})
        user = self.env["res.users"].create({"name": "Đỗ Văn Mẫu", "login": "vidu.tpkt"})
        counts = load_office(self.env, self.folder)
        self.assertEqual((self.record("unit_kt"), self.record("user_tp_kt")), (unit, user))
        self.assertEqual((counts["units.csv"][0], counts["staff.csv"][0]), (3, 5))

    def test_faults_are_named_and_nothing_is_written(self):
        before = self.inventory()
        for file, old, new, line, column, words in FAULTS:
            with self.subTest(file=file, new=new):
                kept = (self.folder / file).read_bytes()
                self.retype(file, old, new)
                with self.assertRaises(OfficeError) as caught:
                    load_office(self.env, self.folder)
                (self.folder / file).write_bytes(kept)
                place = f"{file}, dòng {line}, cột {column}: " if column else f"{file}, dòng {line}: "
                sentences = caught.exception.sentences
                self.assertTrue([said for said in sentences if said.startswith(place) and words in said], sentences)
        self.assertEqual(self.inventory(), before)

    def test_all_faults_are_told_at_once(self):
        self.retype("units.csv", "_office,xa,0", "_office,xaa,0")
        self.retype("staff.csv", "vidu.cvkt", "")
        with self.assertRaises(OfficeError) as caught:
            load_office(self.env, self.folder)
        self.assertEqual(
            [sentence.split(":")[0] for sentence in caught.exception.sentences],
            ["staff.csv, dòng 7, cột login", "units.csv, dòng 3, cột parent_id/id"],
        )

    def test_wrong_files_are_named(self):
        (self.folder / "unit.csv").write_text("id\n")
        (self.folder / "staff.csv").unlink()
        (self.folder / "phrases.csv").write_bytes(b"id,text\n" + bytes(range(128, 256)))
        (self.folder / "registers.csv").write_bytes(b"")
        with self.assertRaises(OfficeError) as caught:
            load_office(self.env, self.folder)
        told = "\n".join(caught.exception.sentences)
        self.assertIn("unit.csv: không có tệp", told)
        self.assertIn("Thiếu tệp staff.csv", told)
        self.assertIn("phrases.csv, dòng 1: Không đọc được chữ", told)
        self.assertIn("registers.csv, dòng 1: Tệp rỗng", told)
        with self.assertRaisesRegex(OfficeError, "Không có thư mục"):
            load_office(self.env, self.folder / "khong_co")

    def test_what_the_database_refuses_is_undone(self):
        load_office(self.env, self.folder)
        before = self.inventory()
        self.retype("staff.csv", "Trần Văn Mẫu", "Trần Văn Khác")
        self.retype("units.csv", "XKT", "XTAM")
        self.retype("units.csv", "XVH", "XKT")
        self.retype("units.csv", "XTAM", "XVH")  # two units that swap their codes
        with mute_logger("odoo.sql_db"), self.assertRaisesRegex(OfficeError, "^units.csv: "):
            load_office(self.env, self.folder)
        self.assertEqual(self.inventory(), before)

    def test_files_as_excel_saves_them(self):
        for path in self.folder.glob("*.csv"):
            text = path.read_text(encoding="utf-8")
            if path.name not in ("units.csv", "staff.csv"):
                text = text.replace(",", ";")
            path.write_bytes(unicodedata.normalize("NFD", text).replace("\n", "\r\n").encode("utf-8-sig"))
        self.retype("holidays.csv", "2026-09-01", "1/9/2026")
        load_office(self.env, self.folder)
        self.assertEqual(self.record("unit_kt").name, unicodedata.normalize("NFC", "Phòng Kinh tế"))
        self.assertEqual(self.record("holiday_quoc_khanh").date_from, datetime(2026, 8, 31, 17))

    def test_files_of_other_encodings_and_with_titles(self):
        path = self.folder / "phrases.csv"
        path.write_bytes(("CÂU CÓ SẴN\n" + path.read_text(encoding="utf-8").replace(",", "\t")).encode("utf-16"))
        load_office(self.env, self.folder)
        self.assertEqual(self.record("phrase_rieng").user_id, self.record("user_chu_tich"))

    def test_merged_unit_points_to_its_successor(self):
        load_office(self.env, self.folder)
        self.retype("units.csv", "_department,xa,0,,,,,,,,1", "_department,xa,0,,,,,,2025-06-30,kt,1")
        self.assertEqual(load_office(self.env, self.folder)["units.csv"], (0, 1, 3))
        culture, economy = self.record("unit_vh"), self.record("unit_kt")
        self.assertEqual(culture._current(date(2025, 6, 30)), culture)
        self.assertEqual(culture._current(date(2025, 7, 1)), economy)

    def test_new_unit_takes_the_code_of_an_ended_one(self):
        load_office(self.env, self.folder)
        old = self.record("unit_vh")
        self.retype("units.csv", "_department,xa,0,,,,,,,,1", "_department,xa,0,,,,,,2025-06-30,vhxh,0")
        with (self.folder / "units.csv").open("a", encoding="utf-8") as file:
            file.write("vhxh,Phòng Văn xã,XVH,VH,eoffice_documents.unit_kind_department,xa,0,,,,,2025-07-01,,,1\n")
        load_office(self.env, self.folder)
        self.assertFalse(old.active)
        self.assertEqual(old.successor_id, self.record("unit_vhxh"))
        self.assertEqual(old.successor_id.code, old.code)

    def test_only_the_demo_gives_passwords(self):
        load_office(self.env, self.folder)
        leader = self.record("user_chu_tich")
        try_demo = {"type": "password", "login": leader.login, "password": "thu-nghiem"}
        with self.assertRaises(AccessDenied):
            leader.with_user(leader)._check_credentials(try_demo, {"interactive": True})
        leader.password = "riêng của tôi"
        load_office(self.env, self.folder, demo_password="thu-nghiem")
        with self.assertRaises(AccessDenied):
            leader.with_user(leader)._check_credentials(try_demo, {"interactive": True})
        clerk = self.record("user_van_thu")
        clerk.with_user(clerk)._check_credentials({**try_demo, "login": clerk.login}, {"interactive": True})

    def test_command_is_known(self):
        self.assertEqual(find_command("load_office").name, "load_office")


@tagged("post_install", "-at_install")
class TestSampleOffice(FolderCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sample = Path(__file__).parents[4] / "config" / "tuy_phuoc"
        load_office(cls.env, cls.sample)

    def test_units_of_the_notice(self):
        count = self.record("unit_ubnd").child_ids.grouped(lambda unit: unit.type_id.code)
        self.assertEqual(len(count["PB"]) + 1, 12)  # with the Office
        self.assertEqual(len(count["XA"]) + len(count["TT"]), 13)
        staff = self.env["hr.employee"].search([("department_id", "child_of", self.record("unit_ubnd").id)])
        self.assertGreaterEqual(len(staff.user_id), 80)

    def test_posts_are_held_by_people_with_the_role(self):
        for unit in self.record("unit_ubnd") | self.record("unit_ubnd").child_ids:
            self.assertTrue(unit.head_id and unit.clerk_ids, unit.name)
            for clerk in unit.clerk_ids:
                self.assertTrue(clerk.has_group("eoffice_documents.group_clerk"), clerk.login)
            for head in unit.head_id | unit.deputy_ids:
                roles = "eoffice_documents.group_unit_head,eoffice_documents.group_leader"
                self.assertTrue(head.has_groups(roles), head.login)
            for chief in unit.office_chief_ids:
                self.assertTrue(chief.has_group("eoffice_documents.group_office_chief"), chief.login)

    def test_unchanged_folder_costs_few_queries(self):
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(10 * len(self.env["eoffice.import.schema"]._eoffice_tables())):
            load_office(self.env, self.sample)
