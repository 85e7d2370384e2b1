import io

import pdfplumber
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, HttpCase, tagged

from ...printing import html_to_pdf
from ..common.case import OfficeCase

PAGE = "<style>@page {{ size: A4; margin: 20mm }}</style><p>Số: 186/TB-UBND</p><p style='margin-top: 120mm'>{}</p>"


def scan(text="Nội dung thông báo"):
    return html_to_pdf(PAGE.format(text))


def red_frame(page):
    """(left, top, width, height) in mm of what is drawn in red."""
    red = [
        shape
        for shape in (*page.rects, *page.curves, *page.lines)
        if shape["non_stroking_color"] in ((0.8667, 0, 0), (0.866667, 0, 0))
        or [round(part, 2) for part in (shape["non_stroking_color"] or ())] == [0.87, 0, 0]
    ]
    mm = 25.4 / 72
    left, top = min(shape["x0"] for shape in red), min(shape["top"] for shape in red)
    right, bottom = max(shape["x1"] for shape in red), max(shape["bottom"] for shape in red)
    return [round(side * mm, 1) for side in (left, top, right - left, bottom - top)]


class ScannedCase(OfficeCase):
    def scanned(self, data=None, **values):
        """A registered document whose file is ``data``."""
        document = self.registered(**values)
        document.sudo().recognition_ids.attachment_id.raw = data or scan()
        return document


@tagged("post_install", "-at_install")
class TestStamp(ScannedCase):
    def test_it_measures_35_by_50_and_bears_the_five_entries(self):
        document = self.scanned(dossier_notation="05/VHTT")
        self.first_line(document)._forward([self.target(self.department)])
        with pdfplumber.open(io.BytesIO(document._stamped_file())) as pdf:
            page = pdf.pages[0]
            text = page.extract_text()
            frame = red_frame(page)
        self.assertAlmostEqual(frame[2], 50, delta=0.5)
        self.assertAlmostEqual(frame[3], 35, delta=0.5)
        for entry in (
            "T.UBND",
            "ĐẾN",
            "Số: 1",
            f"Ngày: {document.received_on:%d/%m/%Y}",
            "Chuyển: T.NV",
            "Số và ký hiệu HS: 05/VHTT",
            "Số: 186/TB-UBND",
            "Nội dung thông báo",
        ):
            self.assertIn(entry, text)

    def test_the_file_as_it_came_stays_as_it_is(self):
        data = scan()
        document = self.scanned(data)
        document._stamped_file()
        self.assertEqual(document._main_file().raw, data)

    def test_the_clerk_puts_it_elsewhere(self):
        document = self.scanned()
        document._place_stamp((100, 200))
        with pdfplumber.open(io.BytesIO(document.with_user(self.chief)._stamped_file())) as pdf:
            self.assertEqual(red_frame(pdf.pages[0])[:2], [100, 200])

    def test_the_form_shows_where_it_will_be(self):
        document = self.scanned()
        form = Form(
            self.env["eoffice.stamp.placement"].with_user(self.clerk).with_context(default_document_id=document.id)
        )
        self.assertTrue(form.preview)
        form.place = "bottom_right"
        self.assertEqual((form.x, form.y), (152, 254))
        form.save().action_place()
        self.assertEqual(document.stamp_at, [152, 254])

    def test_refusals(self):
        with self.assertRaises(UserError):
            self.entry()._stamped_file()
        broken = self.scanned(b"%PDF-1.4 broken")
        with self.assertRaises(UserError) as caught:
            broken._stamped_file()
        self.assertIn("damaged", str(caught.exception))

    def test_who_may(self):
        document = self.scanned()
        for who in ("chief", "leader", "head", "specialist", "other_clerk", "administrator", "helper"):
            with self.subTest(who), self.assertRaises(AccessError):
                document.with_user(getattr(self, who))._place_stamp((1, 1))
            self.assertFalse(document.stamp_at)
        for who in ("leader", "specialist", "other_clerk", "administrator"):
            with self.subTest(who), self.assertRaises(AccessError):
                document.with_user(getattr(self, who))._stamped_file()

    def test_a_caller_cannot_write_the_place(self):
        document = self.scanned()
        with self.assertRaises(AccessError):
            document.with_user(self.clerk).write({"stamp_at": [1, 2]})


@tagged("post_install", "-at_install")
class TestStampOverHttp(ScannedCase, HttpCase):
    def test_readers_get_it_and_nobody_else(self):
        document = self.scanned()
        for who, status in (("clerk", 200), ("chief", 200), ("specialist", 404), ("other_clerk", 404)):
            user = getattr(self, who)
            user.sudo().password = "stamp-test"
            self.authenticate(user.login, "stamp-test")
            with self.subTest(who):
                answer = self.url_open(f"/eoffice/stamped/{document.id}")
                self.assertEqual(answer.status_code, status)
                self.assertEqual(answer.content[:5] == b"%PDF-", status == 200)


@tagged("post_install", "-at_install")
class TestSlip(OfficeCase):
    def slip(self, documents, user=None):
        report = self.env["ir.actions.report"].with_user(user or self.clerk)
        pdf, _kind = report._render_qweb_pdf("eoffice_documents.print_slip", documents.ids)
        with pdfplumber.open(io.BytesIO(pdf)) as document:
            return [page.extract_text() for page in document.pages]

    def test_three_blocks_each_dated_are_filled_from_the_lines(self):
        document = self.registered()
        self.first_line(document)._forward([self.target(self.leader, instruction="Kính trình")])
        self.line(document, self.leader)._forward(
            [self.target(self.department, instruction="Tham mưu trả lời"), self.target(self.other, "support")]
        )
        self.line(document, self.department)._forward([self.target(self.specialist, instruction="Soạn công văn")])
        self.line(document, self.specialist)._complete("Đề xuất đồng ý")
        (text,) = self.slip(document)
        titles = (
            "Ý kiến của lãnh đạo cơ quan, tổ chức:",
            "Ý kiến của lãnh đạo đơn vị:",
            "Ý kiến đề xuất của người giải quyết:",
        )
        first, second, third = (text.index(title) for title in titles)
        day = f"{document.received_on:%d/%m/%Y}"
        for part, words in (
            (text[:first], ("PHIẾU GIẢI QUYẾT VĂN BẢN ĐẾN", "186/TB-UBND", "Số đến: 1")),
            (text[first:second], ("t_chief", "t_leader", "Tham mưu trả lời", "Chủ trì: T.NV", "Phối hợp: T.TC", day)),
            (text[second:third], ("t_head", "Soạn công văn", "Chủ trì: t_specialist", day)),
            (text[third:], ("t_specialist", "Đề xuất đồng ý", day, "t_clerk")),
        ):
            for word in words:
                self.assertIn(word, part)

    def test_empty_blocks_leave_room_to_write(self):
        (text,) = self.slip(self.registered())
        self.assertEqual(text.count("Ngày ...... tháng ......"), 3)

    def test_many_documents_are_a_slip_each(self):
        documents = self.registered(number="1") | self.registered(number="2")
        first, second = self.slip(documents)
        self.assertIn("Số đến: 1", first)
        self.assertIn("Số đến: 2", second)

    def test_only_readers_print_it(self):
        document = self.registered()
        for who in ("leader", "specialist", "other_clerk", "administrator", "helper"):
            with self.subTest(who), self.assertRaises(AccessError):
                self.slip(document, getattr(self, who))
