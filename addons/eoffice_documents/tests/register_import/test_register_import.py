import csv
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
from freezegun import freeze_time
from odoo.addons.queue_job.exception import RetryableJobError
from odoo.addons.queue_job.tests.common import trap_jobs
from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged
from odoo.tools import file_open

from ...register_import import COLUMNS, HEADERS, SheetError
from ...register_import.loading import load_sheet, sheets_of
from ..common.case import PDF, OfficeCase

HEAD = "Số đến;Ngày đến;Số, ký hiệu;Ngày văn bản;Tác giả;Tên loại;Trích yếu;Người ký;Đơn vị nhận;Tệp"
ROWS = (
    "12;05/01/2015;186/TB-UBND;30/12/2014;UBND tỉnh Ví Dụ;Thông báo;Nghỉ Tết Ất Mùi;Lê Văn Một;T.NV;quet/12.pdf",
    "13;06/01/2015;15/QĐ-SNV;04/01/2015;Sở Nội vụ;QĐ;Tuyển dụng viên chức;Trần Thị Hai;Ông Ba;",
)


@tagged("post_install", "-at_install")
class TestHistory(OfficeCase):
    """Old registers are loaded row by row, once, with their numbers, and nothing of today moves."""

    def setUp(self):
        super().setUp()
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "quet").mkdir()
        (self.folder / "quet" / "12.pdf").write_bytes(PDF)
        self.documents = self.env["eoffice.document"]
        self.kept = 0

    def keep(self):
        self.env.flush_all()
        self.kept += 1

    def load(self, *rows, head=HEAD, name="so-den.csv"):
        path = self.folder / name
        path.write_text("\n".join((head, *rows)), encoding="utf-8-sig")
        self.said = []
        with trap_jobs() as self.trap:
            return load_sheet(self.env, path, self.committee, self.said.append, self.keep)

    def refused(self, name="so-den.csv"):
        """{line: reasons} of the report."""
        path = self.folder / name.replace(".csv", "-bi-loai.csv")
        if not path.exists():
            return {}
        with path.open(encoding="utf-8-sig", newline="") as file:
            return {int(row["Dòng"]): row["Lý do"] for row in csv.DictReader(file)}

    def old(self, number, year=2015):
        return self.documents.search(
            [("sequence_number", "=", number), ("dossier_year", "=", year), ("unit_id", "=", self.committee.id)]
        )

    def test_a_register_is_loaded(self):
        result = self.load(*ROWS)
        self.assertEqual((result.rows, result.new, result.refused), (2, 2, 0))
        first = self.old(12)
        self.assertEqual(first.received_on, date(2015, 1, 5))
        self.assertEqual((first.number, first.symbol, first.reference), ("186", "TB-UBND", "186/TB-UBND"))
        self.assertEqual((first.issued_on, first.document_type_id), (date(2014, 12, 30), self.notice))
        self.assertEqual((first.subject, first.issuer_name), ("Nghỉ Tết Ất Mùi", "UBND tỉnh Ví Dụ"))
        self.assertEqual((first.state, first.register_due, first.registered_on), ("done", False, False))
        self.assertEqual(first.register_id.year, 2015)
        self.assertTrue(first.register_id.closed)
        self.assertEqual(self.old(13).document_type_id.code, "QĐ")
        self.assertEqual(self.old(13).note, "Đơn vị nhận: Ông Ba")
        self.assertEqual(first.audit_log_ids.act, "loaded")
        self.assertIn("2 mới", self.said[-1])

    def test_who_had_it_reads_it_and_nobody_else(self):
        self.load(*ROWS)
        first = self.old(12)
        for who, sees in (
            (self.clerk, 1),
            (self.chief, 1),
            (self.head, 1),
            (self.specialist, 0),
            (self.other_clerk, 0),
        ):
            self.assertEqual(self.documents.with_user(who).search_count([("id", "=", first.id)]), sees, who.login)

    def test_nobody_owes_anything(self):
        self.load(*ROWS)
        self.assertFalse(self.old(12).assignment_ids)
        self.assertFalse(self.documents.search([("id", "in", self.old(12).ids), ("is_registering_late", "=", True)]))

    def test_it_is_found_by_its_words(self):
        self.load(*ROWS)
        self.assertEqual(
            self.documents.with_user(self.clerk).search(
                [("fulltext", "ilike", "tuyen dung vien chuc"), ("register_import_key", "!=", False)]
            ),
            self.old(13),
        )

    def test_a_second_run_changes_nothing(self):
        self.load(*ROWS)
        before = self.documents.search_count([])
        result = self.load(*ROWS, "14;07/01/2015;1/CV-X;;Xã;;Thêm một dòng;;;")
        self.assertEqual((result.new, result.known, result.refused), (1, 2, 0))
        self.assertEqual(self.documents.search_count([]), before + 1)
        self.assertEqual(len(self.old(12).recognition_ids), 1)

    def test_rows_are_kept_in_sets_so_that_a_break_loses_little(self):
        self.load(*[f"{n};05/01/2015;{n}/CV;;Xã;;Văn bản {n};;;" for n in range(1, 46)])
        self.assertEqual(self.kept, 3)
        self.assertEqual(
            self.documents.search_count([("dossier_year", "=", 2015), ("register_import_key", "!=", False)]), 45
        )

    def test_numbers_of_today_go_on(self):
        self.load(*ROWS)
        document = self.registered()
        self.assertEqual(document.sequence_number, 1)
        result = self.load(f"2;05/01/{self._year()};9/CV;;Xã;;Năm nay;;;")
        self.assertEqual(result.refused, 1)
        self.assertIn("hệ thống đang cấp", self.refused()[2])
        self.assertEqual(self.registered(number="187").sequence_number, 2)

    def test_an_office_that_starts_within_the_year_brings_its_first_numbers(self):
        self.register.first_number = 101
        result = self.load(f"100;05/01/{self._year()};9/CV;;Xã;;Trước khi có hệ thống;;;")
        self.assertEqual(result.new, 1)
        self.assertEqual(self.registered().sequence_number, 101)

    def test_bad_rows_are_refused_with_reasons_and_the_rest_goes_in(self):
        result = self.load(
            ";05/01/2015;1/CV;;Xã;;Không số;;;",
            "15a;05/01/2015;1/CV;;Xã;;Số chèn;;;",
            "16;31/02/2015;1/CV;;Xã;;Ngày sai;;;",
            "17;05/01/2099;1/CV;;Xã;;Tương lai;;;",
            "18;05/01/2015;1/CV;;Xã;;;;;",
            "19;05/01/2015;1/CV;;Xã;Truyện cười;Loại lạ;;;",
            "20;05/01/2015;1/CV;;Xã;;Thiếu tệp;;;quet/khong-co.pdf",
            "21;05/01/2015;1/CV;;Xã;;" + "dài " * 200 + ";;;",
            "22;05/01/2015;quá nhiều ô;;Xã;;a;;;;;;",
            "23;05/01/1015;1/CV;;Xã;;Xưa;;;",
            "24;05/01/2015;1/CV;;Xã;;Đúng;;;",
        )
        self.assertEqual((result.new, result.refused), (1, 10))
        reasons = self.refused()
        for line, part in (
            (2, "thiếu «Số đăng ký»"),
            (3, "15a"),
            (4, "không phải ngày"),
            (5, "tương lai"),
            (6, "thiếu «Trích yếu»"),
            (7, "Truyện cười"),
            (8, "không có tệp"),
            (9, "nhiều nhất 500"),
            (10, "cột"),
            (11, "1945"),
        ):
            self.assertIn(part, reasons[line])
        self.assertTrue(self.old(24))
        self.assertFalse(self.old(20))

    def test_a_corrected_row_goes_in_and_its_report_goes_away(self):
        self.load("16;31/02/2015;1/CV;;Xã;;Ngày sai;;;", ROWS[1])
        self.assertIn(2, self.refused())
        result = self.load("16;28/02/2015;1/CV;;Xã;;Ngày sai;;;", ROWS[1])
        self.assertEqual((result.new, result.known), (1, 1))
        self.assertEqual(self.refused(), {})

    def test_doubles(self):
        result = self.load(ROWS[0], ROWS[0], "12;08/01/2015;9/CV;;Xã;;Văn bản khác cùng số;;;")
        self.assertEqual((result.new, result.refused), (1, 2))
        self.assertEqual(self.load("12;08/01/2015;9/CV;;Xã;;Văn bản khác cùng số;;;").refused, 1)
        self.assertIn("đã có văn bản khác", self.refused()[2])
        self.assertEqual(len(self.old(12)), 1)

    def test_a_row_that_the_database_refuses_spoils_no_other(self):
        """What slips through the checks is found down to the row."""
        Document = self.env.registry["eoffice.document"]
        create = Document.create

        def refuse(model, vals_list):
            if any(vals.get("subject") == "Hỏng" for vals in vals_list):
                raise ValidationError("Hỏng thật")
            return create(model, vals_list)

        self.patch(Document, "create", refuse)
        result = self.load(*[f"{n};05/01/2015;{n}/CV;;Xã;;{'Hỏng' if n == 5 else 'Tốt'};;;" for n in range(1, 9)])
        self.assertEqual((result.new, result.refused), (7, 1))
        self.assertEqual(self.refused(), {6: "Hỏng thật"})

    def test_no_way_leads_out_of_the_folder(self):
        outside = self.folder.parent / f"{self.folder.name}-ngoai.pdf"
        outside.write_bytes(PDF)
        self.addCleanup(outside.unlink)
        (self.folder / "quet" / "lien-ket.pdf").symlink_to(outside)
        (self.folder / "quet" / "vong.pdf").symlink_to("vong.pdf")
        (self.folder / "rong.pdf").touch()
        (self.folder / "ma.sh").write_text("#!/bin/sh")
        names = (
            f"../{outside.name}",
            f"..\\{outside.name}",
            str(outside),
            "quet/lien-ket.pdf",
            "C:\\a.pdf",
            "quet/vong.pdf",
            "quet",
            "rong.pdf",
            "ma.sh",
            "/etc/passwd",
            "quet/../../etc/passwd",
        )
        result = self.load(*[f"{n};05/01/2015;{n}/CV;;Xã;;Tệp lạ;;;{name}" for n, name in enumerate(names, 1)])
        self.assertEqual((result.new, result.refused), (0, len(names)))
        self.assertFalse(self.env["ir.attachment"].search([("name", "ilike", outside.name)]))

    def test_windows_paths_and_several_files(self):
        (self.folder / "quet" / "phu luc.pdf").write_bytes(PDF + b" ")
        self.load('12;05/01/2015;1/CV;;Xã;;Hai tệp;;;"quet\\12.pdf;quet/phu luc.pdf"')
        self.assertEqual(self.old(12).recognition_ids.mapped("name"), ["12.pdf", "phu luc.pdf"])

    def test_hostile_cells_are_just_words(self):
        rows = [
            "31;05/01/2015;=cmd|' /C calc'!A0;;<script>;;<b>Đậm</b> %s {0} ') DROP TABLE x--;;;",
            '32;05/01/2015;1/CV;;Xã;;=HYPERLINK("x");;;khong-co.pdf',
            "33;05/01/2015;1/CV;;Xã;;Có ký tự \x01 lạ;;;",
            '34;05/01/2015;1/CV;;Xã;;"quên đóng ngoặc;;;',
            "35;05/01/2015;1/CV;;Xã;;Dòng sau vẫn vào;;;",
        ]
        result = self.load(*rows)
        self.assertEqual((result.new, result.refused), (2, 3))
        self.assertIn("<b>Đậm</b>", self.old(31).subject)
        self.assertTrue(self.old(35))
        report = (self.folder / "so-den-bi-loai.csv").read_text("utf-8-sig")
        self.assertNotIn(",=HYPERLINK", report)
        self.assertIn("ngoặc kép", self.refused()[5])

    def test_huge_cells(self):
        result = self.load("41;05/01/2015;1/CV;;Xã;;" + "a" * 3_000_000 + ";;;", ROWS[1])
        self.assertEqual((result.new, result.refused), (1, 1))
        self.assertLess((self.folder / "so-den-bi-loai.csv").stat().st_size, 5000)

    def test_a_cell_over_two_lines(self):
        self.load('12;05/01/2015;1/CV;;Xã;;"Dòng một\ndòng hai; có chấm phẩy";;;')
        self.assertEqual(self.old(12).subject, "Dòng một\ndòng hai; có chấm phẩy")

    def test_secrets_stay_out(self):
        result = self.load("12;05/01/2015;Chuyện mật;Tối mật", head="Số đến;Ngày đến;Trích yếu;Độ mật")
        self.assertEqual(result.refused, 1)
        self.assertIn("mật", self.refused()[2])
        self.assertFalse(self.old(12))

    def test_outgoing_registers(self):
        self.env["eoffice.register"].create(
            {"name": "Sổ đi", "code": "DI", "unit_id": self.committee.id, "direction": "outgoing", "year": self._year()}
        )
        self.load("7;05/01/2016;7/QĐ-UBND;Quyết định đi;đi", head="Số đi;Ngày đi;Số, ký hiệu;Trích yếu;Loại sổ")
        found = self.documents.with_user(self.clerk).search(
            [("direction", "=", "outgoing"), ("register_import_key", "!=", False), ("unit_id", "=", self.committee.id)]
        )
        self.assertEqual((found.sequence_number, found.state, found.register_id.code), (7, "issued", "DI"))

    def test_files_that_cannot_be_read_at_all(self):
        path = self.folder / "x.csv"
        for data in (
            b"",
            b"\xff\xfe\x00",
            "Số đến;Ngày đến;Trích yếu;Cột lạ\n".encode(),
            "Số đến;Ngày đến\n".encode(),
            "Số đến;Số đi;Ngày đến;Trích yếu\n".encode(),
        ):
            path.write_bytes(data)
            with self.subTest(data), self.assertRaises(SheetError):
                load_sheet(self.env, path, self.committee, self.said_nothing, self.keep)
        with self.assertRaises(SheetError):
            sheets_of(self.folder / "khong-co")

    said_nothing = staticmethod(lambda progress: None)

    def test_a_folder_is_read_without_its_reports(self):
        for name in ("b.csv", "a.csv", "a-bi-loai.csv"):
            (self.folder / name).touch()
        self.assertEqual([path.name for path in sheets_of(self.folder)], ["a.csv", "b.csv"])

    def test_other_headings_and_separators(self):
        self.load("12\t05/01/2015\tSO Y TE\tTrích", head="SO DEN\tngày đến\tcơ quan ban hành\tTRÍCH YẾU NỘI DUNG")
        self.assertEqual((self.old(12).issuer_name, self.old(12).subject), ("SO Y TE", "Trích"))

    @freeze_time("2026-11-24 02:00")  # 9:00 here
    def test_scans_are_read_at_night_after_those_of_the_day(self):
        self.load(ROWS[0])
        [job] = self.trap.enqueued_jobs
        self.assertEqual(job.eta, datetime(2026, 11, 24, 13, 0))  # 20:00 here
        self.assertGreater(job.priority, 30)
        with self.assertRaises(RetryableJobError) as later:
            self.old(12).recognition_ids._job_open()
        self.assertEqual(later.exception.seconds, 11 * 3600)
        self.assertTrue(later.exception.ignore_retry)

    @freeze_time("2026-11-24 20:00")  # 3:00 here
    def test_in_the_night_they_are_read_at_once(self):
        self.load(ROWS[0])
        self.assertFalse(self.trap.enqueued_jobs[0].eta)

    @freeze_time("2026-11-24 02:00")
    def test_the_administrator_sets_the_night(self):
        self.env["ir.config_parameter"].set_param("eoffice_documents.night_hours", "8-11")
        self.assertEqual(self.env["eoffice.recognition"]._until_night(), 0)
        self.env["ir.config_parameter"].set_param("eoffice_documents.night_hours", "tối-sáng")
        self.assertEqual(self.env["eoffice.recognition"]._night_hours(), (20, 6))

    def test_reading_adds_words_and_changes_nothing_else(self):
        self.load(ROWS[0])
        document = self.old(12)
        scan = document.recognition_ids
        scan.found = {"subject": {"value": "Khác hẳn", "confidence": 1}}
        self.env["eoffice.recognition.page"].create(
            {"recognition_id": scan.id, "number": 1, "state": "read", "text": "trang quét có chữ karaoke"}
        )
        document._fill_from(scan)
        self.assertEqual(document.subject, "Nghỉ Tết Ất Mùi")
        self.assertEqual(self.documents.search([("fulltext", "ilike", "karaoke"), ("id", "=", document.id)]), document)

    def test_what_is_loaded_cannot_be_forged(self):
        self.load(ROWS[0])
        with self.assertRaises(AccessError):
            self.old(12).with_user(self.clerk).register_import_key = "x"
        with self.assertRaises(AccessError):
            self.documents.with_user(self.clerk).create({"register_import_key": "x", "unit_id": self.committee.id})

    # the same rows through Odoo's own import

    def test_odoo_import(self):
        rows = self.env["eoffice.register.import.row"].with_user(self.clerk)
        names = ["sequence_number", "received_on", "reference", "issuer_name", "subject"]
        found = rows.load(
            names,
            [
                ["12", "05/01/2015", "186/TB-UBND", "UBND tỉnh Ví Dụ", "Nghỉ Tết Ất Mùi"],
                ["13", "2015-01-06", "15/QĐ-SNV", "Sở Nội vụ", "Tuyển dụng"],
            ],
        )
        self.assertFalse(found["messages"])
        self.assertEqual(rows.browse(found["ids"]).document_id, self.old(12) | self.old(13))
        self.assertEqual(rows.browse(found["ids"]).document_id.mapped("state"), ["done", "done"])

    def test_odoo_import_tells_the_bad_row(self):
        rows = self.env["eoffice.register.import.row"].with_user(self.clerk)
        found = rows.load(
            ["sequence_number", "received_on", "subject"], [["1", "05/01/2015", "Đúng"], ["2", "hôm qua", "Sai"]]
        )
        said = " ".join(message["message"] for message in found["messages"])
        self.assertIn("số đăng ký 2: «Ngày đăng ký»: «hôm qua»", said)
        self.assertFalse(found["ids"])

    def test_odoo_import_is_for_clerks_of_the_unit(self):
        values = {"sequence_number": "1", "received_on": "05/01/2015", "subject": "a", "unit": "T.UBND"}
        before = self.documents.search_count([])
        for who in (self.other_clerk, self.specialist, self.head, self.administrator):
            refusal = ValidationError if who == self.other_clerk else AccessError
            with self.subTest(who.login), self.assertRaises(refusal):
                self.env["eoffice.register.import.row"].with_user(who).create(values)
        self.assertEqual(self.documents.search_count([]), before)

    def test_odoo_import_takes_no_files_of_the_server(self):
        with self.assertRaises(ValidationError):
            self.env["eoffice.register.import.row"].with_user(self.clerk).create(
                {"sequence_number": "1", "received_on": "05/01/2015", "subject": "a", "files": "/etc/passwd"}
            )

    def test_labels_are_the_headings(self):
        """Excel files with the headings of the command are matched by Odoo's import without a click."""
        rows = self.env["eoffice.register.import.row"].with_context(lang="vi_VN")
        labels = {name: field["string"] for name, field in rows.fields_get(list(COLUMNS)).items()}
        self.assertEqual(labels, HEADERS)

    def test_the_sample_file_is_loaded_as_it_is(self):
        """What the screen offers to fill in has the headings that are understood, and its example row is right."""
        rows = self.env["eoffice.register.import.row"].with_user(self.clerk)
        [offer] = rows.get_import_templates()
        with file_open(offer["template"].removeprefix("/"), "rb") as file:
            [head, example] = openpyxl.load_workbook(file).active.iter_rows(values_only=True)
        names = {heading: name for name, heading in HEADERS.items()}
        found = rows.load([names[heading] for heading in head], [[cell or "" for cell in example]])
        self.assertFalse(found["messages"])
        self.assertEqual(rows.browse(found["ids"]).action_open_document()["res_id"], self.old(12).id)

    def test_many_rows_cost_few_queries_each(self):
        def cost(first, last):
            self.env.flush_all()
            before = self.env.cr.sql_log_count
            self.load(
                *[f"{n};05/01/2015;{n}/CV;;Xã;;Văn bản {n};;" for n in range(first, last)],
                head=HEAD.removesuffix(";Tệp"),
            )
            return self.env.cr.sql_log_count - before

        cost(1, 3)
        few, many = cost(10, 20), cost(100, 300)
        self.assertLess((many - few) / 190, 0.6)
