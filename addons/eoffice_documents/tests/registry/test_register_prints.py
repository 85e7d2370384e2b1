import io
from datetime import date, datetime
from unittest.mock import patch

import openpyxl
import pdfplumber
from odoo import fields
from odoo.addons.queue_job.tests.common import trap_jobs
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ...models.common import office_clock
from ...models.registry import eoffice_register_print
from ..common.case import OfficeCase

# the columns of the decree (N30 PL IV), word for word
TITLES = {
    "incoming": (
        "Sổ đăng ký văn bản đến",
        [
            "Ngày đến",
            "Số đến",
            "Tác giả",
            "Số, ký hiệu văn bản",
            "Ngày tháng văn bản",
            "Tên loại và trích yếu nội dung văn bản",
            "Đơn vị hoặc người nhận",
            "Ngày chuyển",
            "Ký nhận",
            "Ghi chú",
        ],
    ),
    "outgoing": (
        "Sổ đăng ký văn bản đi",
        [
            "Số, ký hiệu văn bản",
            "Ngày tháng văn bản",
            "Tên loại và trích yếu nội dung văn bản",
            "Người ký",
            "Nơi nhận văn bản",
            "Đơn vị, người nhận bản lưu",
            "Số lượng bản",
            "Ngày chuyển",
            "Ký nhận",
            "Ghi chú",
        ],
    ),
    "post": (
        "Sổ gửi văn bản đi bưu điện",
        ["Ngày chuyển", "Số, ký hiệu văn bản", "Nơi nhận văn bản", "Số lượng bì", "Ký nhận và dấu bưu điện", "Ghi chú"],
    ),
    "use": (
        "Sổ sử dụng bản lưu",
        [
            "Ngày tháng",
            "Họ và tên người sử dụng",
            "Số, ký hiệu, ngày tháng văn bản",
            "Tên loại và trích yếu nội dung văn bản",
            "Số và ký hiệu hồ sơ",
            "Ký nhận",
            "Ngày trả",
            "Người cho phép sử dụng",
            "Ghi chú",
        ],
    ),
    "follow_up": (
        "Sổ theo dõi giải quyết văn bản đến",
        [
            "Số đến",
            "Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản",
            "Đơn vị hoặc người nhận",
            "Thời hạn giải quyết",
            "Tiến độ giải quyết",
            "Số, ký hiệu văn bản trả lời",
            "Ghi chú",
        ],
    ),
}
WHO = ("clerk", "chief", "leader", "head", "specialist", "other_clerk", "administrator", "helper")


class RegisterPrintCase(OfficeCase):
    def ask(self, kind="incoming", file_format="pdf", user=None, register=None, start=None, end=None):
        today = office_clock.today(self.env)
        prints = self.env["eoffice.register.print"].with_user(user or self.clerk)
        register = self.register if register is None else register
        start, end = start or today.replace(month=1, day=1), end or today
        return prints._request(kind, self.committee, register, start, end, file_format)

    def file(self, print_):
        return print_.attachment_id.raw

    def table(self, **choice):
        """The rows below the head of the Excel file, and the head."""
        sheet = openpyxl.load_workbook(io.BytesIO(self.file(self.ask(file_format="xlsx", **choice)))).active
        head = int(sheet.freeze_panes[1:]) - 1
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=head)]
        return rows[0], rows[1:]


