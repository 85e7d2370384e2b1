from odoo.exceptions import UserError
from odoo.tests import tagged

from ..common.case import OfficeCase


@tagged("post_install", "-at_install")
class TestConcurrentEdit(OfficeCase):
    """Two clerks at one form, as the web client saves: each sends what stood in the fields they have changed."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.second = cls._person("t_clerk_2", "clerk")
        cls.second.name = "Trần Thị B"
        cls.committee.clerk_ids |= cls.second

    def save(self, document, user, vals, loaded):
        return document.with_user(user).with_context(eoffice_loaded=loaded).web_save(vals, {name: {} for name in vals})

    def refused(self, document, vals, loaded):
        """The refusal of a save of the first clerk, which leaves everything as it was."""
        before = document.read([*vals, "state", "write_date"])
        with self.assertRaises(UserError) as refusal:
            self.save(document, self.clerk, vals, loaded)
        document.invalidate_recordset()
        self.assertEqual(document.read([*vals, "state", "write_date"]), before)
        return refusal.exception

    def test_the_second_is_told_who_changed_what_to_what(self):
        for document in (self.entry(subject="Cũ"), self.registered(subject="Cũ")):
            with self.subTest(document.state):
                self.save(document, self.second, {"subject": "Của B"}, {"subject": "Cũ"})
                refusal = self.refused(document, {"subject": "Của A"}, {"subject": "Cũ"})
                for words in ("Trần Thị B", "«Của B»", document._fields["subject"].string):
                    self.assertIn(words, str(refusal))
                self.assertEqual(refusal.context["eoffice_now"], {"id": document.id, "subject": "Của B"})

    def test_after_the_number_the_log_knows_who_it_was(self):
        document = self.registered(note="Cũ")
        self.save(document, self.second, {"note": "Của B"}, {"note": "Cũ"})
        document.with_user(self.clerk).write({"page_count": 3})  # the last to write, but not to write this
        self.assertIn("Trần Thị B", str(self.refused(document, {"note": "Của A"}, {"note": "Cũ"})))

    def test_who_has_been_told_and_saves_again_overwrites(self):
        document = self.entry(subject="Cũ")
        self.save(document, self.second, {"subject": "Của B"}, {"subject": "Cũ"})
        now = self.refused(document, {"subject": "Của A"}, {"subject": "Cũ"}).context["eoffice_now"]
        self.save(document, self.clerk, {"subject": "Của A"}, now)
        self.assertEqual(document.subject, "Của A")

    def test_different_fields_are_both_written(self):
        document = self.entry(subject="Cũ", note="Ghi chú")
        self.save(document, self.second, {"subject": "Của B"}, {"subject": "Cũ"})
        self.save(document, self.clerk, {"note": "Của A"}, {"note": "Ghi chú"})
        self.assertEqual((document.subject, document.note), ("Của B", "Của A"))

    def test_the_same_value_troubles_nobody(self):
        document = self.entry(subject="Cũ", issued_on="2026-01-02")
        self.save(document, self.second, {"subject": "Mới", "issued_on": "2026-01-03"}, {"subject": "Cũ"})
        self.save(
            document,
            self.clerk,
            {"subject": "Mới", "issued_on": "2026-01-03"},
            {"subject": "Cũ", "issued_on": "2026-01-02"},
        )
        self.assertEqual(document.subject, "Mới")

    def test_every_sort_of_field_is_compared(self):
        decision = self.env["eoffice.document.type"]._by_code("QĐ")
        letter = self.env["eoffice.document.type"]._by_code("CV")
        cases = {
            "issued_on": ("2015-11-30", "2015-12-01", "2015-12-02"),
            "document_type_id": (self.notice.id, decision.id, letter.id),
            "urgency": ("normal", "urgent", "express"),
            "page_count": (0, 2, 3),
            "note": (False, "B", "A"),
        }
        for name, (loaded, theirs, mine) in cases.items():
            document = self.entry()
            with self.subTest(name):
                self.save(document, self.second, {name: theirs}, {name: loaded})
                self.refused(document, {name: mine}, {name: loaded})
                self.save(document, self.clerk, {name: mine}, {name: theirs})

    def test_without_what_was_opened_it_is_written_as_ever(self):
        document = self.entry(subject="Cũ")
        self.save(document, self.second, {"subject": "Của B"}, {"subject": "Cũ"})
        document.with_user(self.clerk).write({"subject": "Của A"})
        document.with_user(self.clerk).with_context(eoffice_loaded="x").web_save({"subject": "Của A"}, {})
        self.assertEqual(document.subject, "Của A")

    def test_what_a_machine_reads_meanwhile_troubles_no_clerk(self):
        document = self.entry(subject=False, note=False)
        scan = document.sudo().recognition_ids
        found = {name: {"value": "Máy đọc", "confidence": 0.9, "page": 1, "box": None} for name in ("subject",)}
        scan.write({"state": "read", "page_count": 1, "found": found})
        document.sudo()._fill_from(scan)
        self.assertEqual(document.subject, "Máy đọc")
        self.save(document, self.clerk, {"note": "Của A"}, {"note": False})
        self.save(document, self.clerk, {"subject": "Của A"}, {"subject": False})
        self.assertEqual((document.subject, document.note), ("Của A", "Của A"))
        self.save(document, self.second, {"subject": "Của B"}, {"subject": "Của A"})
        self.refused(document, {"subject": "A nữa"}, {"subject": "Của A"})

    def test_a_save_asks_the_database_nothing_more(self):
        def queries(**context):
            document = self.entry(subject="Cũ").with_user(self.clerk)
            self.env.flush_all()
            self.env.invalidate_all()
            document.with_context(**context).web_save({"note": "warm"}, {"note": {}})
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            document.with_context(**context).web_save({"subject": "Mới"}, {"subject": {}})
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        self.assertLessEqual(queries(eoffice_loaded={"subject": "Cũ"}), queries() + 1)
