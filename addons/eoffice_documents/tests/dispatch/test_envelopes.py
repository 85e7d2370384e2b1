import io

import pdfplumber
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .dispatching import SendingCase

MM = 25.4 / 72


@tagged("post_install", "-at_install")
class TestEnvelopes(SendingCase):
    """Phong bì: one for each receiver, with all that goes to them, in the size of the envelope (REG-03)."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.agency.write({"street": "Số 1 đường Ví Dụ", "city": "Thành phố Mẫu", "phone": "0256 000 000"})
        cls.committee.sudo().partner_id.write({"street": "Khu phố Một", "city": "Mẫu Sơn"})
        cls.other_agency = cls.agency.copy({"name": "Công an tỉnh Ví Dụ", "street": False, "city": False})

    def posted(self, *receivers, envelopes=1, **values):
        document = self.issued(**values)
        document._dispatch([{"partner": to, "way": "post", "envelopes": envelopes} for to in receivers])
        return document.sudo().dispatch_ids.sudo(False)

    def pages(self, lines, size="dl", user=None):
        report = self.env["ir.actions.report"].with_user(user or self.clerk)
        data, _kind = report._render_qweb_pdf(f"eoffice_documents.print_envelope_{size}", lines.ids)
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return [(round(page.width * MM), round(page.height * MM), page.extract_text()) for page in pdf.pages]

    def test_it_bears_sender_numbers_and_receiver(self):
        lines = self.posted(self.agency, urgency="express")
        [(width, height, text)] = self.pages(lines)
        self.assertEqual((width, height), (220, 110))
        for words in (
            "UBND HUYỆN MẪU SƠN",
            "Địa chỉ: Khu phố Một, Mẫu Sơn",
            f"Số: {lines.reference}",
            "HỎA TỐC",
            "Kính gửi: Sở Nội vụ tỉnh Ví Dụ",
            "Số 1 đường Ví Dụ, Thành phố Mẫu",
            "0256 000 000",
        ):
            self.assertIn(words, text)
        [(width, height, _text)] = self.pages(lines, "c5")
        self.assertEqual((width, height), (229, 162))

    def test_what_goes_to_one_receiver_is_one_envelope(self):
        first, second = self.posted(self.agency, self.other_agency), self.posted(self.agency)
        pages = [text for _width, _height, text in self.pages(first | second)]
        self.assertEqual(len(pages), 2)
        [ours] = [text for text in pages if "Sở Nội vụ" in text]
        self.assertIn(f"Số: {first[0].reference}, {second.reference}", ours)
        [unknown] = [text for text in pages if "Công an" in text]
        self.assertRegex(unknown, r"Địa chỉ:\s*(\n|$)")  # a dotted line, to be written by hand

    def test_as_many_as_were_noted_for_the_post(self):
        self.assertEqual(len(self.pages(self.posted(self.agency, envelopes=3))), 3)

    def test_nothing_for_who_gets_no_paper(self):
        lines = self.sent(self.commune).sudo().dispatch_ids.sudo(False)
        with self.assertRaisesRegex(UserError, "no paper"):
            self.pages(lines)

    def test_only_clerks_of_the_sender_print_it(self):
        lines = self.posted(self.agency)
        for who in ("other_clerk", "head", "specialist", "administrator", "helper"):
            with self.subTest(who), self.assertRaises(AccessError):
                self.pages(lines, user=getattr(self, who))
