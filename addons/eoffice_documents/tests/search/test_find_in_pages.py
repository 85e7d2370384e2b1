from odoo.exceptions import AccessError
from odoo.tests import BaseCase, tagged

from ...fulltext import pages_with, words_asked
from ..common.case import OfficeCase


@tagged("post_install", "-at_install")
class TestPagesWith(BaseCase):
    """Plain: which pages, which words."""

    PAGES = (
        "Căn cứ Luật Tổ chức chính quyền địa phương",
        "Về việc họp giao ban; địa phương nào có chính sách thì báo",
        "",
        "Quyền và nghĩa vụ phù hợp, chính\nquyền địa phương, chính quyền cơ sở",
    )

    def test_side_by_side_comes_before_apart(self):
        self.assertEqual(pages_with(self.PAGES, "chính quyền"), [(0, 1), (3, 2)])
        self.assertEqual(pages_with(self.PAGES, "CHINH QUYEN"), [(0, 1), (3, 2)])
        self.assertEqual(pages_with(self.PAGES, "quyền chính"), [(0, 2), (3, 5)], "all of them on the page")
        self.assertEqual(pages_with(self.PAGES, "giao nghĩa"), [(1, 1), (3, 1)], "one of them on the page")

    def test_accents_that_were_typed_count_first(self):
        self.assertEqual(pages_with(self.PAGES, "họp"), [(1, 1)])
        self.assertEqual(pages_with(self.PAGES, "hop"), [(1, 1), (3, 1)])
        self.assertEqual(pages_with(self.PAGES, "hớp"), [(1, 1), (3, 1)], "nowhere so: a slip, or a page misread")

    def test_quotes_minus_and_beginnings(self):
        self.assertEqual(pages_with(self.PAGES, '"chính sách" giao'), [(1, 2)])
        self.assertEqual(pages_with(self.PAGES, "nghi* -luật"), [(3, 1)])
        self.assertEqual(pages_with(self.PAGES, "quy"), [])
        for nothing in ("", "…", "-luật", '"'):
            self.assertEqual(pages_with(self.PAGES, nothing), [])

    def test_the_words_of_a_page(self):
        words = ["Số:", "186/TB-UBND", "chính", "quyền,", "chính", "sách"]
        self.assertEqual(words_asked(words, "chinh quyen"), [2, 3])
        self.assertEqual(words_asked(words, "chính sách 186/TB-UBND"), [1, 2, 4, 5])
        self.assertEqual(words_asked(words, "186/TB-UBND"), [1])
        self.assertEqual(words_asked(words, "quán"), [])


