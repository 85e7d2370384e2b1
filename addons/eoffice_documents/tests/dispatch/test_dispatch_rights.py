from odoo.exceptions import AccessError
from odoo.tests import HttpCase, tagged

from ..common.case import RightsTable
from .dispatching import SendingCase

WHO = (
    "clerk",
    "chief",
    "leader",
    "head",
    "specialist",
    "colleague",
    "other_head",
    "other_clerk",
    "commune_chief",
    "department_clerk",
    "administrator",
    "helper",
)

# who reads what, after a document of the committee went to a commune and not to the department
SEES = {
    "document": {"clerk", "chief", "specialist"},
    "lines": {"clerk", "chief", "specialist"},
    "entry": {"other_clerk", "commune_chief"},
    "file": {"clerk", "chief", "specialist", "other_clerk", "commune_chief"},
}

# act → who may do it
ACTS = {
    "dispatch": {"clerk"},
    "recall": {"clerk"},
    "print_original": {"clerk"},
    "paper_copy": {"clerk"},
    "accept": {"other_clerk"},
    "refuse": {"other_clerk"},
    "agree_recall": {"other_clerk"},
    "decline_recall": {"other_clerk"},
}


@tagged("post_install", "-at_install")
class TestDispatchRights(RightsTable, SendingCase):
    def test_who_sees_what(self):
        document = self.sent(self.commune)
        line = self.dispatch_to(document, self.commune)
        things = {
            "document": document.sudo(),
            "lines": line,
            "entry": line.entry_ids,
            "file": document.sudo().signed_file_id,
        }
        for thing, record in things.items():
            for who in WHO:
                with self.subTest(thing=thing, who=who):
                    self._assert_sees(record, getattr(self, who), who in SEES[thing])

    def _assert_sees(self, record, user, expected):
        mine = record.with_user(user)
        self.assertEqual(bool(mine.search([("id", "=", record.id)])), expected)
        self.assertEqual(mine.search_count([("id", "=", record.id)]), int(expected))
        names = ["raw", "name"] if record._name == "ir.attachment" else ["display_name", "create_date"]
        self.env.invalidate_all()
        if expected:
            mine.read(names)
        else:
            with self.assertRaises(AccessError):
                mine.read(names)
            with self.assertRaises(AccessError):
                mine.export_data(["id", names[-1]])

    def test_a_reader_of_the_entry_only_cannot_write_or_delete_the_file(self):
        file = self.sent(self.commune).sudo().signed_file_id.with_user(self.other_clerk)
        for attempt in (lambda: file.write({"name": "x"}), lambda: file.unlink(), lambda: file.copy()):
            with self.assertRaises(AccessError):
                attempt()
        self.assertTrue(file.sudo().exists())

    def test_the_receiver_reaches_nothing_else_of_the_sender(self):
        document = self.sent(self.commune)
        other_file = self.env["ir.attachment"].create(
            {"name": "du-thao.docx", "raw": b"x", "res_model": "eoffice.document", "res_id": document.id}
        )
        document.sudo().message_post(body="Ý kiến nội bộ")
        entry = self.entry_of(document, self.commune)
        with self.assertRaises(AccessError):
            other_file.with_user(self.other_clerk).read(["raw"])
        with self.assertRaises(AccessError):
            entry.recognition_ids.source_id.read(["found"])
        with self.assertRaises(AccessError):
            entry.dispatch_id.read(["name"])
        for model in ("eoffice.dispatch", "eoffice.audit.log", "eoffice.recognition", "eoffice.recognition.page"):
            rows = self.env[model].with_user(self.other_clerk).search([("document_id", "=", document.id)])
            self.assertFalse(rows, model)
        words = self.env["mail.message"].with_user(self.other_clerk).search([("body", "ilike", "nội bộ")])
        self.assertFalse(words)

    def test_who_may_do_what(self):
        self.walk_table(ACTS, WHO, self._at_commune)

    def _at_commune(self, act):
        document = self.sent(self.commune)
        if act.endswith("_recall"):
            self.entry_of(document, self.commune).action_accept()
            document._recall("Sai")
        return document

    def _picture(self, document):
        lines = document.sudo().dispatch_ids
        return (
            document.sudo().state,
            len(document.sudo().audit_log_ids),
            sorted((line.name, line.state, line.recall_state, line.paper_copies) for line in lines),
            lines.entry_ids.mapped("state"),
            len(lines.entry_ids.recognition_ids),
        )

    def _do_dispatch(self, document, user):
        document.with_user(user)._dispatch(self.to(self.department))

    def _do_recall(self, document, user):
        document.with_user(user)._recall("Sai")

    def _do_print_original(self, document, user):
        document.with_user(user)._print_original(1)

    def _do_paper_copy(self, document, user):
        document.sudo().dispatch_ids.with_user(user)._paper_copy(1, "important")

    def _do_accept(self, document, user):
        self.entry_of(document, self.commune, user).action_accept()

    def _do_refuse(self, document, user):
        self.entry_of(document, self.commune, user)._refuse("Sai")

    def _do_agree_recall(self, document, user):
        self.entry_of(document, self.commune, user).action_agree_recall()

    def _do_decline_recall(self, document, user):
        self.entry_of(document, self.commune, user)._decline_recall("Cần giữ")

    def test_nothing_of_dispatch_is_forged(self):
        document = self.sent(self.commune)
        line, entry = self.dispatch_to(document, self.commune), self.entry_of(document, self.commune)
        for user in (self.clerk, self.other_clerk, self.chief, self.specialist, self.administrator):
            for attempt in (
                lambda rec: rec.write({"state": "accepted"}),
                lambda rec: rec.create({"document_id": document.id, "unit_id": self.other.id}),
                lambda rec: rec.unlink(),
            ):
                with self.subTest(user=user.login), self.assertRaises(AccessError):
                    attempt(line.with_user(user))
        for name, value in {"dispatch_id": False, "unnumbered": True, "recalled_on": False, "voided": True}.items():
            with self.subTest(name), self.assertRaises(AccessError):
                entry.write({name: value})
        for name in ("recalled_on", "replaces_id", "corrects_id"):
            with self.subTest(name), self.assertRaises(AccessError):
                document.write({name: False})
        self.assertEqual((line.state, entry.state), ("arrived", "to_register"))

    def test_wizards_do_not_lend_their_rights(self):
        document = self.sent(self.commune)
        entry = self.entry_of(document, self.commune)
        attempts = {
            self.head: lambda env: (
                env["eoffice.recall"].create({"document_id": document.id, "reason": "x"}).action_recall()
            ),
            self.department_clerk: lambda env: (
                env["eoffice.dispatch.paper.copy"].create({"document_id": document.id, "copies": 1}).action_print()
            ),
            self.commune_chief: lambda env: (
                env["eoffice.refuse"].create({"document_ids": [(6, 0, entry.ids)], "reason": "x"}).action_refuse()
            ),
        }
        for user, attempt in attempts.items():
            with self.subTest(user.login), self.assertRaises(AccessError):
                attempt(self.env(user=user.id, su=False))
        self.assertEqual((document.state, entry.sudo().state), ("issued", "to_register"))

    def test_lists_of_receivers_are_kept_by_those_who_send(self):
        for who in WHO:
            lists = self.env["eoffice.recipient.list"].with_user(getattr(self, who))
            with self.subTest(who):
                if who in ("clerk", "other_clerk", "department_clerk", "chief", "commune_chief", "administrator"):
                    lists.create({"name": f"Nhóm của {who}"})
                else:
                    with self.assertRaises(AccessError):
                        lists.create({"name": f"Nhóm của {who}"})