@tagged("post_install", "-at_install")
class TestRegisterPrints(RegisterPrintCase):
    def test_columns_and_titles_are_those_of_the_decree(self):
        self.at_head()
        outgoing = self.register.copy({"direction": "outgoing", "code": "DI", "name": "Sổ văn bản đi"})
        for kind, (title, columns) in TITLES.items():
            with self.subTest(kind):
                print_ = self.ask(kind, "xlsx", register=outgoing if kind == "outgoing" else self.register)
                sheet = openpyxl.load_workbook(io.BytesIO(self.file(print_))).active
                head = int(sheet.freeze_panes[1:]) - 1
                self.assertEqual(sheet["A1"].value.capitalize(), title)
                self.assertEqual([cell.value for cell in sheet[head]], columns)

    def test_the_incoming_register_tells_what_came_and_where_it_went(self):
        document = self.at_head(note="Kèm đĩa")
        opened = self.line(document, self.department)
        opened._mark_opened()
        day = datetime.combine(office_clock.today(document.env), datetime.min.time())
        _head, rows = self.table()
        self.assertEqual(
            rows,
            [
                [
                    day,
                    1,
                    "Sở Nội vụ tỉnh Ví Dụ",
                    "186/TB-UBND",
                    datetime(2015, 11, 30),
                    "Thông báo: Triển khai Văn phòng điện tử tại các phòng, ban",
                    "T.NV; T.TC",
                    day,
                    rows[0][8],
                    "Kèm đĩa",
                ]
            ],
        )
        self.assertIn(f"{day:%d/%m/%Y}", rows[0][8])

    def test_a_voided_number_stays_in_its_row_with_the_reason(self):
        document = self.registered()
        document._void("Nhầm nơi nhận")
        self.registered(number="187")
        _head, rows = self.table()
        self.assertEqual([row[1] for row in rows], [1, 2])
        self.assertIn("Nhầm nơi nhận", rows[0][9])

    def test_the_period_is_kept(self):
        document = self.registered()
        document.sudo().received_on = date(self._year() - 1, 12, 31)
        self.assertEqual(self.table()[1], [])
        self.assertEqual(self.table(start=date(self._year() - 1, 12, 31))[1][0][1], 1)

    def test_follow_up_shows_the_deadline_and_who_is_late(self):
        document = self.registered()
        self.first_line(document)._forward([self.target(self.department, deadline=datetime(self._year(), 1, 5, 10))])
        _head, rows = self.table(kind="follow_up")
        self.assertEqual(rows[0][0], 1)
        self.assertIn("186/TB-UBND", rows[0][1])
        self.assertIn("Sở Nội vụ tỉnh Ví Dụ", rows[0][1])
        self.assertEqual((rows[0][2], rows[0][3]), ("T.NV", datetime(self._year(), 1, 5)))
        late = rows[0][4]
        self.line(document, self.department)._complete("Đã trả lời")
        self.assertNotEqual(self.table(kind="follow_up")[1][0][4], late)

    def test_hand_over_lists_what_left_the_office_by_receiver(self):
        first = self.at_specialist(number="1")
        self.at_head(number="2")
        _head, rows = self.table(kind="handover")
        self.assertEqual([row[4] for row in rows], ["T.NV", "T.NV", "T.TC", "T.TC", "t_leader", "t_leader"])
        self.assertEqual(rows[0][1], first.sequence_number)

    def test_loans(self):
        document = self.registered(dossier_notation="01/NV")
        document._lend(self.head)
        _head, rows = self.table(kind="use")
        self.assertEqual((rows[0][1], rows[0][4], rows[0][6], rows[0][7]), ("t_head", "01/NV", None, "t_clerk"))
        document.action_return_original()
        self.assertTrue(self.table(kind="use")[1][0][6])

    def test_top_secret_rows_show_the_type_only(self):
        document = (
            self.env["eoffice.document"]
            .with_user(self.clerk)
            .create(
                {
                    "issuer_name": "Tỉnh ủy",
                    "issued_on": "2026-01-01",
                    "document_type_id": self.notice.id,
                    "secrecy": "top_secret",
                    "number": "9",
                    "symbol": "TB",
                }
            )
        )
        document.action_register_anyway()
        head, rows = self.table(kind="incoming_secret", register=self.secret_register)
        row = dict(zip(head, rows[0], strict=True))
        self.assertEqual(row["Tên loại và trích yếu nội dung văn bản"], "Thông báo")
        self.assertTrue(row["Độ mật"])
        self.assertEqual(self.table()[1], [])

    def test_a_pdf_has_a_cover_page_numbers_a_head_on_each_page_and_whole_rows(self):
        for number in range(40):
            self.registered(number=str(number), subject=f"Dòng đầu {'của trích yếu ' * 12} dòng cuối {number}")
        print_ = self.ask()
        with pdfplumber.open(io.BytesIO(self.file(print_))) as pdf:
            pages = pdf.pages
            texts = [page.extract_text() for page in pages]
            size = (round(pages[1].width / 72 * 25.4), round(pages[1].height / 72 * 25.4))
            heads = [[" ".join(cell.split()) for cell in page.extract_tables()[0][0]] for page in pages[1:]]
            first_cells = [row[1] for page in pages[1:] for row in page.extract_tables()[0][2:]]
        self.assertEqual(size, (297, 210))
        self.assertIn("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN", texts[0])
        self.assertIn(f"Từ ngày 01/01/{self._year()} đến ngày", texts[0])
        self.assertIn("Từ số 1 đến số 40", texts[0])
        self.assertEqual(print_.page_count, len(pages) - 1)
        self.assertGreater(len(pages), 3)
        for number, text in enumerate(texts[1:], 1):
            self.assertIn(f"Trang {number}", text)
            self.assertIn("t_clerk", text)
        self.assertTrue(all(head == TITLES["incoming"][1] for head in heads))
        self.assertEqual(first_cells, [str(number) for number in range(1, 41)])
        self.assertIn(f"Sổ này có 40 dòng, {len(pages) - 1} trang", texts[-1])

    def test_an_empty_register_prints_as_well(self):
        with pdfplumber.open(io.BytesIO(self.file(self.ask()))) as pdf:
            self.assertIn("Không có dòng nào", pdf.pages[1].extract_text())

    def test_a_long_cell_does_not_break_a_row_apart(self):
        self.registered(note="x" * 500, issuer_name="Ban " * 49, subject="Một hai ba " * 45)
        with pdfplumber.open(io.BytesIO(self.file(self.ask()))) as pdf:
            self.assertEqual(len(pdf.pages), 2)

    def test_the_layout_in_force_at_the_end_of_the_period_is_used(self):
        layouts = self.env["eoffice.register.layout"]
        old = layouts._on("incoming", date(2026, 1, 1))
        new = old.copy({"valid_from": "2026-07-01", "name": "SỔ MỚI"})
        self.assertEqual(len(new.column_ids), 10)
        self.assertEqual(layouts._on("incoming", date(2026, 6, 30)), old)
        self.assertEqual(layouts._on("incoming", date(2026, 7, 1)), new)
        self.assertEqual(layouts._on("incoming", date(2015, 1, 1)), old)

    def test_every_print_is_on_record_and_stays(self):
        self.registered()
        print_ = self.ask()
        self.assertEqual((print_.state, print_.row_count, print_.user_id), ("ready", 1, self.clerk))
        shown = {"url": f"/web/content/{print_.attachment_id.id}", "show": True}
        self.assertEqual(print_.action_download()["params"], shown)
        with self.assertRaises(UserError):
            print_.sudo().unlink()

    def test_a_long_register_is_made_in_a_job_and_says_when_it_is_ready(self):
        self.registered()
        with patch.dict(eoffice_register_print.SYNC_LIMIT, pdf=0), trap_jobs() as jobs:
            print_ = self.ask()
            self.assertEqual(print_.state, "waiting")
            with self.assertRaises(UserError):
                print_.action_download()
            jobs.assert_jobs_count(1)
            jobs.perform_enqueued_jobs()
        self.assertEqual((print_.state, print_.row_count), ("ready", 1))

    def test_a_broken_job_shows_and_can_be_tried_again(self):
        with patch.dict(eoffice_register_print.SYNC_LIMIT, pdf=-1), trap_jobs():
            print_ = self.ask()
        print_.sudo().state = "failed"
        with trap_jobs() as jobs:
            print_.action_retry()
            jobs.assert_jobs_count(1)
        self.assertEqual(print_.state, "waiting")
        with self.assertRaises(UserError):
            print_.action_retry()

    def test_who_prints_registers(self):
        self.registered()
        for who in WHO:
            user = getattr(self, who)
            count = self.env["eoffice.register.print"].sudo().search_count([])
            with self.subTest(who):
                if who in ("clerk", "chief"):
                    self.assertEqual(self.ask(user=user).state, "ready")
                else:
                    with self.assertRaises(AccessError):
                        self.ask(user=user)
                    self.assertEqual(self.env["eoffice.register.print"].sudo().search_count([]), count)

    def test_a_keeper_prints_no_book_of_another_unit(self):
        self.registered(subject="Chuyện của Ủy ban")
        today = office_clock.today(self.env)
        first = today.replace(month=1, day=1)
        prints = self.env["eoffice.register.print"].with_user(self.other_clerk)
        windows = self.env["eoffice.register.print.wizard"].with_user(self.other_clerk)
        for book in (self.register, self.secret_register):
            kind = "incoming_secret" if book.secret else "incoming"
            with self.subTest(kind), self.assertRaises(AccessError):
                prints._request(kind, self.commune, book, first, today, "pdf")
            window = windows.create(
                {"unit_id": self.commune.id, "register_id": book.id, "date_from": first, "date_to": today}
            )
            with self.subTest(kind, by="window"), self.assertRaises(AccessError):
                window.action_print()
        self.assertFalse(prints.sudo().search([("unit_id", "=", self.commune.id)]))

    def test_who_reads_what_was_printed(self):
        self.registered()
        print_ = self.ask()
        for who in WHO:
            seen = print_.with_user(getattr(self, who))
            with self.subTest(who):
                if who in ("clerk", "chief"):
                    self.assertEqual(seen.search([("id", "=", print_.id)]), seen)
                    self.assertTrue(seen.attachment_id.raw)
                    continue
                for road in (
                    lambda: seen.read(["type"]),
                    lambda: seen.action_download(),
                    lambda: seen.action_retry(),
                    lambda: print_.sudo().attachment_id.with_user(seen.env.user).read(["raw"]),
                ):
                    with self.assertRaises(AccessError):
                        road()

    def test_nobody_writes_the_record_of_prints(self):
        print_ = self.ask()
        for who in WHO:
            seen = print_.with_user(getattr(self, who))
            for attempt in (
                lambda: seen.write({"row_count": 5}),
                lambda: seen.create({"type": "incoming"}),
                lambda: seen.unlink(),
            ):
                with self.subTest(who), self.assertRaises(AccessError):
                    attempt()

    def test_rows_cost_no_query_each(self):
        def cost():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            print_._rows()
            return self.env.cr.sql_log_count - before

        self.at_specialist()
        print_ = self.ask(file_format="xlsx").sudo()
        for kind in ("incoming", "follow_up", "handover"):
            print_.type = kind
            cost()
            few = cost()
            for number in range(5):
                self.at_specialist(number=str(number))
            with self.subTest(kind):
                self.assertLessEqual(cost(), few)
                self.assertLessEqual(few, 25)


