from freezegun import freeze_time
from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import Form, tagged

from ..common.case import OfficeCase


@tagged("post_install", "-at_install")
class TestRegistering(OfficeCase):
    def test_numbers_follow_each_other(self):
        first, second = self.registered(), self.registered(number="187")
        self.assertEqual((first.sequence_number, second.sequence_number), (1, 2))
        self.assertEqual(self.register.last_number, 2)

    def test_a_register_may_begin_later(self):
        self.register.first_number = 1234
        self.assertEqual(self.registered().sequence_number, 1234)
        with self.assertRaises(ValidationError):
            self.register.first_number = 1

    def test_the_year_opens_its_register(self):
        self.registered()
        with freeze_time(f"{self._year() + 1}-01-04 02:00:00"):
            document = self.registered(number="1")
        self.assertEqual(document.sequence_number, 1)
        self.assertEqual(document.register_id.year, self._year() + 1)

    def test_a_closed_register_gives_no_number(self):
        self.register.action_close()
        document = self.entry()
        with self.assertRaises(UserError):
            document.action_register()
        self.assertFalse(document.sequence_number)

    def test_what_must_be_known(self):
        for name in ("subject", "issuer_name", "issued_on", "document_type_id"):
            document = self.entry(**{name: False})
            with self.subTest(name), self.assertRaises(UserError):
                document.action_register()
            self.assertFalse(document.sequence_number)

    def test_no_scan_no_number_where_all_is_scanned(self):
        document = (
            self.env["eoffice.document"]
            .with_user(self.clerk)
            .create(
                {
                    "subject": "Không có bản quét",
                    "issuer_name": "Sở Ví Dụ",
                    "issued_on": "2015-11-30",
                    "document_type_id": self.notice.id,
                }
            )
        )
        with self.assertRaises(UserError):
            document.action_register()
        self.committee.scan_required = False
        document.action_register()
        self.assertTrue(document.sequence_number)

    def test_the_same_number_and_issuer_is_shown_before(self):
        first = self.registered()
        second = self.entry()
        self.assertEqual(second.duplicate_ids, first)
        self.assertEqual(second.action_register()["res_model"], "eoffice.register.confirm")
        self.assertFalse(second.sequence_number)
        second.action_register_anyway()
        self.assertEqual(second.sequence_number, 2)

    def test_the_same_file_is_shown_before(self):
        first = self.registered()
        same = (
            self.env["eoffice.document"]
            .with_user(self.clerk)
            ._receive_files([("again.pdf", first.recognition_ids.attachment_id.raw)])
        )
        self.assertEqual(same.duplicate_ids, first)

    def test_the_same_number_in_another_year_is_another_document(self):
        self.registered()
        self.assertFalse(self.entry(issued_on="2014-11-30").duplicate_ids)

    def test_a_new_issuer_is_known_the_next_time(self):
        document = self.registered()
        again = self.env["res.partner"]._find_issuer("SỞ NỘI VỤ TỈNH VÍ DỤ")
        self.assertEqual(document.issuer_id, again)
        self.assertEqual(self.registered(number="9").issuer_id, again)

    def test_spellings_of_one_agency_are_one_agency(self):
        agencies = self.env["res.partner"]
        commune = self.env["hr.department"].create({"name": "UBND xã Thử Nghiệm", "code": "T.TN"})
        province = agencies.create({"name": "Sở Thử nghiệm tỉnh Ví Dụ", "eoffice_issuer": True})
        self.assertEqual(agencies._find_issuer("ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM"), commune.partner_id)
        self.assertEqual(agencies._find_issuer("SỞ THỬ NGHIỆM", "UBND TỈNH VÍ DỤ"), province)
        self.assertFalse(agencies._find_issuer("SỞ THỬ NGHIỆM", "UBND TỈNH KHÁC"))
        self.assertFalse(agencies._find_issuer(""))
        commune.name = "UBND phường Thử Nghiệm"
        self.assertEqual(agencies._find_issuer("UBND phường Thử Nghiệm"), commune.partner_id)

    def test_an_agency_of_another_place_is_not_ours(self):
        agencies = self.env["res.partner"]
        ours, theirs = agencies.create(
            [
                {"name": "UBND tỉnh Ví Dụ", "eoffice_issuer": True, "is_company": True},
                {"name": "UBND tỉnh Ví Dương", "eoffice_issuer": True, "is_company": True},
            ]
        )
        office = agencies.create({"name": "Sở Thử nghiệm", "eoffice_issuer": True, "parent_id": ours.id})
        for above in ("UBND TỈNH VÍ DỤ", "ỦY BAN NHÂN DÂN TỈNH VÍ DỤ", None):
            self.assertEqual(agencies._find_issuer("SỞ THỬ NGHIỆM", above), office)
        for above in ("UBND THÀNH PHỐ KHÁC", theirs.name, "BỘ THỬ NGHIỆM"):
            self.assertFalse(agencies._find_issuer("SỞ THỬ NGHIỆM", above), above)

    def test_the_issuer_keeps_the_place_of_its_parent(self):
        documents = self.env["eoffice.document"]
        for issuer, above, full in (
            ("Sở Thử nghiệm", "UBND thành phố Khác", "Sở Thử nghiệm thành phố Khác"),
            ("Phòng Nội vụ", "Ủy ban nhân dân huyện Khác", "Phòng Nội vụ huyện Khác"),
            ("Sở Thử nghiệm tỉnh Ví Dụ", "UBND tỉnh Ví Dụ", "Sở Thử nghiệm tỉnh Ví Dụ"),
            ("Cục Thử nghiệm", "Bộ Thử nghiệm", "Cục Thử nghiệm"),
            ("Sở Thử nghiệm", None, "Sở Thử nghiệm"),
            (None, "UBND tỉnh Ví Dụ", None),
        ):
            self.assertEqual(documents._full_name(issuer, above), full)

    def test_a_struck_out_number_stays(self):
        document = self.registered()
        document._void("Đăng ký nhầm")
        row = self.register.sudo().number_ids
        self.assertEqual((row.state, row.reason, document.state), ("void", "Đăng ký nhầm", "void"))
        self.assertEqual(self.registered(number="187").sequence_number, 2)

    def test_documents_at_work_are_not_struck_out_before_they_are_returned(self):
        document = self.registered()
        self.first_line(document)._forward([self.target(self.department)])
        line = self.line(document, self.department)
        line._mark_opened()
        with self.assertRaises(UserError):
            document._void("Nhầm")
        self.assertEqual(document.state, "in_progress")
        line._return("Nhầm sổ")
        document._void("Nhầm")
        self.assertEqual(document.state, "void")
        self.assertEqual(self.first_line(document).state, "withdrawn", "it waits for nobody any more")

    def test_a_document_is_typed_in_by_hand(self):
        with Form(self.env["eoffice.document"].with_user(self.clerk)) as form:
            form.secrecy = "confidential"
            form.issuer_name = "Công an huyện Ví Dụ"
            form.issued_on = "2015-11-30"
            form.document_type_id = self.notice
        form.record.action_register()
        self.assertEqual((form.record.unit_id, form.record.register_id), (self.committee, self.secret_register))

    def test_a_number_is_never_deleted(self):
        self.registered()
        with self.assertRaises(UserError):
            self.register.sudo().number_ids.unlink()

    def test_secret_is_a_stub_in_its_own_register(self):
        document = self.entry(secrecy="secret")
        with self.assertRaises(UserError):
            document.action_register()
        document.action_make_stub()
        self.assertFalse(
            self.env["ir.attachment"].search([("res_model", "=", "eoffice.document"), ("res_id", "=", document.id)])
        )
        document.action_register()
        self.assertEqual(document.register_id, self.secret_register)
        self.assertEqual(document.sequence_number, 1)
        with self.assertRaises(UserError):
            self.env["ir.attachment"].create(
                {"name": "x", "raw": b"x", "res_model": "eoffice.document", "res_id": document.id}
            )

    def test_top_secret_has_no_abstract(self):
        document = self.entry(secrecy="top_secret", subject=False)
        document.action_make_stub()
        document.action_register()
        self.assertTrue(document.sequence_number)
        self.assertFalse(document.subject)

    def test_subject_is_at_most_500_long(self):
        document = self.entry(subject="x" * 500)
        with self.assertRaises(ValidationError):
            document.subject = "y" * 501
        self.assertEqual(document.subject, "x" * 500)

    def test_only_clerks_of_the_unit_register(self):
        document = self.entry()
        for user in (self.other_clerk, self.chief, self.specialist, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                document.with_user(user).action_register()
        self.assertFalse(document.sequence_number)

    def test_the_original_is_lent_once(self):
        document = self.registered()
        document._lend(self.head)
        self.assertEqual(document.borrower_id, self.head)
        with self.assertRaises(UserError):
            document._lend(self.leader)
        document.action_return_original()
        self.assertFalse(document.borrower_id)
        self.assertEqual(len(document.loan_ids), 1)

    def test_text_is_kept_composed(self):
        document = self.entry(subject="  Đề nghị  ")
        self.assertEqual(document.subject, "Đề nghị")
