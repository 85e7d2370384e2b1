from odoo.exceptions import AccessError
from odoo.tests import tagged
from odoo.tools import mute_logger

from .case import OfficeCase


@tagged("post_install", "-at_install")
class TestReferenceCheck(OfficeCase):
    """An id alone opens nothing: neither by a value, nor by a default, nor by the name of what it points at."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.stranger = cls.other_head

    def setUp(self):
        super().setUp()
        self.secret_word = "ZQTIEUDE"
        self.document = self.registered(subject=f"Về việc {self.secret_word}")

    def test_the_stranger_reads_nothing_of_it(self):
        self.assertFalse(self.document.with_user(self.stranger).has_access("read"))

    def test_a_default_or_a_value_of_a_draft_names_only_what_its_drafter_reads(self):
        drafts = self.env["eoffice.document"].with_user(self.stranger)
        named = drafts.with_context(default_direction="outgoing", default_answers_id=self.document.id)
        with self.assertRaises(AccessError):
            named.onchange({}, [], {"answers_id": {"fields": {"display_name": {}}}, "subject": {}})
        with self.assertRaises(AccessError):
            named.default_get(["answers_id", "addressees"])
        with self.assertRaises(AccessError):
            named.create({"subject": "x"})
        plain = drafts.with_context(default_direction="outgoing")
        with self.assertRaises(AccessError):
            plain.create({"subject": "x", "answers_id": self.document.id})
        draft = plain.create({"subject": "x"})
        with self.assertRaises(AccessError):
            draft.write({"answers_id": self.document.id})
        self.assertFalse(draft.sudo().answers_id)

    def test_no_window_takes_a_record_its_user_may_not_read(self):
        tried = 0
        for name, model in self.env.registry.items():
            if not name.startswith("eoffice.") or not model._transient or model._abstract:
                continue
            window = self.env[name].with_user(self.stranger)
            if not window.has_access("create"):
                continue
            for field, comodel in window._eoffice_references():
                if comodel != "eoffice.document":
                    continue
                many = window._fields[field].type == "many2many"
                value = [(6, 0, self.document.ids)] if many else self.document.id
                tried += 1
                with self.subTest(f"{name}.{field}"), self.assertRaises(AccessError):
                    window.create({field: value})
                other = [(6, 0, [str(self.document.id)])] if many else str(self.document.id)
                with self.subTest(f"{name}.{field} as text"), self.assertRaises(AccessError):
                    window.create({field: other})
                with self.subTest(f"{name}.{field} by default"), self.assertRaises(AccessError):
                    window.with_context(**{f"default_{field}": value}).onchange({}, [], {field: {}})
        self.assertGreaterEqual(tried, 6)

    def test_the_label_of_what_one_may_not_read_is_empty(self):
        draft = self.env["eoffice.document"].with_user(self.stranger).with_context(default_direction="outgoing")
        draft = draft.create({"subject": "Trả lời"}).with_context(default_direction=False)
        draft.sudo().answers_id = self.document
        self.assertEqual(draft.read(["answers_id"])[0]["answers_id"], (self.document.id, ""))
        seen = draft.web_read({"answers_id": {"fields": {"display_name": {}}}})[0]["answers_id"]
        self.assertEqual(seen, {"id": self.document.id, "display_name": ""})
        self.assertIn(self.secret_word, draft.sudo().read(["answers_id"])[0]["answers_id"][1])
        self.assertEqual(draft.search_read([("id", "=", draft.id)], ["answers_id"])[0]["answers_id"][1], "")

    def test_no_group_and_no_search_panel_names_what_one_may_not_read(self):
        drafts = self.env["eoffice.document"].with_user(self.stranger).with_context(default_direction="outgoing")
        draft = drafts.create({"subject": "Trả lời"}).with_context(default_direction=False)
        draft.sudo().answers_id = self.document
        mine = [("id", "=", draft.id)]
        doors = {
            "groups": lambda model: model.formatted_read_group(mine, ["answers_id"], ["__count"]),
            "groups by a path": lambda model: model.formatted_read_group(mine, ["answers_id.answers_id"], ["__count"]),
            "groups of a list": lambda model: model.web_read_group(mine, ["answers_id"], ["__count"])["groups"],
            "groups, the old way": lambda model: model.read_group(mine, ["answers_id"], ["answers_id"]),
            "search panel": lambda model: model.search_panel_select_range("answers_id", search_domain=mine)["values"],
        }
        further = self.registered(subject=self.secret_word)
        self.document.sudo().answers_id = further
        for door, ask in doors.items():
            with self.subTest(door), mute_logger("py.warnings"):
                told = ask(draft.browse())
                self.assertTrue(told, "the door was tried")
                self.assertNotIn(self.secret_word, str(told))
                self.assertIn(self.secret_word, str(ask(draft.sudo().browse())), "there was something to hide")

    def test_what_one_reads_is_named_and_labelled_as_before(self):
        drafts = self.env["eoffice.document"].with_user(self.head).with_context(default_direction="outgoing")
        document = self.at_head(subject=self.secret_word)
        draft = drafts.create({"subject": "Trả lời", "answers_id": document.id})
        self.assertIn(self.secret_word, draft.read(["answers_id"])[0]["answers_id"][1])

    def test_notifications_are_read_by_whom_they_are_for(self):
        self.at_head()
        told = self.env["mail.notification"].sudo().search([("res_partner_id", "=", self.head.partner_id.id)])
        self.assertTrue(told, "the head was told of the document")
        for user in (self.colleague, self.other_clerk, self.administrator):
            with self.subTest(user.login):
                seen = self.env["mail.notification"].with_user(user).search([("id", "in", told.ids)])
                self.assertFalse(seen - seen.filtered(lambda row, user=user: row.author_id == user.partner_id))
        self.assertTrue(self.env["mail.notification"].with_user(self.head).search([("id", "in", told.ids)]))
