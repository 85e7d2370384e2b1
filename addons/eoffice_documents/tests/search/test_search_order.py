from lxml import etree
from odoo.tests import tagged

from ..common.case import OfficeCase


@tagged("post_install", "-at_install")
class TestSearchOrder(OfficeCase):
    """The newest first, or what matches best; and every list shows where the words stand."""

    def setUp(self):
        super().setUp()
        self.in_subject = self.entry(number="15", subject="Quản lý quán karaoke tại xã Phước Sơn")
        self.in_pages = self.entry(number="16", subject="Họp giao ban quý IV")
        self.far_apart = self.entry(number="17", subject="Họp giao ban quý III")
        for document, text in (
            (self.in_pages, "Kiểm tra các quán karaoke trên địa bàn"),
            (self.far_apart, "karaoke, nhà hàng và quán ăn"),
        ):
            self.env["eoffice.recognition.page"].sudo().create(
                {"recognition_id": document.recognition_ids.id, "number": 1, "state": "read", "text": text}
            )
        (self.in_pages | self.far_apart)._index_text()

    def found(self, order="", **context):
        documents = self.env["eoffice.document"].with_user(self.clerk).with_context(**context)
        pages = [
            documents.web_search_read([("fulltext", "ilike", "quan karaoke")], {"id": {}}, offset, 1, order=order)
            for offset in range(3)
        ]
        return [page["records"][0]["id"] for page in pages]

    def test_newest_or_best_match(self):
        newest = [self.far_apart.id, self.in_pages.id, self.in_subject.id]
        self.assertEqual(self.found(), newest)
        self.assertEqual(self.found(fulltext_best=1), [self.in_subject.id, self.in_pages.id, self.far_apart.id])

    def test_a_column_that_was_pressed_counts_more(self):
        expected = [self.in_subject.id, self.in_pages.id, self.far_apart.id]
        self.assertEqual(self.found("number ASC", fulltext_best=1), expected)
        self.assertEqual(self.found("number DESC", fulltext_best=1), expected[::-1])

    def test_every_list_found_by_words_shows_the_passage(self):
        documents = self.env["eoffice.document"].with_user(self.clerk)
        seen = 0
        for action in self.env["ir.actions.act_window"].search([("res_model", "=", "eoffice.document")]):
            search = documents.get_view(action.search_view_id.id, "search")["arch"]
            asked = etree.fromstring(search).find("field[@name='fulltext']")
            if asked is None:
                continue
            self.assertIn("fulltext_query", asked.get("context", ""), action.name)
            own = {view.view_mode: view.view_id.id for view in action.view_ids}
            for kind in {"list", "kanban"} & set(action.view_mode.split(",")):
                with self.subTest(action.name, kind=kind):
                    arch = etree.fromstring(documents.get_view(own.get(kind), kind)["arch"])
                    self.assertTrue(arch.xpath("//field[@name='passage']"))
                    seen += 1
        self.assertGreater(seen, 6)
