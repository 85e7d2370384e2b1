from freezegun import freeze_time
from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from .dispatching import SendingCase


@tagged("post_install", "-at_install")
class TestDispatch(SendingCase):
    def test_each_unit_has_its_own_entry_at_once_with_the_form_filled(self):
        document = self.sent(self.department, self.commune, urgency="urgent")
        entry = self.entry_of(document, self.commune)
        self.assertEqual(entry.state, "to_register")
        self.assertEqual(entry.direction, "incoming")
        self.assertEqual(entry.unit_id, self.commune)
        for name in ("number", "symbol", "issued_on", "document_type_id", "subject", "signer_name", "urgency"):
            self.assertEqual(entry.sudo()[name], document.sudo()[name], name)
        self.assertEqual(entry.issuer_name, "UBND huyện Mẫu Sơn")
        self.assertEqual(entry.issuer_id, self.committee.partner_id)
        self.assertFalse(entry.note)
        self.assertEqual(entry.ocr_state, "read")
        self.assertEqual(self.dispatch_to(document, self.commune).state, "arrived")
        self.assertNotEqual(entry, self.entry_of(document, self.department))

    def test_one_file_is_stored_once_however_many_receive_it(self):
        document = self.issued()
        files = self.env["ir.attachment"].sudo()
        before = files.search_count([("res_model", "=", "eoffice.document")])
        document._dispatch(self.to(self.department, self.commune))
        self.assertEqual(files.search_count([("res_model", "=", "eoffice.document")]), before)
        entries = document.sudo().dispatch_ids.entry_ids
        self.assertEqual(len(entries.recognition_ids), 2)
        self.assertEqual(entries.recognition_ids.attachment_id, document.sudo().signed_file_id)
        self.env.cr.execute(
            "SELECT count(*) FROM ir_attachment WHERE checksum = %s", [document.sudo().signed_file_id.checksum]
        )
        self.assertEqual(self.env.cr.fetchone(), (1,))

    def test_what_its_sender_makes_secret_is_secret_where_it_came(self):
        for secrecy in ("secret", "top_secret"):
            with self.subTest(secrecy):
                document = self.issued()
                document._dispatch(self.to(self.department, self.commune))
                entries = document.sudo().dispatch_ids.entry_ids
                self.assertEqual(set(entries.mapped("secrecy")), {"none"})
                told = self.env["mail.notification"].search_count(
                    [("res_partner_id", "=", self.other_clerk.partner_id.id)]
                )
                document.sudo().write({"secrecy": secrecy, **({"subject": False} if secrecy == "top_secret" else {})})
                self.assertEqual(set(entries.mapped("secrecy")), {secrecy})
                self.assertEqual(bool(entries[0].subject), secrecy == "secret")
                self.assertGreater(
                    self.env["mail.notification"].search_count(
                        [("res_partner_id", "=", self.other_clerk.partner_id.id)]
                    ),
                    told,
                )
                found = self.env["eoffice.document"].with_user(self.other_clerk)
                self.assertFalse(found.search([("fulltext", "ilike", "dien tu tu ngay")]))

    def test_nothing_is_read_again_and_every_word_is_found(self):
        document = self.issued()
        jobs = self.env["queue.job"].sudo().search_count([])
        document._dispatch(self.to(self.commune))
        self.assertEqual(self.env["queue.job"].sudo().search_count([]), jobs)
        found = (
            self.env["eoffice.document"].with_user(self.other_clerk).search([("fulltext", "ilike", "dien tu tu ngay")])
        )
        self.assertEqual(found, self.entry_of(document, self.commune))
        with self.assertRaises(UserError):
            found.action_rerun_ocr()

    def test_a_private_note_of_the_sender_is_not_found_by_the_receiver(self):
        self.sent(self.commune)
        theirs = self.env["eoffice.document"].with_user(self.other_clerk)
        self.assertFalse(theirs.search([("fulltext", "ilike", "bi an")]))

    def test_words_read_after_the_sending_reach_the_receivers(self):
        document = self.issued(pages=())
        document._dispatch(self.to(self.commune))
        scan = document.sudo().recognition_ids
        self.env["eoffice.recognition.page"].create(
            {"recognition_id": scan.id, "number": 1, "state": "read", "text": "muộn màng", "content": {"words": []}}
        )
        scan._copies().document_id._index_text()
        theirs = self.env["eoffice.document"].with_user(self.other_clerk)
        self.assertTrue(theirs.search([("fulltext", "ilike", "muon mang")]))

    def test_reading_an_issued_document_leaves_its_form_alone(self):
        document = self.issued(recipients=False)
        scan = document.sudo().recognition_ids
        scan.found = {"recipients": {"value": ["Ai đó"], "confidence": 1}, "number": {"value": "9", "confidence": 1}}
        before = document.sudo().read(["number", "recipients", "doubtful", "issuer_name"])
        document.sudo()._fill_from(scan)
        self.assertEqual(document.sudo().read(["number", "recipients", "doubtful", "issuer_name"]), before)

    def test_an_outgoing_document_is_no_double_of_another(self):
        first, second = self.issued(), self.issued()
        second.sudo().recognition_ids.checksum = first.sudo().recognition_ids.checksum
        self.assertFalse(second.duplicate_ids)

    def test_one_click_accepts_numbers_and_starts_the_way(self):
        document = self.sent(self.commune)
        entry = self.entry_of(document, self.commune)
        entry.action_accept()
        line = self.dispatch_to(document, self.commune)
        self.assertEqual((entry.sequence_number, entry.state), (1, "registered"))
        self.assertEqual((line.state, line.decided_by_id), ("accepted", self.other_clerk))
        self.assertTrue(entry.assignment_ids)
        self.assertFalse(entry.sudo().activity_ids.filtered(lambda activity: not activity.eoffice_line_id))

    def test_many_are_accepted_in_one_act(self):
        documents = [self.sent(self.commune) for _ in range(3)]
        entries = self.env["eoffice.document"].with_user(self.other_clerk)
        entries = entries.union(*(self.entry_of(document, self.commune) for document in documents))
        entries.action_accept()
        self.assertEqual(sorted(entries.mapped("sequence_number")), [1, 2, 3])

    def test_opening_is_noted_once_and_for_the_clerk_only(self):
        document = self.sent(self.commune)
        entry, line = self.entry_of(document, self.commune), self.dispatch_to(document, self.commune)
        entry.with_user(self.commune_chief).action_mark_opened()
        self.assertEqual(line.state, "arrived")
        entry.action_mark_opened()
        self.assertEqual((line.state, line.opened_by_id), ("opened", self.other_clerk))
        first = line.opened_on
        entry.action_mark_opened()
        self.assertEqual(line.opened_on, first)

    def test_refusing_needs_a_reason_and_tells_the_sender(self):
        document = self.sent(self.commune)
        entry, line = self.entry_of(document, self.commune), self.dispatch_to(document, self.commune)
        with self.assertRaises(UserError):
            entry._refuse("  ")
        self.assertEqual(line.state, "arrived")
        entry._refuse("Không đúng thẩm quyền")
        self.assertEqual((line.state, line.reason), ("refused", "Không đúng thẩm quyền"))
        self.assertEqual(entry.state, "void")
        self.assertFalse(entry.recognition_ids)
        told = self.env["mail.notification"].sudo().search([("res_partner_id", "=", self.drafter.partner_id.id)])
        self.assertIn("Không đúng thẩm quyền", str(told.mail_message_id.mapped("body")))
        with self.assertRaises(UserError):
            entry.action_accept()

    def test_what_was_refused_can_be_sent_again(self):
        document = self.sent(self.commune)
        self.entry_of(document, self.commune)._refuse("Thiếu phụ lục")
        document._dispatch(self.to(self.commune))
        self.assertEqual(sorted(document.dispatch_ids.mapped("state")), ["arrived", "refused"])

    def test_nobody_gets_it_twice(self):
        document = self.sent(self.commune)
        document._dispatch(self.to(self.commune, self.department))
        self.assertEqual(document.dispatch_ids.unit_id, self.commune | self.department)
        self.assertEqual(len(document.dispatch_ids), 2)

    def test_a_unit_without_registers_has_it_in_hand_at_once(self):
        document = self.sent(self.other)
        entry, line = self.entry_of(document, self.other), self.dispatch_to(document, self.other)
        self.assertEqual((entry.state, entry.sequence_number), ("registered", 0))
        work = self.line(entry, self.other)
        self.assertEqual(work.state, "waiting")
        entry.action_mark_opened()
        self.assertEqual(line.state, "opened")
        work._complete("Đã thực hiện")
        self.assertEqual((entry.state, line.state), ("done", "accepted"))

    def test_a_unit_without_registers_refuses_too(self):
        document = self.sent(self.other)
        self.entry_of(document, self.other)._refuse("Gửi nhầm")
        self.assertEqual(self.dispatch_to(document, self.other).state, "refused")
        self.assertEqual(self.line(self.entry_of(document, self.other), self.other).state, "returned")

    def test_an_altered_file_is_not_accepted(self):
        document = self.sent(self.commune)
        document.sudo().signed_sha256 = "0" * 64  # as if the file were another one: it cannot be changed itself
        entry = self.entry_of(document, self.commune)
        with self.assertRaises(UserError):
            entry.action_accept()
        self.assertFalse(entry.sequence_number)

    def test_an_entry_cannot_be_deleted(self):
        entry = self.entry_of(self.sent(self.commune), self.commune)
        with self.assertRaises(UserError):
            entry.unlink()
        self.assertTrue(entry.exists())

    def test_what_cannot_be_sent(self):
        draft, secret, fileless = (self.issued() for _ in range(3))
        draft.sudo().sequence_number = 0
        secret.sudo().secrecy = "secret"
        fileless.sudo().signed_file_id = False
        for document in (draft, secret, fileless):
            with self.subTest(document.display_name), self.assertRaises(UserError):
                document._dispatch(self.to(self.commune))
            self.assertFalse(document.dispatch_ids)
        with self.assertRaises(AccessError):
            self.issued().with_user(self.drafter)._dispatch(self.to(self.commune))

    def test_two_limits_on_the_same_signature(self):
        """Electronic by the next morning, on paper by the end of that day, urgent at once (Q28 Đ6.2, N30 Đ18.1)."""
        signed = fields.Datetime.to_datetime("2026-11-24 03:00:00")  # a Tuesday, 10:00 here
        normal, urgent = self.issued(signed_on=signed), self.issued(signed_on=signed, urgency="urgent")
        for document in (normal, urgent):
            document.sudo().signed_on = signed
        electronic, paper = normal._send_by(electronic=True), normal._send_by(electronic=False)
        self.assertEqual(electronic.date().isoformat(), "2026-11-25")
        self.assertLess(electronic, paper)
        self.assertEqual(paper.date().isoformat(), "2026-11-25")
        self.assertEqual(urgent._send_by(electronic=True), fields.Datetime.add(signed, hours=1))

    def test_form_says_until_when_to_send_and_marks_it_late(self):
        """Signed on a Tuesday at 10:00: from the end of Wednesday morning (11:30) on it is late, until it is sent."""
        document = self.issued().with_user(self.clerk)
        document.sudo().signed_on = "2026-11-24 03:00:00"
        view = self.env.ref("eoffice_documents.eoffice_document_view_form")
        for moment, late in {"2026-11-25 02:00": False, "2026-11-25 06:00": True}.items():
            with freeze_time(moment), self.subTest(moment):
                self.env.invalidate_all()
                with Form(document, view) as form:
                    self.assertEqual(form.dispatch_due_on, "2026-11-25 04:30:00")
                    self.assertFalse(form._get_modifier("dispatch_due_on", "invisible"))
                    self.assertEqual(form.is_dispatch_late, late)
        with freeze_time("2026-11-25 06:00"):
            document._dispatch(self.to(self.commune))
            self.assertFalse(document.is_dispatch_late)
            self.assertTrue(Form(document, view)._get_modifier("dispatch_due_on", "invisible"))
