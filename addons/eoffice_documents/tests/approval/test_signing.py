import hashlib

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import mute_logger
from psycopg2.errors import CheckViolation, NotNullViolation

from ..drafting.outgoing import ONE_PAGE, OutgoingCase


@tagged("post_install", "-at_install")
class TestAuthority(OutgoingCase):
    def test_the_signature_block_is_built_from_the_authority(self):
        """OUT-05, as in the samples of N30 PL I Phần I.II.7.b."""
        document = self.draft()
        expected = {
            "tm": ("Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
            "kt": ("Phó Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
            "q": ("Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH"]),
            "tl": ("Chánh Văn phòng", ["TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"]),
            "tuq": ("Trưởng phòng", ["TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG"]),
            "direct": ("Chủ tịch", ["CHỦ TỊCH"]),
        }
        for authority, (title, lines) in expected.items():
            with self.subTest(authority):
                document.sudo().write({"signer_authority": authority, "signer_title": title, "signer_name": "Trần A"})
                self.assertEqual(document._signature_block(), [*lines, "Trần A"])

    def test_a_unit_under_one_head_has_no_collective(self):
        self.committee.collective_name = False
        self.vice.employee_ids.job_title = "Phó Trưởng phòng"
        document = self.draft(signer_id=self.vice.id, signer_authority="kt")
        self.committee.head_title = "Trưởng phòng"
        self.assertEqual(document._signature_block()[:2], ["KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"])


@tagged("post_install", "-at_install")
class TestAuthorisation(OutgoingCase):
    def tuq(self):
        return self.draft(signer_id=self.head.id, signer_authority="tuq", signer_title="Trưởng phòng")

    def test_in_force_it_lets_sign(self):
        self.authorisation()
        document = self.tuq()
        document.action_submit()
        self.assertEqual(document.state, "checking")

    def test_expired_not_begun_of_other_types_or_not_confirmed_it_blocks(self):
        """OUT-06: expired authorisation blocks signing."""
        for values in (
            {"date_to": "2026-02-01"},
            {"date_from": "2099-01-01"},
            {"type_ids": self.letter.ids},
            {"holder_id": self.deputy.id},
            {"confirm": False},
        ):
            row = self.authorisation(**values)
            document = self.tuq()
            with self.subTest(values), self.assertRaises(UserError):
                document.action_submit()
            row.sudo().active = False

    def test_a_withdrawn_one_is_not_in_force_for_who_asks_for_records_put_away(self):
        row = self.authorisation()
        document = self.tuq()
        row.sudo().active = False
        with self.assertRaises(UserError):
            document.with_context(active_test=False).action_submit()
        self.assertEqual(document.state, "draft")

    def test_one_that_ends_on_the_way_blocks_the_signature(self):
        row = self.authorisation()
        document = self.tuq()
        document.action_submit()
        self.approve(document, self.head, self.chief)
        row.sudo().date_to = "2026-01-02"
        with self.assertRaises(UserError):
            self.approve(document, self.head)
        self.assertEqual(document.state, "checking")

    def test_who_holds_one_cannot_pass_it_on(self):
        """OUT-06: a TUQ holder cannot create another TUQ."""
        self.authorisation()
        with self.assertRaises(AccessError):
            self.authorisation(user=self.head, holder_id=self.deputy.id)
        row = self.authorisation(user=self.chief, holder_id=self.deputy.id, confirm=False)
        for user in (self.head, self.chief, self.vice, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                row.with_user(user).action_confirm()
        self.assertFalse(row.confirmed_on)
        with self.assertRaises(AccessError):
            row.with_user(self.chief).write({"confirmed_on": "2026-01-01 00:00:00"})

    def test_confirmed_it_is_not_changed(self):
        row = self.authorisation()
        with self.assertRaises(UserError):
            row.write({"date_to": "2199-12-31"})
        row.write({"active": False})
        with self.assertRaises(AccessError):
            row.unlink()

    def test_it_is_limited_and_in_writing(self):
        for missing in ("date_from", "scope", "source"):
            with self.subTest(missing), self.assertRaises(NotNullViolation), mute_logger("odoo.sql_db"):
                self.authorisation(**{missing: False})
        with self.assertRaises(CheckViolation), mute_logger("odoo.sql_db"):
            self.authorisation(date_to=False)
        with self.assertRaises(ValidationError):
            self.authorisation(holder_id=self.leader.id)


@tagged("post_install", "-at_install")
class TestSignedFile(OutgoingCase):
    def test_it_is_locked_with_its_hash(self):
        """OUT-11."""
        document = self.signed()
        self.assertEqual(document.state, "signed")
        self.assertEqual(document.signed_sha256, hashlib.sha256(ONE_PAGE).hexdigest())
        self.assertEqual(document.page_count, 1)
        file = document.sudo().signed_file_id
        for user in (self.clerk, self.specialist, self.leader, self.administrator, self.env.ref("base.user_root")):
            attempts = {
                "content": lambda rec: rec.write({"raw": b"%PDF-1.4 forged"}),
                "place": lambda rec: rec.write({"res_id": 0}),
                "unlink": lambda rec: rec.unlink(),
            }
            for name, attempt in attempts.items():
                with self.subTest(user=user.login, attempt=name), self.assertRaises(AccessError):
                    attempt(file.with_user(user))
        self.assertEqual(file.raw, ONE_PAGE)
        file.sudo().write({"access_token": "x"})  # what the screen notes about a file is not the file
        with self.assertRaises(UserError):
            document.with_user(self.clerk)._sign(ONE_PAGE, "nữa.pdf")

    def test_a_wrong_file_is_taken_off_until_the_number_is_given(self):
        document = self.signed()
        file = document.sudo().signed_file_id
        for user in (self.specialist, self.head, self.chief, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                document.with_user(user).action_remove_signed_file()
        document.with_user(self.clerk).action_remove_signed_file()
        self.assertEqual((document.state, document.signed_on, document.signed_sha256), ("approved", False, False))
        self.assertFalse(file.exists())
        row = document.sudo().audit_log_ids.sorted("id")[-1]
        self.assertEqual((row.act, row.user_id), ("signature_removed", self.clerk))
        self.assertIn(hashlib.sha256(ONE_PAGE).hexdigest(), row.note)
        with self.assertRaises(UserError):
            document.with_user(self.clerk).action_remove_signed_file()
        document.with_user(self.clerk)._sign(ONE_PAGE + b"% right", "dung.pdf")
        document.with_user(self.clerk).action_issue()
        records = self.env["eoffice.evidence.file"].sudo().search([("document_id", "=", document.id)], order="id")
        let_go = [self.env["eoffice.evidence.check"]._was_let_go(record) for record in records]
        self.assertEqual(
            (let_go[0], set(let_go[1:])), (True, {False}), "only the file that was taken off may be missing"
        )
        with self.assertRaises(UserError):
            document.with_user(self.clerk).action_remove_signed_file()
        self.assertTrue(document.signed_file_id)

    def test_who_enters_the_signature(self):
        for user in (self.specialist, self.head, self.chief, self.vice, self.colleague, self.administrator):
            document = self.approved()
            with self.subTest(user.login), self.assertRaises(AccessError):
                document.with_user(user)._sign(ONE_PAGE, "x.pdf")
            self.assertEqual(document.state, "approved")
        document.with_user(self.leader)._sign(ONE_PAGE, "x.pdf")
        self.assertEqual(document.state, "signed")

    def test_nothing_is_signed_before_its_approval(self):
        document = self.submitted()
        self.approve(document, self.head, self.chief)
        with self.assertRaises(UserError):
            document.with_user(self.leader)._sign(ONE_PAGE, "x.pdf")
        self.assertFalse(document.signed_on)

    def test_a_file_that_is_no_pdf_is_refused(self):
        document = self.approved().with_user(self.clerk)
        for data in (b"PK\x03\x04 word", b"%PDF-1.4\nbroken"):
            with self.assertRaises(UserError):
                document._sign(data, "x")
        self.assertEqual(document.state, "approved")

    def test_paper_is_scanned_after_it_has_its_number(self):
        document = self.approved().with_user(self.clerk)
        document._sign()
        document.action_issue()
        self.assertFalse(document.signed_file_id)
        document._sign(ONE_PAGE, "da-dong-dau.pdf")
        self.assertTrue(document.signed_file_id)

    def test_nobody_signs_in_the_future(self):
        document = self.approved().with_user(self.clerk)
        with self.assertRaises(UserError):
            document._sign(ONE_PAGE, "x.pdf", self.env.cr.now().replace(year=2099))

    def test_the_file_is_looked_at_by_the_hook(self):
        seen = []
        self.patch(
            self.registry["eoffice.document"], "_check_signed_file", lambda document, data: seen.append(data) or {}
        )
        self.signed()
        self.assertEqual(seen, [ONE_PAGE])
