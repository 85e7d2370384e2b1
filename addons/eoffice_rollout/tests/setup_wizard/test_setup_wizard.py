import base64

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, HttpCase, TransactionCase, new_test_user, tagged

from ...models.setup_wizard.eoffice_setup_wizard import KEYS
from ...setup_wizard import code_of, kind_of, symbol_of

PDF = b"%PDF-1.4\n%%EOF"
UNITS = "Văn phòng HĐND và UBND\nPhòng Tài chính, Kế hoạch\nUBND xã Ví Dụ"
PEOPLE = (
    "Trần Văn Lãnh\tChủ tịch\tUBND\tLãnh đạo\n"
    "Phạm Thị Chánh\tChánh Văn phòng\tVP\tChánh văn phòng, Trưởng đơn vị\n"
    "Lê Thị Văn Thư\tVăn thư\tVP\tVăn thư\n"
    "Đỗ Văn Trưởng\tTrưởng phòng\tTCKH\tTrưởng đơn vị\n"
    "Võ Thị Xã\tChủ tịch\tUBND xã Ví Dụ\tTrưởng đơn vị"
)


class EmptyOffice(TransactionCase):
    """The company as a new database has it: no unit at work, no holiday, no phase, whatever sample is loaded."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        quiet = {"tracking_disable": True, "queue_job__no_delay": False, "no_reset_password": True}
        cls.env = cls.env(context={**cls.env.context, **quiet})
        cls.env["res.lang"]._activate_lang("vi_VN")
        for model in ("eoffice.rollout.unit", "eoffice.rollout.phase", "eoffice.approval.route"):
            cls.env[model].search([]).unlink()
        cls.env["eoffice.recipient.list"].search([]).unlink()
        cls.env["hr.department"].search([]).write({"active": False, "code": False})
        cls.env["resource.calendar.leaves"].search([("resource_id", "=", False)]).unlink()
        cls.env["ir.model.data"].search([("module", "=", "eoffice_office"), ("model", "=", "hr.department")]).unlink()
        company = cls.env.ref("base.main_company")
        company.name = "My Company"
        company.resource_calendar_id = cls.env["resource.calendar"].create({"name": "40 giờ"})
        groups = "base.group_system,eoffice_documents.group_administrator"
        cls.administrator = new_test_user(cls.env, "t_quantri", groups, lang="vi_VN", tz="Asia/Ho_Chi_Minh")
        cls.day = (
            cls.env["eoffice.setup.wizard"]._get_singleton().with_user(cls.administrator).with_context(lang="vi_VN")
        )

    def units(self):
        return self.env["hr.department"].search([], order="sequence, id")

    def inventory(self):
        """Every record the assistant could double."""
        models = (
            "hr.department",
            "res.users",
            "hr.employee",
            "eoffice.register",
            "res.partner",
            "eoffice.meeting.room",
            "eoffice.recipient.list",
            "eoffice.approval.route",
            "eoffice.approval.step",
            "eoffice.rollout.phase",
            "eoffice.rollout.unit",
            "eoffice.publication.topic",
            "resource.calendar.attendance",
            "resource.calendar.leaves",
            "ir.mail_server",
            "resource.calendar",
        )
        return {model: self.env[model].search_count([]) for model in models}

    def walk(self):
        """Each page with the least that a person types."""
        day = self.day
        day.action_open()
        day._step("office").wizard_id._enter("office")
        day.office_name = "UBND huyện Ví Dụ"
        day.action_next()
        self.assertEqual(day.step, "hours")
        day.action_next()
        day.unit_text = UNITS
        day.action_read_units()
        day.action_next()
        day.staff_text = PEOPLE
        day.action_read_people()
        day.action_next()
        day.action_next()
        day.sender_text = "UBND tỉnh Ví Dụ\nSở Nội vụ tỉnh Ví Dụ"
        day.action_read_senders()
        day.action_propose_lists()
        day.action_next()
        day.action_propose_routes()
        day.action_next()
        if day.waiting_ids:
            day.action_propose_phase()
        day.action_next()
        day.action_propose_topics()
        day.action_next()
        if day.env.user.has_group("base.group_system"):
            mail = {"sender": "vp@vidu.example", "smtp_host": "smtp.vidu.example"}
            day.write({"base_url": "https://vpdt.vidu.example", **mail})
            day.action_next()
        else:
            day.action_skip()
        self.assertEqual(day.step, "ready")


@tagged("post_install", "-at_install")
class TestFirstDay(EmptyOffice):
    def test_from_nothing_to_the_first_document_with_number_1(self):
        self.assertTrue(self.day._is_needed())
        self.walk()
        top, office, department, commune = self.units()
        self.assertEqual(self.env.ref("base.main_company").name, "UBND huyện Ví Dụ")
        self.assertEqual(top.mapped("name") + [top.symbol_code], ["UBND huyện Ví Dụ", "UBND"])
        self.assertEqual((office + department + commune).parent_id, top)
        self.assertEqual(department.name, "Phòng Tài chính, Kế hoạch", "a comma is part of a name")
        self.assertEqual([unit.code for unit in (office, department, commune)], ["VP", "TCKH", "VIDU"])
        self.assertEqual(top.head_id.name, "Trần Văn Lãnh")
        self.assertEqual(office.head_id.name, "Phạm Thị Chánh")
        clerk = top.clerk_ids
        self.assertEqual(clerk.name, "Lê Thị Văn Thư")
        books = self.env["eoffice.register"].search([("unit_id", "=", top.id)])
        self.assertEqual(sorted(books.mapped("code")), ["DEN", "DEN-MAT", "DI", "DI-MAT"])
        documents = self.env["eoffice.document"].with_user(clerk).with_context(lang="vi_VN")
        document = documents._receive_files([("scan.pdf", PDF)])
        document.write(
            {
                "number": "186",
                "symbol": "TB-SNV",
                "issuer_name": "Sở Nội vụ tỉnh Ví Dụ",
                "issued_on": "2026-01-05",
                "document_type_id": self.env["eoffice.document.type"]._by_code("TB").id,
                "subject": "Triển khai Văn phòng điện tử",
            }
        )
        document.action_register_anyway()
        self.assertEqual((document.sequence_number, document.unit_id), (1, top))
        self.assertEqual(document.sudo().assignment_ids.principal_id.member_ids, top.office_chief_ids)

    def test_a_second_time_nothing_is_doubled(self):
        self.walk()
        before = self.inventory()
        self.walk()
        self.assertEqual(self.inventory(), before)
        self.day.action_finish()
        self.assertFalse(self.day._is_needed())
        for key in KEYS[:-1]:
            self.day._enter(key)
            if key != "people":  # saved without typing anything
                self.day.action_next()
        self.assertEqual(self.inventory(), before)

    def test_every_page_skipped_writes_nothing_and_the_last_says_what_is_missing(self):
        before = self.inventory()
        self.day.action_open()
        for key in KEYS[:-1]:
            self.assertEqual(self.day.step, key)
            self.day.action_skip()
        self.assertEqual(self.inventory(), before)
        self.assertEqual(self.day.step, "ready")
        self.assertEqual(set(self.day.step_ids.mapped("state")), {"skipped", "open"})
        missing = {check.name for check in self.day.check_ids if not check.good}
        self.assertIn("Cơ quan có tên", missing)
        self.assertIn("Luồng trình ký", missing)
        self.assertTrue(self.day._is_needed(), "left half-way, it is still to be finished")
        self.day.action_finish()
        self.assertFalse(self.day._is_needed())

    def test_what_was_typed_waits_until_it_is_saved_or_skipped(self):
        self.day._enter("office")
        self.day.office_name = "Sở Ví Dụ"
        self.day.step_ids.filtered(lambda step: step.key == "phases").action_show()
        self.assertEqual(self.day.step, "phases")
        self.day._enter("office")
        self.assertEqual(self.day.office_name, "Sở Ví Dụ")
        self.assertFalse(self.units())
        self.day.action_skip()
        self.day._enter("office")
        self.assertFalse(self.day.office_name)

    def test_faults_of_units_are_told_by_row_and_nothing_is_written(self):
        self.day._enter("office")
        self.day.office_name = "UBND huyện Ví Dụ"
        self.day.action_next()
        self.day._enter("units")
        self.day.unit_text = (
            "Tên đơn vị\tTên viết tắt\tLoại\tĐơn vị trên\n"
            "Phòng Nội vụ\tNV\t\t\n"
            "Phòng Nông vụ\tNV\t\t\n"
            "Đội Trật tự\tDTT\t\tPhòng Không Có\n"
            "Tổ Ví Dụ\tTVD\tLoại lạ\t\n"
            "Phòng Tư pháp\tUBND\t\t\n"
            "Tổ Hộ tịch\tTHT\t\tPhòng Tư pháp"
        )
        self.day.action_read_units()
        words = [False, "dòng 1", "Phòng Không Có", "Loại lạ", "UBND huyện Ví Dụ", False]
        for line, word in zip(self.day.unit_line_ids, words, strict=True):
            with self.subTest(line.name):
                self.assertEqual(bool(line.fault), bool(word), line.fault)
                self.assertIn(word or "", line.fault or "")
        with self.assertRaises(UserError):
            self.day.action_next()
        self.assertEqual(len(self.units()), 1)
        lines = self.day.unit_line_ids
        lines[1].code, lines[2].above, lines[4].code = "NOV", "NV", "TP"
        lines[3].type_id = self.env.ref("eoffice_documents.unit_kind_service")
        self.assertEqual(self.day.unit_fault_count, 0)
        self.day.action_next()
        units = {unit.code: unit for unit in self.units()}
        self.assertEqual((units["DTT"].parent_id, units["THT"].parent_id), (units["NV"], units["TP"]))

    def test_a_unit_is_changed_where_it_stands(self):
        self.walk()
        department = self.units()[2]
        self.day._enter("units")
        line = self.day.unit_line_ids.filtered(lambda line: line.unit_id == department)
        self.assertEqual(set(self.day.unit_line_ids.mapped("act")), {"same"})
        line.name = "Phòng Tài chính"
        self.assertEqual(line.act, "change")
        self.assertIn("Phòng Tài chính, Kế hoạch → Phòng Tài chính", line.changes)
        self.day.action_next()
        self.assertEqual((department.name, len(self.units())), ("Phòng Tài chính", 4))

    def test_hours_replace_those_of_the_engine_and_own_hours_stay(self):
        self.day._enter("hours")
        self.day.write(
            {"week": "5.5", "morning_from": 7, "morning_to": 11.5, "afternoon_from": 13.5, "afternoon_to": 17}
        )
        self.day.action_next()
        calendar = self.env.ref("base.main_company").resource_calendar_id
        self.assertEqual(len(calendar.attendance_ids), 11)
        holidays = self.day._holidays(self.day.holiday_year)
        self.assertGreaterEqual(len(holidays), 8)
        self.day._enter("hours")
        self.day.action_next()
        self.assertEqual((len(calendar.attendance_ids), self.day._holidays(self.day.holiday_year)), (11, holidays))
        calendar.attendance_ids.filtered(
            lambda line: line.dayofweek == "2" and line.day_period == "morning"
        ).hour_to = 11
        self.day._enter("hours")
        self.assertTrue(self.day.own_week)
        self.day.action_next()
        self.assertIn(11, calendar.attendance_ids.mapped("hour_to"))
        self.day._enter("hours")
        self.day.sudo().own_week = False
        self.day.afternoon_from = 6
        with self.assertRaises(UserError):
            self.day.action_next()

    def test_a_book_may_begin_later_and_a_special_one_is_kept_for_its_types(self):
        self.walk()
        self.day._enter("registers")
        decisions = self.env.ref("eoffice_rollout.book_decisions")
        self.day.offered_register_ids += decisions
        self.day.action_make_registers()
        book = self.day.register_ids.filtered(lambda book: book.code == "DI-QD")
        self.assertEqual((len(book), book.type_ids), (1, decisions.type_ids))
        self.day.write({"register_ids": [(1, book.id, {"first_number": 512})]})
        self.assertEqual(book.first_number, 512)

    def test_lists_of_the_pages_are_the_records_of_the_office(self):
        self.walk()
        top, _office, department, commune = self.units()
        self.day.write({"room_ids": [(0, 0, {"name": "Phòng họp Ví Dụ", "seats": 20})]})
        self.assertEqual(self.env["eoffice.meeting.room"].search([("name", "=", "Phòng họp Ví Dụ")]).seats, 20)
        self.day.write({"route_ids": [(0, 0, {"name": "KT.", "unit_id": top.id, "signer_authority": "kt"})]})
        route = self.env["eoffice.approval.route"].search([("name", "=", "KT.")])
        self.assertEqual(route.step_ids.mapped("type"), ["content", "form", "sign"])
        phase = self.day.phase_ids
        self.assertEqual(phase.unit_ids, self.units())
        self.day.write({"phase_ids": [(1, phase.id, {"unit_ids": [(3, commune.id)]})]})
        self.assertEqual(self.day.waiting_ids, commune)
        late = [(0, 0, {"name": "Đợt 2", "date": "2030-01-01", "unit_ids": [(6, 0, [commune.id, department.id])]})]
        self.day.write({"phase_ids": late})
        self.assertEqual(department._paper_stops_on().year, 2030)
        self.assertFalse(self.day.waiting_ids)

    def test_a_unit_on_screen_stays_in_its_phase(self):
        self.walk()
        phase = self.day.phase_ids
        phase.sudo().date = "2020-01-01"
        with self.assertRaises(UserError):
            self.day.write({"phase_ids": [(1, phase.id, {"unit_ids": [(5, 0, 0)]})]})
        self.assertEqual(len(phase.unit_ids), 4)

    def test_the_ready_page_names_what_is_missing_and_leads_there(self):
        self.walk()
        self.units()[2].manager_id = False
        self.env["ir.config_parameter"].set_param("web.base.url", "http://localhost:8069")
        self.day.action_check_again()
        red = {check.name: check for check in self.day.check_ids if not check.good}
        self.assertIn("Phòng Tài chính, Kế hoạch", red["Đơn vị nào cũng có người đứng đầu có tài khoản"].missing)
        self.assertIn("localhost", red["Địa chỉ hệ thống"].missing)
        self.assertEqual(red["Ai cũng đã nhận liên kết hoặc phiếu"].action_mend()["res_model"], "res.users")
        red["Địa chỉ hệ thống"].action_mend()
        self.assertEqual(self.day.step, "mail")
        self.assertNotIn("Luồng trình ký", red)

    def test_a_running_office_is_not_brought_here(self):
        self.env["hr.department"].create({"name": "Phòng Có Sẵn", "code": "PCS"})
        self.assertFalse(self.day._is_needed())
        self.day.action_open()
        self.day.action_skip()
        self.assertFalse(self.day._is_needed())

    def test_files_are_read_and_wrong_ones_refused(self):
        self.day._enter("units")
        with self.assertRaises(UserError):
            self.day.action_read_units()
        self.day.unit_file = base64.b64encode("Tên đơn vị;Mã\nPhòng Y tế;YT\n".encode())
        self.day.action_read_units()
        self.assertEqual((self.day.unit_line_ids.code, self.day.unit_file), ("YT", False))
        self.day.unit_file = base64.b64encode(b"\xd0\xcf\x11\xe0")
        with self.assertRaises(UserError):
            self.day.action_read_units()

    def test_the_form_opens_on_each_page(self):
        self.walk()
        for key in KEYS:
            self.day._enter(key)
            self.assertEqual(Form(self.day).step, key)


@tagged("post_install", "-at_install")
class TestFirstDayRights(EmptyOffice):
    def test_nobody_else_reads_or_moves_it(self):
        self.day._enter("office")
        before = self.inventory()
        for role in ("specialist", "clerk", "unit_head", "leader", "office_chief", "help"):
            user = new_test_user(self.env, f"t_first_{role}", f"eoffice_documents.group_{role}")
            day = self.day.with_user(user)
            before["res.users"] = self.env["res.users"].search_count([])
            before["res.partner"] = self.env["res.partner"].search_count([])
            acts = (
                lambda day: day.action_open(),
                lambda day: day.action_next(),
                lambda day: day.action_skip(),
                lambda day: day.action_back(),
                lambda day: day.action_finish(),
                lambda day: day.action_read_units(),
                lambda day: day.action_fill_holidays(),
                lambda day: day.action_make_people(),
                lambda day: day.action_make_registers(),
                lambda day: day.action_propose_routes(),
                lambda day: day.action_propose_phase(),
                lambda day: day.action_propose_topics(),
                lambda day: day.action_propose_lists(),
                lambda day: day.action_test_mail(),
                lambda day: day.read(["office_name"]),
                lambda day: day.write({"office_name": "x"}),
                lambda day: day.write({"phase_ids": [(0, 0, {"name": "x", "date": "2030-01-01"})]}),
                lambda day: day.step_ids.action_show(),
            )
            for place, act in enumerate(acts):
                with self.subTest(role=role, act=place), self.assertRaises(AccessError):
                    act(day)
            for model in ("step", "readiness", "unit", "agency", "register"):
                self.assertFalse(self.env[f"eoffice.setup.wizard.{model}"].with_user(user).has_access("read"), model)
        self.assertEqual(self.inventory(), before)

    def test_the_administrator_of_the_office_does_not_touch_the_server(self):
        plain = new_test_user(self.env, "t_plain", "eoffice_documents.group_administrator")
        day = self.day.with_user(plain)
        day._enter("mail")
        settings = self.env["ir.config_parameter"]
        before = settings.get_param("web.base.url"), self.env["ir.mail_server"].search_count([])
        for act in (
            lambda: day.write({"base_url": "https://evil.example"}),
            lambda: day.write({"smtp_host": "evil.example"}),
            lambda: day.read(["smtp_pass"]),
        ):
            with self.assertRaises(AccessError):
                act()
        for act in (day.action_next, day.action_test_mail):
            with self.assertRaises(UserError):
                act()
        day.action_skip()
        self.assertEqual((settings.get_param("web.base.url"), self.env["ir.mail_server"].search_count([])), before)

    def test_the_administrator_of_the_office_sets_all_the_rest_up(self):
        plain = new_test_user(self.env, "t_plain", "eoffice_documents.group_administrator", lang="vi_VN")
        self.day = self.day.with_user(plain)
        self.walk()
        self.assertEqual(len(self.units()), 4)
        self.assertTrue(self.units()[0].clerk_ids)
        self.assertEqual(len(self.day.phase_ids.unit_ids), 4)

    def test_the_computed_fields_cannot_be_forged(self):
        self.day._enter("office")
        for values in ({"step": "ready"}, {"finished_on": "2026-01-01"}, {"own_week": True}):
            with self.assertRaises(AccessError):
                self.day.write(values)
        with self.assertRaises(AccessError):
            self.day.write({"phase_ids": [(0, 0, {"name": "x", "date": "2030-01-01", "line_ids": []})]})
        unit = self.env["hr.department"].create({"name": "Phòng X"})
        through = {"name": "x", "date": "2030-01-01", "unit_ids": [(1, unit.id, {"head_id": self.administrator.id})]}
        with self.assertRaises(AccessError):
            self.day.write({"phase_ids": [(0, 0, through)]})
        self.assertFalse(unit.head_id)
        with self.assertRaises(AccessError):
            self.env["eoffice.setup.wizard.unit"].with_user(self.administrator).create(
                {"wizard_id": self.day.id, "name": "Phòng Y tế", "unit_id": 1}
            )
        other = self.env["eoffice.meeting.room"].create({"name": "Phòng khác", "active": False})
        self.day.write({"room_ids": [(1, other.id, {"name": "Đổi"})]})
        self.assertEqual(other.name, "Phòng khác", "only what the list shows is written")


@tagged("post_install", "-at_install")
class TestFirstDayNames(TransactionCase):
    def test_kinds_codes_and_symbols(self):
        names = {
            "UBND huyện Ví Dụ": ("committee", "UBND", "UBND"),
            "Văn phòng HĐND và UBND": ("office", "VP", "VP"),
            "Phòng Lao động - Thương binh và Xã hội": ("department", "LDTBXH", "PLĐTBXH"),
            "Ban Quản lý dự án": ("service", "BQLDA", "BQLDA"),
            "Ban QLDA": ("service", "BQLDA", "BQLDA"),
            "Sở Nội vụ": ("department", "NV", "SNV"),
            "Hội Chữ thập đỏ": ("association", "HCTD", "HCTĐ"),
            "UBND xã Phước Sơn": ("commune", "PHUOCSON", "UBND"),
            "Trung tâm phát triển quỹ đất": ("service", "TTPTQD", "TTPTQĐ"),
            "UBND thị trấn Diêu Trì": ("town", "DIEUTRI", "UBND"),
            "Phòng": ("department", "P", "P"),
        }
        for name, wanted in names.items():
            with self.subTest(name):
                self.assertEqual((kind_of(name), code_of(name), symbol_of(name)), wanted)


@tagged("post_install", "-at_install")
class TestFirstDayLanding(HttpCase):
    def test_the_administrator_lands_here_only_while_nothing_is_set_up(self):
        action = self.env.ref("eoffice_rollout.action_open_setup_wizard").id
        new_test_user(self.env, "t_landing", "eoffice_documents.group_administrator", password="t_landing")
        new_test_user(self.env, "t_clerk_landing", "eoffice_documents.group_clerk", password="t_clerk_landing")

        def home(login):
            self.authenticate(login, login)
            return self.make_jsonrpc_request("/web/session/get_session_info", {})["home_action_id"]

        self.env["hr.department"].search([]).active = False
        self.assertEqual(home("t_landing"), action)
        self.assertFalse(home("t_clerk_landing"))
        self.env["eoffice.setup.wizard"]._get_singleton().finished_on = "2026-01-01 00:00:00"
        self.assertFalse(home("t_landing"))
