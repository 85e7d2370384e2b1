import io
import zipfile

from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .outgoing import ONE_PAGE, OutgoingCase


@tagged("post_install", "-at_install")
class TestDrafting(OutgoingCase):
    def test_the_form_fills_itself(self):
        documents = self.env["eoffice.document"].with_user(self.specialist).with_context(default_direction="outgoing")
        with Form(documents, "eoffice_documents.eoffice_document_view_form") as form:
            form.document_type_id = self.decision
            form.subject = "Phê duyệt kế hoạch"
            self.assertEqual(form.symbol, "QĐ-UBND")
            form.document_type_id = self.letter
            self.assertEqual(form.symbol, "UBND-NV", "a letter bears the drafting unit (NUM-05)")
        document = form.record
        self.assertEqual(document.drafter_id, self.specialist)
        self.assertEqual(document.drafting_unit_id, self.department)
        self.assertEqual(document.unit_id, self.committee)
        self.assertEqual(document.issuer_name, self.committee.name)
        self.assertEqual(document.place, "Tuy Phước")
        self.assertEqual((document.signer_id, document.signer_authority), (self.leader, "tm"))
        self.assertEqual(document.signer_title, "Chủ tịch")
        self.assertIn("VT, NV", document.recipients)
        self.assertEqual(document.state, "draft")
        self.assertFalse(document.number)

    def test_a_type_of_its_own_route_has_its_own_signer(self):
        self.route.copy(
            {
                "sequence": 1,
                "type_ids": self.letter.ids,
                "signer_id": self.vice.id,
                "signer_authority": "kt",
                "signer_title": "Phó Chủ tịch",
            }
        )
        self.assertEqual(self.draft(document_type_id=self.letter.id).signer_id, self.vice)
        self.assertEqual(self.draft().signer_id, self.leader)

    def test_an_answer_knows_what_it_answers(self):
        incoming = self.at_specialist()
        action = incoming.with_user(self.specialist).action_answer()
        answer = self.env["eoffice.document"].browse(action["res_id"])
        self.assertEqual(answer.answers_id, incoming)
        self.assertEqual(answer.answers_line_id, self.line(incoming, self.specialist))
        self.assertEqual(answer.document_type_id, self.letter)
        self.assertEqual(answer.addressees, incoming.issuer_name)
        self.assertEqual(answer.answered_number, incoming.reference)
        first = answer.recipients.splitlines()[0]
        self.assertIn(first, (self.env._("As above"), "As above", "Như trên"))
        self.assertEqual(self.line(incoming, self.specialist).state, "open")

    def test_answering_twice_opens_the_same_draft(self):
        incoming = self.at_specialist().with_user(self.specialist)
        self.assertEqual(incoming.action_answer()["res_id"], incoming.action_answer()["res_id"])

    def test_only_a_registered_incoming_document_is_answered(self):
        with self.assertRaises(UserError):
            self.entry().with_user(self.clerk).action_answer()

    def test_work_of_others_is_not_answered_in_their_place(self):
        incoming = self.at_specialist()
        line = self.line(incoming, self.specialist)
        with self.assertRaises(AccessError):
            self.env["eoffice.document"].with_user(self.head)._create_draft(
                {"direction": "outgoing", "answers_id": incoming.id, "answers_line_id": line.id}
            )

    def test_nobody_drafts_for_a_stranger(self):
        with self.assertRaises(AccessError):
            self.draft(unit_id=self.commune.id)
        with self.assertRaises(AccessError):
            self.draft().write({"unit_id": self.commune.id})

    def test_without_unit_nobody_drafts(self):
        with self.assertRaises(UserError):
            self.draft(user=self.helper)

    def test_a_draft_is_not_deleted_but_given_up(self):
        document = self.draft()
        with self.assertRaises(UserError):
            document.unlink()
        with self.assertRaises(UserError):
            document.sudo().unlink()
        document.action_discard()
        self.assertEqual(document.state, "void")

    def test_drafts_stay_out_of_incoming_lists_and_counters(self):
        before = self.env["eoffice.assignment"].with_user(self.head).work_counters()
        document = self.submitted()
        domains = [
            self.env.ref(f"eoffice_documents.{action}").domain for action in ("action_documents", "action_to_register")
        ]
        for domain in domains:
            found = self.env["eoffice.document"].sudo().search(self._domain(domain))
            self.assertNotIn(document, found)
        after = self.env["eoffice.assignment"].with_user(self.head).work_counters()
        self.assertEqual({**after, "approvals": 0}, {**before, "approvals": 0})
        self.assertEqual(after["approvals"], before["approvals"] + 1)

    @staticmethod
    def _domain(text):
        from ast import literal_eval

        return literal_eval(text)