@tagged("post_install", "-at_install")
class TestFindInPages(OfficeCase):
    def setUp(self):
        super().setUp()
        self.document = self.registered()
        first = self.document.sudo().recognition_ids
        file = first.attachment_id.copy({"name": "phu-luc.pdf"})
        self.second = first.copy({"attachment_id": file.id})
        self.first = first
        self.page(first, 1, "Trang đầu của công văn")
        self.page(first, 2, "Trang hai nói về quán karaoke")
        # a page that was taken out leaves a gap in the numbers, and this one nothing could be read on
        self.page(self.second, 1, False)
        self.page(self.second, 4, "Phụ lục: danh sách quán karaoke, quán karaoke Suối Ngang")
        self.document._index_text()

    def page(self, scan, number, text):
        words = [
            [word, 100 * place, 200, 90, 30, 0.9] for place, word in enumerate((text or "").split())
        ]  # text, left, top, width, height, confidence
        content = {"number": number, "text": text, "words": words, "width": 1600, "height": 2200, "dpi": 200}
        return (
            self.env["eoffice.recognition.page"]
            .sudo()
            .create(
                {
                    "recognition_id": scan.id,
                    "number": number,
                    "state": "read",
                    "text": text,
                    "width": 1600,
                    "height": 2200,
                    "content": {**content, "source": "ocr"},
                }
            )
        )

    def find(self, asked, who=None):
        return self.document.with_user(who or self.clerk).find_in_pages(asked)

    def test_every_page_of_the_right_file(self):
        found = self.find("quan karaoke")
        self.assertEqual(
            [(row["file"], row["page"], row["count"]) for row in found["pages"]],
            [(self.first.attachment_id.id, 2, 1), (self.second.attachment_id.id, 4, 2)],
        )
        self.assertEqual({(row["width"], row["height"]) for row in found["pages"]}, {(1600, 2200)})
        self.assertEqual(found["best"], [self.first.attachment_id.id, 2])
        self.assertEqual(self.find("Suối Ngang")["best"], [self.second.attachment_id.id, 4])
        self.assertEqual(self.find("tỉnh Ví Dụ"), {"pages": [], "best": False}, "stands in the form, on no page")

    def test_the_passage_of_lists_names_the_same_page(self):
        self.env["res.lang"]._activate_lang("vi_VN")
        seen = self.document.with_user(self.clerk).with_context(lang="vi_VN")
        for asked, place in (("Suối Ngang", "tệp 2, tr. 4"), ("nói về", "tệp 1, tr. 2")):
            text = seen.with_context(fulltext_query=[asked]).passage
            self.assertTrue(text.startswith(f"<b class='eoffice_passage_page'>{place}</b>"), text)
        self.second.unlink()
        text = seen.with_context(fulltext_query="karaoke").passage
        self.assertTrue(text.startswith("<b class='eoffice_passage_page'>tr. 2</b> "), text)
        self.first.page_ids.filtered(lambda page: page.number == 1).unlink()
        self.document._index_text()
        seen.invalidate_recordset()
        self.assertTrue(seen.with_context(fulltext_query="karaoke").passage.startswith("Trang hai"))

    def test_pages_of_a_list_are_asked_for_once(self):
        others = self.document
        for number in range(20, 26):
            others |= self.registered(number=str(number))
            self.page(others[-1].sudo().recognition_ids, 1, "Có karaoke")
            self.page(others[-1].sudo().recognition_ids, 2, "Không có gì")
        others._index_text()
        self.env.flush_all()
        self.env.invalidate_all()
        with self.assertQueryCount(4):  # bodies, readings, pages, and the fields of attachments
            shown = others.sudo().with_context(fulltext_query="karaoke").mapped("passage")
        self.assertEqual([text.count("<mark>") for text in shown], [3, 1, 1, 1, 1, 1, 1])

    def test_the_words_are_marked_where_they_stand(self):
        marks = self.document.with_user(self.clerk).marks_on_page(self.second.attachment_id.id, 4, "quán karaoke")
        self.assertEqual(marks, [[100 * place, 200, 90, 30] for place in (4, 5, 6, 7)])
        for file, number in ((self.second.attachment_id.id, 2), (self.first.attachment_id.id, 4), (0, 1)):
            self.assertEqual(self.document.with_user(self.clerk).marks_on_page(file, number, "quán"), [])

    def test_a_file_that_was_sent_is_found_on_its_senders_pages(self):
        copy = self.registered(number="187", symbol="TB-TC")
        copy.sudo().recognition_ids.source_id = self.first
        copy._index_text()
        found = copy.with_user(self.clerk).find_in_pages("karaoke")
        self.assertEqual(found["best"], [copy.sudo().recognition_ids.attachment_id.id, 2])
        self.assertTrue(copy.marks_on_page(found["best"][0], 2, "karaoke"))

    def test_only_readers_look_into_pages(self):
        for who in (self.other_head, self.administrator, self.other_clerk):
            with self.assertRaises(AccessError):
                self.find("karaoke", who)
            with self.assertRaises(AccessError):
                self.document.with_user(who).marks_on_page(self.first.attachment_id.id, 2, "karaoke")

    def test_a_form_feed_in_a_page_moves_no_page(self):
        """What a hostile file says on its pages is text, not the end of a page."""
        self.first.page_ids[0].text = "Trang\fđầu\fcủa công văn"
        self.document._index_text()
        self.env.invalidate_all()
        shown = self.document.with_user(self.clerk).with_context(fulltext_query="karaoke").passage
        self.assertIn("file 1, p. 2", shown)
        self.assertEqual(self.find("karaoke")["best"], [self.first.attachment_id.id, 2])