@tagged("post_install", "-at_install")
class TestDispatchRoads(SendingCase, HttpCase):
    """Every address under which the file of a document can be asked for."""

    def test_file_and_pictures(self):
        document = self.sent(self.commune)
        file, entry = document.sudo().signed_file_id, self.entry_of(document, self.commune)
        scan = entry.sudo().recognition_ids
        roads = (f"/web/content/{file.id}", f"/web/content/ir.attachment/{file.id}/raw", f"/eoffice/scan/{scan.id}/1")
        for user in (self.other_clerk, self.commune_chief, self.department_clerk, self.head, self.administrator):
            user.password = "mat-khau-thu-nghiem"
            allowed = user in (self.other_clerk, self.commune_chief)
            self.authenticate(user.login, "mat-khau-thu-nghiem")
            for road in roads[:2]:
                with self.subTest(road=road, user=user.login):
                    answer = self.url_open(road)
                    self.assertEqual(answer.status_code, 200 if allowed else 404)
                    self.assertEqual(answer.content == file.raw, allowed)
            if not allowed:
                self.assertEqual(self.url_open(roads[2]).status_code, 404)
        self.authenticate(self.other_clerk.login, "mat-khau-thu-nghiem")
        document._recall("Sai")
        for road in roads:
            with self.subTest(road=road, recalled=True):
                self.assertEqual(self.url_open(road).status_code, 404)