@tagged("post_install", "-at_install")
class TestVersions(OutgoingCase):
    def test_every_file_makes_a_version_with_what_changed(self):
        document = self.draft()
        document.write({"subject": "Phê duyệt kế hoạch năm 2027"})
        second = document._add_version(ONE_PAGE, "du-thao-2.pdf", "Bổ sung năm")
        self.assertEqual(document.version_ids.sorted("number").mapped("number"), [1, 2])
        self.assertEqual(second.user_id, self.specialist)
        self.assertEqual(second.note, "Bổ sung năm")
        self.assertEqual(second.changes["subject"], ["Phê duyệt kế hoạch", "Phê duyệt kế hoạch năm 2027"])
        self.assertEqual(second.changes["attachment_id"], ["du-thao.pdf", "du-thao-2.pdf"])
        self.assertIn("<del>Phê duyệt kế hoạch</del>", second.changes_html)
        self.assertEqual(document.version_id, second)
        self.assertEqual(document.page_count, 1)

    def test_what_changed_is_shown_as_text(self):
        document = self.draft(subject="<b>x</b>")
        document.write({"subject": "<script>y</script>"})
        self.assertNotIn("<script>", document._add_version(ONE_PAGE, "b.pdf").changes_html)

    def test_a_file_of_several_is_no_version(self):
        document = self.draft()
        count = len(document.version_ids)
        package = io.BytesIO()
        with zipfile.ZipFile(package, "w") as held:
            held.writestr("1.pdf", ONE_PAGE)
        for data in (package.getvalue(), ONE_PAGE + b"\n" + ONE_PAGE, b"<html><body>x</body></html>"):
            with self.assertRaises(UserError):
                document._add_version(data, "du-thao.docx")
        self.assertEqual(len(document.version_ids), count)

    def test_versions_and_their_files_stay(self):
        document = self.draft()
        version = document.version_id
        for user in (self.specialist, self.head, self.clerk, self.administrator, self.env.ref("base.user_root")):
            with self.subTest(user.login), self.assertRaises(AccessError):
                version.with_user(user).unlink()
            with self.subTest(user.login), self.assertRaises(AccessError):
                version.attachment_id.with_user(user).unlink()
            with self.subTest(user.login), self.assertRaises(AccessError):
                version.attachment_id.with_user(user).write({"raw": b"x"})
        with self.assertRaises(AccessError):
            version.with_user(self.specialist).write({"note": "x"})
        self.assertEqual(version.attachment_id.raw, ONE_PAGE)

    def test_three_rounds_leave_three_versions_and_three_opinions(self):
        document = self.submitted()
        for turn in ("một", "hai"):
            self.asked(document, self.head)._return(f"Sửa lần {turn}")
            document.write({"subject": f"Phê duyệt kế hoạch, lần {turn}"})
            document.action_submit()
        self.asked(document, self.head)._approve("Đồng ý")
        self.assertEqual(len(document.version_ids), 3)
        opinions = document.approval_ids.filtered("opinion").sorted("id").mapped("opinion")
        self.assertEqual(opinions, ["Sửa lần một", "Sửa lần hai", "Đồng ý"])
        for user in (self.specialist, self.head, self.administrator):
            with self.assertRaises(AccessError):
                document.approval_ids.with_user(user).unlink()

    def test_submitting_unchanged_makes_no_version(self):
        document = self.submitted()
        self.assertEqual(len(document.version_ids), 1)

    def test_only_word_and_pdf_are_taken(self):
        document = self.draft()
        for data in (b"MZ\x90\x00 a program", b"", b"<html></html>", b"%PDF-1.4\nbroken"):
            with self.assertRaises(UserError):
                document._add_version(data, "tep.exe")
        self.assertEqual(len(document.version_ids), 1)

    def test_a_stranger_adds_no_version(self):
        document = self.submitted()
        for user in (self.specialist, self.colleague, self.clerk, self.chief):
            with self.subTest(user.login), self.assertRaises(AccessError):
                document.with_user(user)._add_version(ONE_PAGE, "x.pdf")
        self.assertEqual(len(document.sudo().version_ids), 1)

    def test_a_secret_draft_keeps_no_file(self):
        document = self.draft()
        document.secrecy = "secret"
        with self.assertRaises(UserError):
            document.action_submit()
        with self.assertRaises(UserError):
            document._add_version(ONE_PAGE, "mat.pdf")
        document.action_make_stub()
        self.assertFalse(document.sudo().version_ids.attachment_id)
        self.assertEqual(len(document.version_ids), 1, "who made which version stays known")
        document.action_submit()
        self.assertEqual(document.state, "checking")
