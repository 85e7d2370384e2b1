import csv
import io
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import xlwt
from odoo.tests import tagged

from ...error_translation import translated
from ...register_import import SheetError
from ...register_import.loading import load_sheet, sheets_of
from ...tabular import TableError
from ..common.case import OfficeCase

HEADINGS = ("STT", "Số đến", "Ngày đến", "Tác giả", "Số, ký hiệu", "Tên loại và trích yếu nội dung")
ROWS = (
    (1, 12, datetime(2015, 1, 5, 8, 30), "UBND tỉnh Ví Dụ", "186/TB-UBND", "Thông báo nghỉ Tết"),
    (2, 13, None, "Sở Nội vụ", "15/QĐ-SNV", "Quyết định tuyển dụng viên chức"),
    (3, 14, date(2015, 1, 6), "Sở Nội vụ", "16/QĐ-SNV", "Quyết định nghỉ hưu"),
)
# the same in .VnTime
TCVN3 = (
    (1, 12, "05/01/2015", "UBND tØnh VÝ Dô", "186/TB-UBND", "Th«ng b¸o nghØ TÕt"),
    (2, 13, "05/01/2015", "Së Néi vô", "15/Q§-SNV", "QuyÕt ®Þnh tuyÓn dông viªn chøc"),
    (3, 14, "06/01/2015", "Së Néi vô", "16/Q§-SNV", "QuyÕt ®Þnh nghØ h\u00adu"),
)


def xlsx(rows, merge=()):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for area in merge:
        book.active.merge_cells(area)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def xls(rows):
    book = xlwt.Workbook()
    sheet = book.add_sheet("Sổ")
    moment = xlwt.easyxf(num_format_str="dd/mm/yyyy hh:mm")
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(at, column, value, moment if isinstance(value, date) else xlwt.Style.default_style)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


TITLED = [("UBND HUYỆN VÍ DỤ",), ("SỔ ĐĂNG KÝ VĂN BẢN ĐẾN NĂM 2015",), HEADINGS, (1, 2, 3, 4, 5, 6), *ROWS]
FILES = {
    "so.xlsx": xlsx(TITLED, merge=("A2:F2", "C5:C6")),
    "so.xls": xls([("SỔ ĐẾN",), HEADINGS, ROWS[0], (*ROWS[1][:2], ROWS[0][2], *ROWS[1][3:]), ROWS[2]]),
    "so-vntime.xlsx": xlsx([HEADINGS, *TCVN3]),
    "so.csv": "\n".join(";".join(map(str, row)) for row in (HEADINGS, *TCVN3)).encode("utf-16"),
}


