from odoo.exceptions import AccessError, UserError
from odoo.tests import freeze_time, tagged

from ..common.case import ScheduleCase

PDF = b"%PDF-1.4 signed\n%%EOF"


@tagged("post_install", "-at_install")
class TestPublication(ScheduleCase):
    def issued(self, **values):
        """An issued document of the committee with its signed file."""
        document = (
            self.env["eoffice.document"]
            .sudo()
            .create(
                {
                    "direction": "outgoing",
                    "unit_id": self.committee.id,
                    "subject": "Về việc thử nghiệm",
                    "number": "12",
                    "symbol": "TB-UBND",
                    "document_type_id": self.notice.id,
                    "issued_on": "2026-11-16",
                    **values,
                }
            )
        )
        if document.secrecy == "none":
            document.signed_file_id = (
                self.env["ir.attachment"]
                .sudo()
                .create({"name": "a.pdf", "raw": PDF, "res_model": document._name, "res_id": document.id})
            )
        document.signed_sha256 = "0" * 64
        document.sequence_number = 12
        self.assertEqual(document.state, "issued")
        posts = self.env["eoffice.principal"].sudo()
        readers = posts._of_unit(self.committee, "clerk") | posts._of_unit(self.committee, "office")
        self.env["eoffice.document.access"]._grant((document.id, reader.id) for reader in readers)
        return document

    def publish_document(self, document, user=None, **values):
        return (
            self.env["eoffice.publication"].with_user(user or self.clerk).create({"document_id": document.id, **values})
        )

    def public(self):
        publications = self.env["eoffice.publication"].sudo()
        return publications.search(publications._public_domain()).document_id

    def test_another_day_or_field_is_in_the_log_of_the_document(self):
        topic = self.env["eoffice.publication.topic"].create({"name": "Đất đai"})
        document = self.issued()
        publication = self.publish_document(document)
        rows = document.sudo().audit_log_ids
        for values, told in (
            ({"topic_id": topic.id}, "→ «Đất đai»"),
            ({"publish_from": "2026-12-24 01:00:00"}, "24/12"),
        ):
            publication.with_context(tracking_disable=True).write(values)
            row = document.sudo().audit_log_ids - rows
            self.assertEqual((row.act, row.user_id), ("publication_changed", self.clerk))
            self.assertIn(told, row.note)
            rows |= row
        publication.write({"topic_id": topic.id})
        self.assertEqual(document.sudo().audit_log_ids, rows)

    def test_the_office_publishes_and_takes_back(self):
        document = self.issued()
        publication = self.publish_document(document)
        self.assertIn(document, self.public())
        self.assertIn("published", document.sudo().audit_log_ids.mapped("act"))
        with self.assertRaises(UserError):
            publication._withdraw(" ")
        publication._withdraw("Nhầm phụ lục")
        self.assertNotIn(document, self.public())
        self.assertEqual(publication.withdrawn_by_id, self.clerk)
        self.assertTrue(self.publish_document(document), "it may be published again")

    def test_nobody_else_does(self):
        document = self.issued()
        for user in (self.head, self.specialist, self.leader, self.other_clerk, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError), self.env.cr.savepoint():
                self.publish_document(document, user)
        publication = self.publish_document(document)
        for user in (self.head, self.other_clerk, self.administrator):
            with self.subTest(user.login), self.assertRaises(AccessError):
                publication.with_user(user)._withdraw("x")
            with self.subTest(user.login), self.assertRaises(AccessError):
                publication.with_user(user).write({"publish_from": "2020-01-01"})
        with self.assertRaises(AccessError):
            publication.with_user(self.clerk).write({"withdrawn_on": False, "published_by_id": self.head.id})

    def test_only_what_is_issued_and_no_secret(self):
        draft = self.issued()
        draft.sequence_number = 0
        with self.assertRaises(UserError):
            self.publish_document(draft)
        with self.assertRaises(UserError):
            self.publish_document(self.issued(secrecy="secret"))
        self.assertFalse(self.public())

    def test_scheduled_ones_wait(self):
        document = self.issued()
        self.publish_document(document, publish_from="2026-11-19 00:00:00")
        self.assertNotIn(document, self.public())
        with freeze_time("2026-11-19 00:00:01"):
            self.assertIn(document, self.public())

    def test_search_of_readers(self):
        one, two = (
            self.issued(subject="Phòng chống mưa lũ"),
            self.issued(subject="Lịch tiếp công dân", issued_on="2025-05-05"),
        )
        for document in (one, two):
            document._index_text()
            self.publish_document(document)
        search = self.env["eoffice.publication"]._public_search
        self.assertEqual(search("mua lu")[0].document_id, one)
        self.assertEqual(search(year=2025)[0].document_id, two)
        self.assertEqual(search(limit=1)[1], True, "there are more")
        self.assertFalse(search("không có chữ này")[0])
