from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common.case import OfficeCase, RightsTable

WHO = (
    "clerk",
    "chief",
    "leader",
    "head",
    "deputy",
    "specialist",
    "colleague",
    "other_head",
    "other_clerk",
    "administrator",
    "helper",
)

# who sees a document, by how far it has come
SEES = {
    "entry": {"clerk", "chief"},
    "registered": {"clerk", "chief"},
    "at_head": {"clerk", "chief", "leader", "head", "deputy", "other_head"},
    "at_specialist": {"clerk", "chief", "leader", "head", "deputy", "other_head", "specialist"},
}

# act → who may do it to a document that is with the head of the department
ACTS = {
    "pass_on": {"head", "deputy"},
    "complete": {"head", "deputy"},
    "return": {"head", "deputy"},
    "withdraw": {"leader"},
    "correct": {"clerk"},
    "comment": {"clerk", "chief", "leader", "head", "deputy", "other_head"},
    "lend": {"clerk"},
    "strike_out": set(),
}


@tagged("post_install", "-at_install")
class TestRights(RightsTable, OfficeCase):
    def test_who_sees_what(self):
        for stage, expected in SEES.items():
            document = getattr(self, stage)()
            for who in WHO:
                with self.subTest(stage=stage, who=who):
                    self._assert_sees(document, getattr(self, who), who in expected)

    def _assert_sees(self, document, user, expected):
        """A reader reads by every road; anybody else by none, the file and the counts included."""
        seen = document.with_user(user)
        domain = [("id", "=", document.id)]
        self.assertEqual(bool(seen.search(domain)), expected)
        self.assertEqual(seen.search_count(domain), int(expected))
        self.assertEqual(bool(seen.search([*domain, ("fulltext", "ilike", "trien khai")])), expected)
        roads = {
            "read": lambda: seen.read(["subject"]),
            "export": lambda: seen.export_data(["subject"]),
            "tree": lambda: seen.assignment_tree(),
            "file": lambda: document.sudo().recognition_ids.attachment_id.with_user(user).read(["raw"]),
            "recognition": lambda: document.sudo().recognition_ids.with_user(user).read(["found"]),
            "trace": lambda: document.sudo().audit_log_ids.with_user(user).read(["note"]),
        }
        if document.sudo().assignment_ids:
            roads["lines"] = lambda: document.sudo().assignment_ids.with_user(user).read(["instruction"])
        self.assert_roads(roads, expected)
        for model in (
            "eoffice.assignment",
            "eoffice.recognition",
            "eoffice.audit.log",
            "eoffice.recognition.page",
            "eoffice.loan",
        ):
            if not expected:
                self.assertFalse(self.env[model].with_user(user).search([("document_id", "=", document.id)]))
        if not expected:
            self.assertFalse(seen._read_group(domain, ["state"], ["__count"]))

    def test_who_may_do_what(self):
        self.walk_table(ACTS, WHO, lambda act: self.at_head())

    @staticmethod
    def refused_with(act):
        # striking out a document that people hold is refused to its clerk too, with a sentence instead of a right
        return UserError if act == "strike_out" else AccessError

    def _picture(self, document):
        document = document.sudo()
        lines = document.assignment_ids
        return (
            document.state,
            document.subject,
            len(document.audit_log_ids),
            len(document.message_ids),
            len(document.loan_ids),
            lines.sorted("id").mapped("state"),
            document.access_ids.principal_id.ids,
        )

    def _do_pass_on(self, document, user):
        self.line(document, self.department).with_user(user)._forward([self.target(self.specialist)])

    def _do_complete(self, document, user):
        self.line(document, self.department).with_user(user)._complete("Xong")

    def _do_return(self, document, user):
        self.line(document, self.department).with_user(user)._return("Không đúng")

    def _do_withdraw(self, document, user):
        self.line(document, self.department).with_user(user).action_withdraw()

    def _do_correct(self, document, user):
        document.with_user(user).write({"subject": "Sửa"})

    def _do_comment(self, document, user):
        document.with_user(user).message_post(body="Ý kiến")

    def _do_lend(self, document, user):
        document.with_user(user)._lend(self.head)

    def _do_strike_out(self, document, user):
        document.with_user(user)._void("Nhầm")


