import unicodedata

from markupsafe import Markup
from odoo import models

from ...fulltext import pages_with, passage, words_asked
from ...recognition import Page
from ...recognition.layout import lines_of

MAX_QUERY_LENGTH = 500  # letters of a question


class DocumentHits(models.Model):
    """The page a word stands on: told beside the passage, opened by pressing it, looked for in the open document."""

    _inherit = "eoffice.document"

    def find_in_pages(self, asked):
        """Where the words ``asked`` for stand in the files of this document, for who may read it.

        :return: ``{"pages": [{"file", "page", "count", "width", "height"}], "best": [file, page] or False}``;
            ``file`` is the id of the attachment, ``page`` counts from 1 in its file, ``best`` is the page of the
            passage that lists show
        """
        self.ensure_one()
        self.check_access("read")
        asked = str(asked)[:MAX_QUERY_LENGTH]
        places = self._pages_in_order(["text", "width", "height"])[self]
        texts = [unicodedata.normalize("NFC", page.text or "").replace("\f", " ") for _scan, page in places]
        shown, best = passage("\f".join(texts), asked)
        counts = dict(pages_with(texts, asked))
        if shown:
            counts.setdefault(best, 1)
        return {
            "pages": [
                {
                    "file": places[at][0].attachment_id.id,
                    "page": places[at][1].number,
                    "count": counts[at],
                    "width": places[at][1].width,
                    "height": places[at][1].height,
                }
                for at in sorted(counts)
            ],
            "best": [places[best][0].attachment_id.id, places[best][1].number] if shown else False,
        }

    def marks_on_page(self, file, number, asked):
        """Boxes (left, top, width, height in pixels of the page as read) of the words ``asked`` for on one page.

        :param file: id of the attachment
        :param number: of the page in that file, from 1
        """
        self.ensure_one()
        self.check_access("read")
        scan = self.checked_sudo().recognition_ids.filtered(lambda scan: scan.attachment_id.id == file)[:1]
        page = (scan.source_id or scan).page_ids.filtered(lambda page: page.number == number)
        if not page.content:
            return []
        words = [word for line in lines_of(Page.from_dict(page.content).words) for word in line.words]
        hits = words_asked([word.text for word in words], str(asked)[:MAX_QUERY_LENGTH])
        return [[words[at].left, words[at].top, words[at].width, words[at].height] for at in hits]

    def _pages_in_order(self, names=()):
        """{document: [(reading of its file, page)]} in the order in which ``body`` holds the pages.

        :param names: fields of eoffice.recognition.page to fetch besides
        """
        scans = (
            self.env["eoffice.recognition"]
            .sudo()
            .search_fetch([("document_id", "in", self.ids)], ["document_id", "source_id", "attachment_id"], order="id")
        )
        readings = scans.source_id | scans
        pages = (
            self.env["eoffice.recognition.page"]
            .sudo()
            .search_fetch(
                [("recognition_id", "in", readings.ids)], ["recognition_id", "number", *names], order="number"
            )
            .grouped("recognition_id")
        )
        places = {document: [] for document in self}
        for scan in scans:
            places[scan.document_id] += [(scan, page) for page in pages.get(scan.source_id or scan, ())]
        return places

    def _with_page(self, found):
        """{document: HTML of its passage}, led by the page it stands on where the document has more than one.

        :param found: {document: (HTML, page from 0 among all its pages)}
        """
        documents = self.browse(document.id for document, (text, _page) in found.items() if text)
        places = documents._pages_in_order()
        return {
            document: self._page_label(places.get(document, ()), page) + Markup(text)
            for document, (text, page) in found.items()
        }

    def _page_label(self, places, page):
        if len(places) < 2:
            return Markup("")
        scan, row = places[min(page, len(places) - 1)]
        files = list(dict.fromkeys(scan for scan, _row in places))
        label = self.env._("p. %s", row.number)
        if len(files) > 1:
            label = self.env._("file %(file)s, p. %(page)s", file=files.index(scan) + 1, page=row.number)
        return Markup("<b class='eoffice_passage_page'>{}</b> ").format(label)
