import base64
import io
import unicodedata

import openpyxl
from odoo.addons.eoffice_documents.tabular import TableError
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...account_import import login_stem, read_people
from ..common.case import RolloutCase

HEADINGS = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Vai trò", "Email", "Điện thoại", "Tên đăng nhập")
GOOD = ("Nguyễn Văn Mẫu", "Chuyên viên", "T.NV", "Chuyên viên", "mau@vidu.vn", "0912 345 678", "")
# line by line: what is typed, and words of the only sentence that is to be found at it; None: nothing is
PLANTED = [
    (GOOD, None),
    (("", "Chuyên viên", "T.NV", "Chuyên viên", "a1@vidu.vn", "", ""), "Họ tên đang để trống"),
    (("An", "Chuyên viên", "T.NV", "Chuyên viên", "a2@vidu.vn", "", ""), "chưa phải họ tên đầy đủ"),
    (("Trần Thị B@", "Chuyên viên", "T.NV", "Chuyên viên", "a3@vidu.vn", "", ""), "ký tự không có trong tên"),
    (("=CMD()|' /C calc'", "Chuyên viên", "T.NV", "Chuyên viên", "a4@vidu.vn", "", ""), "ký tự không có trong tên"),
    ((unicodedata.normalize("NFD", "Lê Thị Tổ Hợp"), "Cán bộ", "T.NV", "Chuyên viên", "", "", ""), "NFD"),
    (("Phạm Văn\u200b Ẩn", "Chuyên viên", "T.NV", "Chuyên viên", "a5@vidu.vn", "", ""), "ký tự ẩn"),
    (("Võ Thị Thư", "Chuyên viên", "T.NV", "Chuyên viên", "thu@@vidu.vn", "", ""), "không phải địa chỉ thư điện tử"),
    (("Võ Văn Miền", "Chuyên viên", "T.NV", "Chuyên viên", "mien@vidu", "", ""), "không phải địa chỉ thư điện tử"),
    (("Bùi Văn Máy", "Chuyên viên", "T.NV", "Chuyên viên", "a6@vidu.vn", "09-xx", ""), "không phải số điện thoại"),
    (("Bùi Thị Nhập", "Chuyên viên", "T.NV", "Chuyên viên", "", "", "Nhập Liệu"), "không dùng làm tên đăng nhập"),
    (("Đỗ Văn Chức", "", "T.NV", "Chuyên viên", "a7@vidu.vn", "", ""), "Chức vụ đang để trống"),
    (("Đỗ Thị Vị", "Chuyên viên", "", "Chuyên viên", "a8@vidu.vn", "", ""), "Đơn vị đang để trống"),
    (("Đỗ Thị Lạ", "Chuyên viên", "Phòng Lạ", "Chuyên viên", "a9@vidu.vn", "", ""), "Không có đơn vị «Phòng Lạ»"),
    (("Hồ Văn Trùng", "Chuyên viên", "Phòng Trùng", "Chuyên viên", "b1@vidu.vn", "", ""), "Nhiều đơn vị"),
    (("Hồ Thị Vai", "Chuyên viên", "T.NV", "", "b2@vidu.vn", "", ""), "Vai trò đang để trống"),
    (("Hồ Thị Trò", "Chuyên viên", "T.NV", "Vua", "b3@vidu.vn", "", ""), "Không có vai trò «Vua»"),
    (("Nguyễn Văn Mẫu", "Kế toán", "T.TC", "Chuyên viên", "", "", ""), "đã có ở dòng 4"),
    (("Mai Thị Hộp", "Chuyên viên", "T.NV", "Chuyên viên", "MAU@vidu.vn", "", ""), "là của dòng 4"),
    (("Mai Văn Một", "Chuyên viên", "T.NV", "Chuyên viên", "", "", "mai.mot"), None),
    (("Mai Văn Hai", "Chuyên viên", "T.NV", "Chuyên viên", "", "", "mai.mot"), "là của dòng 23"),
    (("Cao Văn Mượn", "Chuyên viên", "T.NV", "Chuyên viên", "", "", "t_head"), "thuộc về t_head"),
    (("Nguyễn Văn Mẫu", "Chuyên viên", "T.TC", "Chuyên viên", "mau2@vidu.vn", "", ""), None),
]