@tagged("post_install", "-at_install")
class TestRegisterFiles(OfficeCase):
    """Registers come in as offices keep them, by the command and on the screen alike."""

    def setUp(self):
        super().setUp()
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.said = []

    def load(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return load_sheet(self.env, path, self.committee, self.said.append, self.env.flush_all)

    def choose(self, data, lang="vi_VN"):
        """(what the screen shows of the file, what importing all its known columns says)."""
        screen = self.env["base_import.import"].with_user(self.clerk).with_context(lang=lang)
        chosen = screen.create({"res_model": "eoffice.register.import.row", "file": data, "file_name": "so"})
        options = {"has_headers": True, "quoting": '"', "separator": "", "date_format": "", "datetime_format": ""}
        shown = chosen.parse_preview(options)
        if "error" in shown:
            return shown, None
        fields = [(shown["matches"].get(at) or [False])[0] for at in range(len(shown["headers"]))]
        return shown, chosen.execute_import(fields, shown["headers"], options)

    def loaded(self):
        found = self.env["eoffice.document"].search(
            [("unit_id", "=", self.committee.id), ("register_import_key", "!=", False)], order="sequence_number"
        )
        return [
            (one.sequence_number, one.received_on, one.issuer_name, one.number, one.symbol, one.subject)
            for one in found
        ]

    WANTED = [
        (12, date(2015, 1, 5), "UBND tỉnh Ví Dụ", "186", "TB-UBND", "Thông báo nghỉ Tết"),
        (13, date(2015, 1, 5), "Sở Nội vụ", "15", "QĐ-SNV", "Quyết định tuyển dụng viên chức"),
        (14, date(2015, 1, 6), "Sở Nội vụ", "16", "QĐ-SNV", "Quyết định nghỉ hưu"),
    ]

    def test_the_command_loads_each_kind_of_file(self):
        for name, data in FILES.items():
            with self.subTest(name), self.env.cr.savepoint() as savepoint:
                result = self.load(name, data)
                self.assertEqual((result.new, result.refused), (3, 0))
                self.assertEqual(self.loaded(), self.WANTED)
                savepoint.rollback()

    def test_the_screen_loads_each_kind_of_file(self):
        for lang in ("vi_VN", "en_US"):
            for name, data in FILES.items():
                with self.subTest(name, lang=lang), self.env.cr.savepoint() as savepoint:
                    shown, found = self.choose(data, lang)
                    self.assertEqual(shown["num_rows"], 4)
                    self.assertFalse(found["messages"])
                    self.assertEqual(self.loaded(), self.WANTED)
                    savepoint.rollback()

    def test_the_screen_shows_columns_it_does_not_know(self):
        shown, _found = self.choose(FILES["so.xls"])
        self.assertEqual(shown["headers"][0], "STT")
        self.assertNotIn(0, shown["matches"])

    def test_the_screen_says_why_it_cannot_read_a_file(self):
        broken = 'Số đến;Ngày đến;Trích yếu\n12;05/01/2015;"quên đóng\n13;05/01/2015;x\n'
        for data, words in (
            (b"", "Tệp rỗng"),
            (b"a;b\n1;2\n", "tiêu đề"),
            ("Số đến;Ngày đến;Trích yếu\n".encode(), "chưa có dòng nào"),
            (broken.encode(), "Dòng 2: "),
        ):
            with self.subTest(words):
                shown, _found = self.choose(data)
                self.assertIn(words, shown["error"])
        self.assertEqual(self.loaded(), [])

    def test_other_imports_are_read_as_before(self):
        screen = self.env["base_import.import"]
        chosen = screen.create({"res_model": "res.partner", "file": b"name\nSo Y te\n", "file_type": "text/csv"})
        shown = chosen.parse_preview({"has_headers": True, "quoting": '"', "separator": ","})
        self.assertEqual(shown["headers"], ["name"])

    def test_sheets_of_each_month_and_one_that_is_something_else(self):
        book = openpyxl.Workbook()
        for at, row in enumerate(ROWS):
            sheet = book.create_sheet(f"T{at + 1}")
            sheet.append(HEADINGS)
            sheet.append([*row[:2], row[2] or "hôm qua", *row[3:]])
        book.create_sheet("Mật").append(HEADINGS[1:4])
        book["Mật"].append(ROWS[0][1:4])
        held = io.BytesIO()
        book.save(held)
        result = self.load("so.xlsx", held.getvalue())
        self.assertEqual((result.new, result.refused), (2, 1))
        with (self.folder / "so.xlsx-bi-loai.csv").open(encoding="utf-8-sig", newline="") as file:
            [row] = csv.DictReader(file)
        self.assertEqual(row["Dòng"], "T2: 2")
        self.assertIn("hôm qua", row["Lý do"])
        self.assertIn("«Mật»", self.said[0])

    def test_a_folder_of_all_kinds(self):
        for name in ("b.XLSX", "a.xls", "a.csv", "a.xls-bi-loai.csv", "~$b.xlsx", "doc.docx"):
            (self.folder / name).touch()
        self.assertEqual([path.name for path in sheets_of(self.folder)], ["a.csv", "a.xls", "b.XLSX"])

    def test_what_cannot_be_read_is_named_with_its_file(self):
        for name, data, words in (
            ("khoa.xlsx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "khoa.xlsx: .*mật khẩu"),
            ("la.xlsx", xlsx([("Số đến", "Ngày đến", "Trích yếu", "Cột lạ"), (1, 2, 3, 4)]), "la.xlsx: .*«Cột lạ»"),
        ):
            with self.subTest(name), self.assertRaisesRegex(SheetError, words):
                self.load(name, data)

    def test_every_cause_has_a_sentence_in_both_languages(self):
        for cause in TableError.__subclasses__():
            error = cause(limit=5, found=3, wanted=4, line=7)
            self.assertEqual(translated(error, None), f"Row 7: {error}")
            self.assertRegex(translated(error, "vi_VN"), "^Dòng 7: [^%]+$")
            self.assertNotIn(str(error), translated(error, "vi_VN"))
