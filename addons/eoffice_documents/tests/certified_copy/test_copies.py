import io

import pdfplumber
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, freeze_time, tagged

from ...models.common import office_clock
from ...printing import html_to_pdf
from ..registry.test_stamp_and_slip import ScannedCase

MM = 72 / 25.4
WHO = ("clerk", "chief", "leader", "head", "specialist", "other_clerk", "administrator", "helper")


def pages(pdf):
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return [page.extract_text() for page in document.pages]


class CopyCase(ScannedCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.committee.write({"copy_signer_ids": cls.chief.ids, "symbol_code": "UBND", "head_title": "Chủ tịch"})
        cls.chief.employee_ids.job_title = "Chánh Văn phòng"

    def ask(self, document=None, user=None, unit=None, **values):
        document = document or self.scanned()
        values = {
            "type": "SY",
            "way": "electronic_paper",
            "copies": 2,
            "recipients": "Phòng Nội vụ\nPhòng Tài chính",
            "place": "Tuy Phước",
            "signer_id": self.chief.id,
            **values,
        }
        return document.with_user(user or self.clerk)._request_copy(unit or self.committee, values)

    def signed(self, *args, **values):
        copy = self.ask(*args, **values).with_user(self.chief)
        copy.action_sign()
        return copy

    def let_read(self, copy, user):
        self.env["eoffice.document.access"]._grant([(copy.document_id.id, self.principal(user).id)])

    def count(self):
        return self.env["eoffice.copy"].sudo().search_count([])


@tagged("post_install", "-at_install")
class TestCopies(CopyCase):
    def test_one_series_a_year_for_all_kinds(self):
        document = self.scanned()
        first = self.signed(document)
        second = self.signed(document, type="SL", source_id=first.id)
        third = self.signed(document, type="TrS", pages="1")
        self.assertEqual(
            [copy.reference for copy in (first, second, third)], ["01/SY-UBND", "02/SL-UBND", "03/TrS-UBND"]
        )
        register = first.register_id
        self.assertEqual((register.direction, register.year, register.last_number), ("copy", self._year(), 3))
        numbers = self.env["eoffice.register.number"].sudo().search([("register_id", "=", register.id)], order="number")
        self.assertEqual(numbers.copy_id, first | second | third)

    def test_the_new_year_begins_at_one(self):
        document = self.scanned()
        self.signed(document)
        with freeze_time(f"{self._year() + 1}-01-02 03:00:00"):
            self.assertEqual(self.signed(document).reference, "01/SY-UBND")

    def test_no_number_before_the_signature_and_none_for_a_refused_one(self):
        copy = self.ask()
        self.assertFalse(copy.number or copy.reference or copy.attachment_id)
        copy.with_user(self.chief)._refuse("Chưa cần")
        self.assertEqual((copy.state, copy.reason, copy.number), ("refused", "Chưa cần", 0))
        self.assertEqual(self.signed().number, 1)

    def test_a_copy_of_a_copy_starts_from_a_signed_full_copy_only(self):
        document = self.scanned()
        extract = self.signed(document, type="TrS", pages="1")
        waiting = self.ask(document)
        for source in (False, extract.id, waiting.id, self.signed().id):
            before = self.count()
            with self.subTest(source), self.assertRaises(UserError):
                self.ask(document, type="SL", source_id=source)
            self.assertEqual(self.count(), before)

    def test_a_received_full_copy_may_be_copied_as_well(self):
        full_copy = self.env["eoffice.document.type"]._by_code("SY")
        self.assertEqual(self.signed(self.scanned(document_type_id=full_copy.id), type="SL").reference, "01/SL-UBND")

    def test_only_an_extract_goes_from_electronic_to_electronic(self):
        document = self.scanned()
        with self.assertRaises(UserError):
            self.ask(document, way="electronic_electronic")
        self.assertTrue(self.signed(document, type="TrS", pages="1", way="electronic_electronic").attachment_id)

    @freeze_time("2026-03-05 07:05:33")
    def test_an_electronic_copy_bears_its_text_top_right_of_page_1(self):
        copy = self.signed(way="paper_electronic")
        with pdfplumber.open(io.BytesIO(copy.attachment_id.raw)) as pdf:
            page = pdf.pages[0]
            corner = page.crop((page.width / 2, 0, page.width, 24 * MM))
            self.assertEqual(corner.extract_text().splitlines(), ["SAO Y", "T.UBND", "05/03/2026 14:05:33 +07:00"])
            letters = corner.chars
            self.assertEqual({round(letter["size"]) for letter in letters}, {10})
            self.assertTrue(all("Serif" in letter["fontname"] or "Times" in letter["fontname"] for letter in letters))
            right = max(letter["x1"] for letter in letters) / MM
            self.assertAlmostEqual(right, 202, delta=1)
            self.assertLess(min(letter["top"] for letter in letters) / MM, 10)
            self.assertIn("Nội dung thông báo", page.extract_text())

    @freeze_time("2026-02-05 02:00:00")
    def test_a_paper_copy_bears_the_block_below_the_end_under_a_rule(self):
        copy = self.signed()
        with pdfplumber.open(io.BytesIO(copy.attachment_id.raw)) as pdf:
            self.assertEqual(len(pdf.pages), 1)
            page = pdf.pages[0]
            text = page.extract_text()
            rule = max((shape for shape in page.rects + page.lines), key=lambda shape: shape["width"])
            end = next(word["bottom"] for word in page.extract_words() if word["text"] == "báo")
            block = next(word["top"] for word in page.extract_words() if word["text"] == "SAO")
        self.assertAlmostEqual(rule["x0"] / MM, 30, delta=0.5)
        self.assertAlmostEqual(rule["width"] / MM, 165, delta=0.5)
        self.assertTrue(end < rule["top"] < block)
        for words in (
            "T.UBND",
            "SAO Y",
            "Số: 01/SY-UBND",
            "Tuy Phước, ngày 05 tháng 02 năm 2026",
            "TL. CHỦ TỊCH",
            "CHÁNH VĂN PHÒNG",
            "t_chief",
            "Nơi nhận:",
            "- Phòng Nội vụ;",
            "- Phòng Tài chính.",
        ):
            self.assertIn(words, text)

    @freeze_time("2026-03-12 02:00:00")
    def test_march_takes_no_zero(self):
        self.assertIn("ngày 12 tháng 3 năm 2026", pages(self.signed().attachment_id.raw)[0])

    def test_paper_without_a_scan_gets_the_block_alone(self):
        self.committee.scan_required = False
        document = self.registered()
        document.sudo().recognition_ids.unlink()
        self.assertIn("SAO Y", pages(self.signed(document, way="paper_paper").attachment_id.raw)[0])
        for way in ("electronic_paper", "paper_electronic"):
            with self.subTest(way), self.assertRaises(UserError):
                self.ask(document, way=way)

    def test_a_copy_of_a_copy_shows_the_copy_below_it(self):
        document = self.scanned()
        text = pages(self.signed(document, type="SL", source_id=self.signed(document).id).attachment_id.raw)
        self.assertIn("Số: 01/SY-UBND", "".join(text))
        self.assertIn("Số: 02/SL-UBND", "".join(text))

    def test_an_extract_has_its_pages_or_the_part_made_anew(self):
        three = html_to_pdf("".join(f"<p style='break-after: page'>trang {n}</p>" for n in "abc"))
        document = self.scanned(three)
        text = pages(self.signed(document, type="TrS", pages="2-3").attachment_id.raw)
        self.assertEqual((len(text), text[0]), (2, "trang b"))
        anew = self.signed(document, type="TrS", extract=html_to_pdf("<p>phần trích</p>"))
        self.assertIn("phần trích", pages(anew.attachment_id.raw)[0])
        for wrong in ("", "0", "3-2", "hai", "1;2"):
            before = self.count()
            with self.subTest(wrong), self.assertRaises(UserError), self.env.cr.savepoint():
                self.ask(document, type="TrS", pages=wrong)
            self.assertEqual(self.count(), before)

    def test_secret_unregistered_and_struck_out_documents_are_refused(self):
        secret = (
            self.env["eoffice.document"]
            .with_user(self.clerk)
            .create(
                {
                    "issuer_name": "Tỉnh ủy",
                    "issued_on": "2026-01-01",
                    "document_type_id": self.notice.id,
                    "secrecy": "secret",
                    "subject": "x",
                }
            )
        )
        secret.action_register_anyway()
        void = self.registered()
        void._void("Nhầm")
        for document in (secret, self.entry(), void):
            before = self.count()
            with self.subTest(document.state), self.assertRaises(UserError):
                self.ask(document, way="paper_paper")
            self.assertEqual(self.count(), before)

    def test_the_signer_must_be_on_the_list(self):
        with self.assertRaises(UserError):
            self.ask(signer_id=self.leader.id)

    def test_who_has_no_post_signs_no_copy_though_on_the_list(self):
        self.committee.copy_signer_ids = self.specialist
        before = self.count()
        with self.assertRaisesRegex(UserError, "without a post"):
            self.ask(signer_id=self.specialist.id)
        self.assertEqual(self.count(), before)
        self.committee.copy_signer_ids |= self.chief
        copy = self.ask()
        self.let_read(copy, self.specialist)
        with self.assertRaisesRegex(UserError, "without a post"):
            copy.with_user(self.specialist).action_sign()
        self.assertEqual((copy.state, copy.number, copy.signer_id), ("waiting", 0, self.chief))

    def test_name_and_post_are_those_of_who_signs(self):
        self.leader.employee_ids.job_title = "Chủ tịch"
        self.committee.copy_signer_ids |= self.leader
        copy = self.ask(signer_title="TM. CHÍNH PHỦ\nTHỦ TƯỚNG")
        self.assertEqual(copy.signer_title, "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG")
        self.let_read(copy, self.leader)
        copy.with_user(self.leader).action_sign()
        self.assertEqual((copy.signer_id, copy.signer_title), (self.leader, "CHỦ TỊCH"))
        text = pages(copy.attachment_id.raw)[0]
        self.assertIn("t_leader", text)
        self.assertNotIn("CHÁNH VĂN PHÒNG", text)

    def test_a_deputy_of_the_office_signs_for_its_chief(self):
        self.deputy.employee_ids.write({"department_id": self.office.id, "job_title": "Phó Chánh Văn phòng"})
        self.department.deputy_ids = False
        self.office.deputy_ids = self.deputy
        self.committee.write({"office_chief_ids": (self.chief | self.deputy).ids, "copy_signer_ids": self.deputy.ids})
        copy = self.ask(signer_id=self.deputy.id)
        self.assertEqual(copy.signer_title, "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG")

    def test_the_signer_sees_what_waits_and_the_clerk_that_it_is_signed(self):
        self.committee.copy_signer_ids = self.leader
        copy = self.ask(signer_id=self.leader.id)
        self.assertEqual(copy.sudo().activity_ids.user_id, self.leader)
        mine = copy.with_user(self.leader)
        self.assertTrue(mine.can_sign)
        mine.action_sign()
        self.assertFalse(copy.sudo().activity_ids)
        self.assertTrue(
            self.env["mail.notification"]
            .sudo()
            .search_count(
                [("res_partner_id", "=", self.clerk.partner_id.id), ("mail_message_id.model", "=", "eoffice.document")]
            )
        )
        with self.assertRaises(UserError):
            mine.action_sign()

    def test_the_register_of_copies_prints(self):
        copy = self.signed()
        today = office_clock.today(copy.env)
        print_ = (
            self.env["eoffice.register.print"]
            .with_user(self.clerk)
            ._request("copy", self.committee, self.env["eoffice.register"], today, today, "pdf")
        )
        text = pages(print_.attachment_id.raw)[1]
        for words in ("01/SY-UBND", "186/TB-UBND", "t_chief", "Phòng Nội vụ"):
            self.assertIn(words, text)

    def test_the_form_fills_itself(self):
        self.signed()
        document = self.scanned()
        form = Form(
            self.env["eoffice.copy.request"].with_user(self.clerk).with_context(default_document_id=document.id)
        )
        self.assertEqual((form.unit_id, form.signer_id), (self.committee, self.chief))
        self.assertEqual((form.signer_title, form.place), ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG", "Tuy Phước"))
        form.save().action_ask()
        self.assertEqual(document.copy_ids.state, "waiting")


@tagged("post_install", "-at_install")
class TestCopyRights(CopyCase):
    def test_who_asks(self):
        document = self.at_specialist()
        document.sudo().recognition_ids.attachment_id.raw = html_to_pdf("<p>x</p>")
        for who in WHO:
            before = self.count()
            with self.subTest(who):
                if who == "clerk":
                    self.ask(document, user=getattr(self, who))
                    self.assertEqual(self.count(), before + 1)
                else:
                    with self.assertRaises(AccessError):
                        self.ask(document, user=getattr(self, who))
                    self.assertEqual(self.count(), before)

    def test_who_signs(self):
        copy = self.ask()
        for who in WHO:
            if who == "chief":
                continue
            for act in ("action_sign", "_refuse"):
                with self.subTest(who=who, act=act), self.assertRaises(AccessError):
                    getattr(copy.with_user(getattr(self, who)), act)(*(["x"] if act == "_refuse" else []))
                self.assertEqual((copy.sudo().state, copy.sudo().number), ("waiting", 0))
        copy.with_user(self.chief).action_sign()
        self.assertEqual(copy.state, "signed")

    def test_who_reads(self):
        copy = self.signed()
        for who in WHO:
            seen = copy.with_user(getattr(self, who))
            with self.subTest(who):
                if who in ("clerk", "chief"):
                    self.assertEqual(seen.search([("id", "=", copy.id)]), seen)
                    self.assertTrue(seen.attachment_id.raw)
                    continue
                self.assertFalse(seen.search([("id", "=", copy.id)]))
                for road in (
                    seen.action_download,
                    lambda: seen.read(["reference"]),
                    lambda: copy.sudo().attachment_id.with_user(seen.env.user).read(["raw"]),
                ):
                    with self.assertRaises(AccessError):
                        road()

    def test_nobody_writes_a_copy(self):
        copy = self.ask()
        for who in WHO:
            seen = copy.with_user(getattr(self, who))
            for attempt in (
                lambda: seen.write({"state": "signed"}),
                lambda: seen.write({"number": 9}),
                lambda: seen.create({"document_id": copy.document_id.id, "type": "SY"}),
                lambda: seen.unlink(),
            ):
                with self.subTest(who), self.assertRaises(AccessError):
                    attempt()
        self.assertEqual(copy.sudo().state, "waiting")