@tagged("post_install", "-at_install")
class TestRegisterAsk(RegisterPrintCase):
    def form(self, **context):
        return Form(self.env["eoffice.register.print.wizard"].with_user(self.clerk).with_context(**context))

    def test_it_offers_the_book_of_the_year_so_far(self):
        form = self.form()
        today = office_clock.today(self.env)
        self.assertEqual((form.unit_id, form.register_id), (self.committee, self.register))
        self.assertEqual((form.date_from, form.date_to), (today.replace(month=1, day=1), today))

    def test_a_hand_over_list_is_of_today(self):
        form = self.form()
        form.type = "handover"
        self.assertEqual(form.date_from, form.date_to)

    def test_from_a_register_it_prints_that_one(self):
        book = self.secret_register
        ask = self.form(active_model="eoffice.register", active_id=book.id).save()
        self.assertEqual((ask.register_id, ask.type), (book, "incoming"))
        ask.action_print()
        print_ = self.env["eoffice.register.print"].with_user(self.clerk).search([], limit=1)
        self.assertEqual((print_.type, print_.register_id), ("incoming_secret", book))

    def test_a_book_of_the_other_direction_is_not_kept(self):
        form = self.form()
        form.type = "outgoing"
        self.assertFalse(form.register_id)

    def test_refusals_say_what_is_wrong(self):
        ask = self.form().save()
        ask.date_from = fields.Date.add(ask.date_to, days=1)
        with self.assertRaises(UserError):
            ask.action_print()
        ask.date_from = ask.date_to
        ask.register_id = False
        with self.assertRaises(UserError):
            ask.action_print()
        self.assertFalse(self.env["eoffice.register.print"].search([("unit_id", "=", self.committee.id)]))

    def test_the_file_opens_when_it_is_ready(self):
        action = self.form().save().action_print()
        self.assertEqual(action["tag"], "eoffice_file")