@tagged("post_install", "-at_install")
class TestStaffList(RolloutCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.env["res.lang"]._activate_lang("vi_VN")
        cls.administrator.lang = cls.head.lang = "vi_VN"

    def file(self, people, headings=HEADINGS):
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append(["UBND HUYỆN VÍ DỤ"])
        sheet.append(["DANH SÁCH CÁN BỘ, CÔNG CHỨC"])
        sheet.append(headings)
        for number, person in enumerate(people, 1):
            sheet.append([number, *person])
        for cell in sheet["B"]:
            cell.data_type = "s" if cell.value else cell.data_type
        held = io.BytesIO()
        book.save(held)
        return held.getvalue()

    def staff_list(self, people, user=None, **values):
        model = self.env["eoffice.account.import"].with_user(user or self.administrator)
        lang = model.with_context(lang="vi_VN")
        return lang.create({"file": base64.b64encode(self.file(people)), "file_name": "ds.xlsx", **values})

    def test_twenty_planted_faults_are_found_each_at_its_line_and_nothing_else(self):
        for code in ("T.TR1", "T.TR2"):
            self._unit(code, [self._person(f"t_{code}", "specialist")], parent=self.committee).name = "Phòng Trùng"
        staff = self.staff_list([person for person, _words in PLANTED])
        self.assertEqual(staff.line_ids.mapped("row"), list(range(4, 4 + len(PLANTED))))
        for line, (_person, words) in zip(staff.line_ids, PLANTED, strict=True):
            with self.subTest(row=line.row, words=words):
                faults = (line.fault or "").splitlines()
                self.assertEqual(len(faults), 1 if words else 0, faults)
                self.assertIn(words or "", line.fault or "")
        self.assertEqual(staff.fault_count, 20)
        before = self.env["res.users"].search_count([])
        with self.assertRaises(UserError):
            staff.action_make()
        self.assertEqual(self.env["res.users"].search_count([]), before)

    def test_accounts_are_made_with_roles_posts_and_free_names(self):
        unit = self._unit("T.VH", [self._person("t_vh", "specialist")], parent=self.committee)
        unit.write({"name": "Phòng Ví Dụ", "manager_id": False})
        staff = self.staff_list(
            [
                ("Đặng Thị Hoa", "Trưởng phòng", "Phòng ví  Dụ", "Trưởng đơn vị", "hoa@vidu.vn", "", ""),
                ("Lý Văn Nam", "Chuyên viên", "T.VH", "Chuyên viên; Văn thư", "", "0905111222", ""),
                ("Lý Văn Bắc", "Chuyên viên", "T.VH", "Chuyên viên", "", "", ""),
            ]
        )
        self.assertEqual(staff.mapped("line_ids.act"), ["new"] * 3)
        self.assertEqual(staff.mapped("line_ids.proposed_login"), ["tp.vidu", "cv.vidu", "cv.vidu2"])
        staff.action_make()
        head, clerk, other = staff.sudo().line_ids.user_id
        self.assertEqual((head.login, clerk.login, other.login), ("tp.vidu", "cv.vidu", "cv.vidu2"))
        self.assertEqual((head.email, clerk.phone), ("hoa@vidu.vn", "0905111222"))
        self.assertEqual(unit.head_id, head)
        self.assertEqual(unit.clerk_ids, clerk)
        self.assertTrue(clerk.has_group("eoffice_documents.group_clerk"))
        self.assertFalse(other.has_group("eoffice_documents.group_clerk"))
        self.assertEqual((head | clerk | other).employee_ids.department_id, unit)
        self.assertEqual(head.employee_ids.job_title, "Trưởng phòng")
        log = self.env["eoffice.account.audit.log"].search([("user_id", "in", (head | clerk | other).ids)])
        self.assertEqual(log.mapped("act"), ["made"] * 3)
        self.assertEqual(log.done_by_id, self.administrator)
        self.env.cr.execute(
            "SELECT count(*) FROM res_users WHERE id IN %s AND password IS NOT NULL", [(head.id, clerk.id, other.id)]
        )
        self.assertEqual(self.env.cr.fetchone()[0], 0, "no password before the person has set it")

    def test_the_same_file_again_changes_nothing_and_a_changed_one_only_that(self):
        people = [GOOD, ("Lý Văn Nam", "Chuyên viên", "T.NV", "Văn thư", "", "", "")]
        self.staff_list(people).action_make()
        again = self.staff_list(people)
        self.assertEqual(again.mapped("line_ids.act"), ["same"] * 2)
        users = again.sudo().line_ids.user_id
        before = self.env["res.users"].search_count([])
        again.action_make()
        self.assertEqual(self.env["res.users"].search_count([]), before)
        typed = ("Lý Văn Nam", "Chuyên viên chính", "T.TC", "Chuyên viên", "", "", users[1].login)
        moved = self.staff_list([GOOD, typed])
        self.assertEqual(moved.mapped("line_ids.act"), ["same", "change"])
        self.assertIn("Chuyên viên → Chuyên viên chính", moved.line_ids[1].changes)
        moved.action_make()
        self.assertEqual(users[1].employee_ids.department_id, self.other)
        self.assertNotIn(users[1], self.department.clerk_ids, "who moves leaves their posts")
        self.assertFalse(users[1].has_group("eoffice_documents.group_clerk"))

    def test_letters_and_marks_are_joined_on_demand(self):
        name = unicodedata.normalize("NFD", "Lê Thị Tổ Hợp")
        staff = self.staff_list([(name, "Chuyên viên", "T.NV", "Chuyên viên", "", "", "")])
        self.assertEqual(staff.fault_count, 1)
        staff.action_compose()
        self.assertEqual((staff.fault_count, staff.line_ids.name), (0, "Lê Thị Tổ Hợp"))

    def test_system_administrators_are_out_of_reach(self):
        root = self.env.ref("base.user_admin")
        staff = self.staff_list([(root.name, "Quản trị", "T.NV", "Quản trị", "moi@vidu.vn", "", root.login)])
        self.assertTrue(staff.fault_count)

    def test_the_head_prepares_his_unit_and_the_administrator_makes_it(self):
        staff = self.staff_list([(*GOOD[:2], "", *GOOD[3:])], user=self.head)
        self.assertEqual((staff.unit_id, staff.fault_count), (self.department, 0))
        with self.assertRaises(AccessError):
            staff.action_make()
        self.assertFalse(self.env["res.users"].search([("email", "=", "mau@vidu.vn")]))
        staff.action_send()
        self.assertEqual(staff.state, "sent")
        foreign = self.staff_list([(*GOOD[:2], "T.TC", *GOOD[3:])], user=self.head)
        self.assertIn("là đơn vị khác", foreign.line_ids.fault)
        staff.with_user(self.administrator).action_make()
        self.assertEqual(staff.state, "done")
        with self.assertRaises(UserError):
            staff.line_ids.name = "Tên Khác"

    def test_who_may_what(self):
        staff = self.staff_list([GOOD], user=self.head)
        table = {
            self.head: (True, True),
            self.deputy: (True, True),
            self.other_head: (False, False),
            self.administrator: (True, True),
            self.team: (True, False),
            self.specialist: (False, False),
            self.clerk: (False, False),
            self.helper: (False, False),
        }
        for user, (read, write) in table.items():
            for records in (staff, staff.line_ids):
                with self.subTest(user=user.login, model=records._name):
                    self.assertEqual(records.with_user(user).has_access("read"), read)
                    self.assertEqual(records.with_user(user).has_access("write"), write)
        with self.assertRaises(AccessError):
            staff.with_user(self.head).state = "done"
        with self.assertRaises(AccessError):
            staff.line_ids.with_user(self.head).write({"user_id": self.leader.id})
        with self.assertRaises(AccessError):
            self.staff_list([GOOD], user=self.other_head, unit_id=self.department.id)
        log = self.env["eoffice.account.audit.log"]
        log._add("made", self.specialist)
        row = log.search([("user_id", "=", self.specialist.id)])
        for act in (lambda: row.sudo().write({"note": "khác"}), row.sudo().unlink):
            with self.assertRaises(AccessError):
                act()

    def test_readiness_counts_accounts_and_first_log_ins(self):
        self.env["hr.employee"].create({"name": "Chưa Có", "department_id": self.department.id})
        needs = {need[0]: need[2:4] for need in self.department._eoffice_readiness()}
        self.assertEqual((needs["accounts"], needs["first_log_in"]), ((4, 5), (0, 4)))
        self.env["res.users.log"].with_user(self.head).sudo().create({})
        needs = {need[0]: need[2:4] for need in self.department._eoffice_readiness()}
        self.assertEqual(needs["first_log_in"], (1, 4))


@tagged("post_install", "-at_install")
class TestStaffFiles(RolloutCase):
    """What is told of the file itself; tests/tabular has all that a file may be."""

    def test_a_csv_file(self):
        people = read_people("Họ tên;Đơn vị;Khác\nNguyễn Văn Mẫu;Phòng Nội vụ;x\n\n".encode())
        self.assertEqual(people, [{"row": 2, "name": "Nguyễn Văn Mẫu", "unit_name": "Phòng Nội vụ"}])

    def test_the_last_cells_may_be_left_out_but_none_be_too_many(self):
        self.assertEqual(read_people("Họ tên,Đơn vị,Email\nAn,Sở\n".encode())[0]["unit_name"], "Sở")
        with self.assertRaises(TableError):
            read_people("Họ tên,Đơn vị\nAn,Sở,x\n".encode())

    def test_long_cells_are_cut_and_lines_without_known_columns_left_out(self):
        people = read_people(("Họ tên,Đơn vị,Khác\n" + "a" * 300 + ",Sở,\n,,x\n").encode())
        self.assertEqual([len(person["name"]) for person in people], [200])

    def test_what_is_no_list_is_told_in_a_sentence(self):
        head = "Họ tên,Đơn vị\n".encode()
        files = {
            b"\0": "không phải tệp Excel hay CSV",
            b"a,b\n1,2\n": "dòng tiêu đề",
            "Chức vụ,Đơn vị\nx,y\n".encode(): "dòng tiêu đề",
            head: "chưa có dòng nào",
            head + b'"a,b\n': "Dòng 2: .*ngoặc kép",
            head + b"a b,c\n" * 2001: "2000 dòng",
        }
        lists = self.env["eoffice.account.import"].with_user(self.administrator).with_context(lang="vi_VN")
        for data, words in files.items():
            with self.subTest(words), self.assertRaisesRegex(UserError, words):
                lists.create({"file": base64.b64encode(data), "file_name": "ds.csv"})

    def test_log_in_names(self):
        names = {
            ("Trưởng phòng", "Phòng Văn hóa và Thông tin"): "tp.vanhoa",
            ("Phó Trưởng phòng", "Phòng Nội vụ"): "ptp.noivu",
            ("Chủ tịch", "UBND xã Phước An"): "ct.phuocan",
            ("Chuyên viên chính", "Văn phòng HĐND và UBND"): "cv.vanphong",
            ("Giám đốc", "Trung tâm Văn hóa - Thông tin"): "gd.vanhoa",
            ("", ""): "cb.coquan",
        }
        for (title, unit), login in names.items():
            with self.subTest(title=title, unit=unit):
                self.assertEqual(login_stem(title, unit), login)