@tagged("post_install", "-at_install")
class TestForgery(RightsTable, OfficeCase):
    """What a caller of the RPC interface tries with the rights of a clerk, a head or a specialist."""

    def test_readonly_fields_of_a_document(self):
        document = self.at_head()
        forged = {
            "state": "done",
            "sequence_number": 999,
            "register_id": self.secret_register.id,
            "received_on": "2015-01-01",
            "registered_by_id": self.head.id,
            "unit_id": self.commune.id,
            "voided": True,
            "doubtful": [],
        }
        for name, value in forged.items():
            before = document.sudo().read([name])
            with self.subTest(name), self.assertRaises(AccessError):
                document.with_user(self.clerk).write({name: value})
            self.assertEqual(document.sudo().read([name]), before)

    def test_readonly_fields_at_creation(self):
        documents = self.env["eoffice.document"].with_user(self.clerk)
        count = documents.search_count([])
        with self.assertRaises(AccessError):
            documents.create({"subject": "x", "sequence_number": 7})
        with self.assertRaises(AccessError):
            documents.with_context(default_sequence_number=7).create({"subject": "x"})
        with self.assertRaises(AccessError):
            documents.create({"subject": "x", "access_ids": [(0, 0, {"principal_id": self.principal(self.head).id})]})
        with self.assertRaises(AccessError):
            documents.create({"subject": "x", "unit_id": self.commune.id})
        self.assertEqual(documents.search_count([]), count)

    def test_lines_readers_traces_and_numbers_are_written_by_methods_only(self):
        document = self.at_specialist()
        line = self.line(document, self.specialist)
        document._lend(self.head)
        self.env["eoffice.recognition.page"].sudo().create({"recognition_id": document.recognition_ids.id, "number": 1})
        rows = {
            "eoffice.assignment": {"state": "done"},
            "eoffice.audit.log": {"note": "x"},
            "eoffice.document.access": {"principal_id": self.principal(self.colleague).id},
            "eoffice.register.number": {"number": 5},
            "eoffice.recognition": {"found": {}},
            "eoffice.recognition.page": {"text": "x"},
            "eoffice.loan": {"given_back_on": "2015-01-01"},
            "eoffice.principal": {"member_ids": [(4, self.colleague.id)]},
        }
        self.assert_written_by_methods_only(
            rows, (self.clerk, self.chief, self.head, self.specialist, self.administrator)
        )
        self.assertEqual(line.state, "waiting")

    def test_a_trace_cannot_be_changed_even_by_the_system(self):

        log = self.registered().sudo().audit_log_ids[:1]
        with self.assertRaises(AccessError):
            log.write({"note": "x"})
        with self.assertRaises(AccessError):
            log.unlink()

    def test_a_wizard_does_not_lend_its_rights(self):
        line = self.line(self.at_head(), self.department)
        wizard = (
            self.env["eoffice.complete"]
            .with_user(self.other_head)
            .create({"assignment_ids": [(6, 0, line.ids)], "result": "Xong"})
        )
        with self.assertRaises(AccessError):
            wizard.action_complete()
        self.assertIn(line.state, ("waiting", "open"))

    def test_phrases_of_others_stay_theirs(self):
        phrase = self.env["eoffice.canned.instruction"].with_user(self.leader).create({"text": "Khẩn trương"})
        self.assertNotIn(phrase, self.env["eoffice.canned.instruction"].with_user(self.head).search([]))
        with self.assertRaises(AccessError):
            phrase.with_user(self.head).write({"text": "x"})
        with self.assertRaises(AccessError):
            self.env["eoffice.canned.instruction"].with_user(self.head).create({"text": "x", "user_id": False})
