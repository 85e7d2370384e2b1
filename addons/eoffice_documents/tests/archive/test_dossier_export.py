import io
import zipfile
from unittest.mock import patch

import pypdf
from lxml import etree
from odoo.addons.queue_job.tests.common import trap_jobs
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from PIL import Image, TiffImagePlugin  # noqa: F401 Odoo loads no TIFF by itself

from ...export_package import Member, Piece, archive, dossier_xml, join, safe_name
from ...models.archive import eoffice_dossier_export
from ...printing import html_to_pdf
from ..dossier.dossiers import DossierCase


def paper(text, pages=1):
    """A PDF whose every page says ``text``."""
    return html_to_pdf("".join(f'<p style="break-after: page">{text} {page}</p>' for page in range(1, pages + 1)))


def picture(kind="PNG", frames=1, dpi=100):
    held = io.BytesIO()
    sheets = [Image.new("RGB", (827, 1169), "white") for _frame in range(frames)]
    extra = {"save_all": True, "append_images": sheets[1:]} if frames > 1 else {}
    sheets[0].save(held, kind, dpi=(dpi, dpi), **extra)
    return held.getvalue()


def words(pdf):
    return [page.extract_text().strip() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


@tagged("post_install", "-at_install")
class TestPacking(DossierCase):
    """Joining, XML and ZIP by themselves."""

    def test_files_of_all_kinds_become_one_pdf(self):
        pdf, found = join(
            [
                Piece(paper("Một", 2), "Văn bản một"),
                Piece(picture(), "Ảnh"),
                Piece(picture("TIFF", 3)),
                Piece(paper("Hai")),
            ]
        )
        self.assertEqual([one.pages for one in found], [2, 1, 3, 1])
        self.assertEqual(words(pdf), ["Một 1", "Một 2", "", "", "", "", "Hai 1"])
        reader = pypdf.PdfReader(io.BytesIO(pdf))
        self.assertEqual([mark.title for mark in reader.outline], ["Văn bản một", "Ảnh"])
        width, height = (float(side) / 72 * 25.4 for side in reader.pages[2].mediabox[2:])
        self.assertAlmostEqual(width, 210, delta=1)
        self.assertAlmostEqual(height, 297, delta=1)

    def test_bad_files_are_left_out_and_named(self):
        writer = pypdf.PdfWriter(clone_from=pypdf.PdfReader(io.BytesIO(paper("Khóa"))))
        writer.encrypt("bí mật")
        locked = io.BytesIO()
        writer.write(locked)
        pdf, found = join(
            [Piece(b""), Piece(paper("Tốt")), Piece(b"%PDF-1.7 rac"), Piece(locked.getvalue()), Piece(b"MZ khong phai")]
        )
        self.assertEqual([one.cause for one in found], ["empty", "", "damaged", "password", "unknown_kind"])
        self.assertEqual(words(pdf), ["Tốt 1"])

    def test_a_file_that_ends_the_reader_costs_only_itself(self):
        with patch("odoo.addons.eoffice_documents.export_package.pdf_merge.SECONDS", 20):
            bomb = (
                b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n"
                b"trailer<</Root 1 0 R>>\n%%EOF"
            )
            pdf, found = join([Piece(paper("Trước")), Piece(bomb), Piece(paper("Sau"))])
        self.assertEqual(words(pdf), ["Trước 1", "Sau 1"])
        self.assertTrue(found[1].cause)

    def test_scans_are_looked_at_on_demand(self):
        _pdf, found = join([Piece(picture(dpi=100)), Piece(paper("Chữ"))], inspect=True)
        self.assertEqual([(one.dpi, one.text) for one in found], [(100, False), (0, True)])

    def test_xml_of_hostile_text(self):
        data = dossier_xml({"Title": "A & <b>\x00 ]]>", "Empty": "", "None": None}, [{"DocOrdinal": 1}], "hồ sơ")
        root = etree.fromstring(data)
        self.assertEqual(root.findtext("Title"), "A & <b> ]]>")
        self.assertEqual([child.tag for child in root], ["Title", "Documents"])

    def test_names_in_the_zip_stay_in_their_folder(self):
        self.assertEqual(safe_name("../../etc/passwd"), "etc-passwd")
        self.assertEqual(safe_name("C:\\a\x00.pdf"), "C-a-.pdf")
        self.assertEqual(safe_name("..."), "tep")
        self.assertLessEqual(len(safe_name("x" * 300 + ".pdf")), 100)
        names = zipfile.ZipFile(io.BytesIO(archive([Member("a.pdf", b"1"), Member("A.pdf", b"2")]))).namelist()
        self.assertEqual(names, ["a.pdf", "A (2).pdf"])


@tagged("post_install", "-at_install")
class TestExport(DossierCase):
    def scanned(self, data, **values):
        """A document at the specialist whose scan is ``data``."""
        document = self.at_specialist(**values)
        document.sudo().recognition_ids.attachment_id.raw = data
        return document

    def package(self, dossier, profile="profile_reading", who=None):
        profile = self.env.ref(f"eoffice_documents.{profile}")
        return self.env["eoffice.dossier.export"].with_user(who or self.specialist)._request(dossier, profile)

    def unpack(self, package):
        return zipfile.ZipFile(io.BytesIO(package.attachment_id.raw))

    def test_one_pdf_in_order_of_time_and_xml(self):
        late = self.scanned(paper("Muộn", 2), number="2", issued_on="2015-12-01", page_count=2)
        early = self.scanned(paper("Sớm"), number="1", issued_on="2015-11-01", page_count=1)
        dossier = self.filled(late, early)
        dossier._add_files([("Bảng tính.xlsx", b"khong ghep duoc")])
        package = self.package(dossier)
        self.assertEqual((package.state, package.progress), ("ready", 100))
        unpacked = self.unpack(package)
        stem = dossier.code
        self.assertEqual(unpacked.namelist(), [f"{stem}.pdf", "kem-theo/003-Bảng tính.xlsx", "ho-so.xml"])
        self.assertEqual(unpacked.read("kem-theo/003-Bảng tính.xlsx"), b"khong ghep duoc")
        text = words(unpacked.read(f"{stem}.pdf"))
        self.assertIn("HỒ SƠ", text[0])
        self.assertIn(dossier.title, text[0])
        self.assertIn("Không ghép được, để kèm: Bảng tính.xlsx", " ".join(text[1].split()))
        self.assertEqual(text[2:], ["Sớm 1", "Muộn 1", "Muộn 2"])
        root = etree.fromstring(unpacked.read("ho-so.xml"))
        self.assertEqual(
            [root.findtext(f"FileCode/{name}") for name in ("OrganId", "FileCatalog", "FileNotation")],
            ["000.00.30.H99", str(self._year()), "01.PNV"],
        )
        self.assertEqual((root.findtext("DocTotal"), root.findtext("PageTotal")), ("3", "3"))
        self.assertEqual(
            (root.findtext("StartDate"), root.findtext("EndDate"), root.findtext("Maintenance")),
            ("2015-11-01", "2015-12-01", "10 năm"),
        )
        documents = root.findall("Documents/Document")
        self.assertEqual([document.findtext("CodeNumber") for document in documents], ["1", "2", None])
        self.assertEqual(
            [(one.findtext("File/PageFrom"), one.findtext("File/PageTo")) for one in documents],
            [("1", "1"), ("2", "3"), (None, None)],
        )
        self.assertEqual(documents[2].findtext("File/NotJoined"), "unknown_kind")
        self.assertEqual(documents[0].findtext("OrganName"), early.issuer_name)
        self.assertEqual(dossier.sudo().audit_log_ids[0].act, "exported")

    def test_the_archive_profile_keeps_each_file_and_says_what_falls_short(self):
        original = picture(dpi=100)
        dossier = self.filled(self.scanned(original, number="1"), self.scanned(paper("Chữ"), number="2"))
        unpacked = self.unpack(self.package(dossier, "profile_archive"))
        self.assertEqual(unpacked.read("tep-goc/001-scan.pdf"), original)
        checks = [
            [check.text for check in document.findall("File/Check")]
            for document in etree.fromstring(unpacked.read("ho-so.xml")).findall("Documents/Document")
        ]
        self.assertEqual(len(checks[0]), 2)
        self.assertIn("100", checks[0][0])
        self.assertEqual(checks[1], [])

    def test_a_large_one_is_made_by_jobs_that_show_progress(self):
        documents = [self.scanned(paper(f"Bản {number}"), number=str(number)) for number in range(1, 6)]
        dossier = self.filled(*documents)
        with patch.object(eoffice_dossier_export, "PART", 2), trap_jobs() as trap:
            package = self.package(dossier)
            self.assertEqual((package.state, package.progress), ("making", 0))
            with self.assertRaises(UserError):
                package.action_download()
            parts = package.sudo().part_ids
            self.assertEqual(len(parts), 3)
            trap.assert_jobs_count(4)
            parts[0]._job_make()
            self.assertEqual(package.progress, 31)
            (parts[1] | parts[2])._job_make()
            package.sudo()._job_finish()
        self.assertEqual(package.state, "ready")
        self.assertEqual(
            words(self.unpack(package).read(f"{dossier.code}.pdf"))[2:], [f"Bản {n} 1" for n in range(1, 6)]
        )
        self.assertFalse(parts.attachment_id, "what was joined in between is gone")

    def test_who_lost_the_dossier_meanwhile_gets_nothing(self):
        dossier = self.filled(*[self.scanned(paper("Bản"), number=str(number)) for number in (1, 2, 3)])
        self.share(dossier, self.colleague)
        with patch.object(eoffice_dossier_export, "PART", 2), trap_jobs():
            package = self.package(dossier, who=self.colleague).sudo()
            package.part_ids._job_make()
            dossier._unshare(self.principal(self.colleague))
            package._job_finish()
        self.assertEqual(package.state, "failed")
        self.assertFalse(package.attachment_id)

    def test_who_may_export_and_who_gets_the_file(self):
        dossier = self.filled(self.scanned(paper("Bản")))
        self.share(dossier, self.colleague)
        package = self.package(dossier, who=self.colleague)
        self.assertTrue(package.with_user(self.colleague).attachment_id.raw)
        for who in (self.specialist, self.head, self.chief, self.clerk, self.administrator):
            self.assertFalse(self.env["eoffice.dossier.export"].with_user(who).search([("id", "=", package.id)]))
            with self.subTest(who.login), self.assertRaises(AccessError):
                package.sudo().attachment_id.with_user(who).read(["raw"])
        for who in (self.head, self.chief, self.clerk):
            with self.subTest(who.login), self.assertRaises(AccessError):
                self.package(dossier, who=who)
        dossier._unshare(self.principal(self.colleague))
        with self.assertRaises(AccessError):
            package.sudo().attachment_id.with_user(self.colleague).read(["raw"])

    def test_an_export_goes_with_a_document_that_turns_secret(self):
        document = self.scanned(paper("Bản"))
        dossier = self.filled(document)
        package = self.package(dossier)
        file = package.sudo().attachment_id
        document.with_user(self.clerk).write({"secrecy": "secret"})
        self.assertFalse(package.exists() or file.exists())

    def test_a_broken_job_shows_and_is_made_again(self):
        dossier = self.filled(*[self.scanned(paper("Bản"), number=str(number)) for number in (1, 2, 3)])
        with patch.object(eoffice_dossier_export, "PART", 2), trap_jobs() as trap:
            package = self.package(dossier)
            package.sudo().part_ids[0]._job_make()
            package.sudo().state = "failed"
            package.action_retry()
            self.assertEqual(package.state, "making")
            trap.assert_jobs_count(3 + 2)


@tagged("post_install", "-at_install")
class TestDossierPrints(DossierCase):
    def render(self, name, record, who):
        return self.env["ir.actions.report"].with_user(who)._render_qweb_pdf(f"eoffice_documents.{name}", record.ids)[0]

    def pages(self, pdf):
        """Words of each page, without the break after a hyphen."""
        return [" ".join(text.split()).replace("TB- UBND", "TB-UBND") for text in words(pdf)]

    def test_the_contents_list(self):
        dossier = self.filled(self.at_specialist(page_count=3, issued_on="2015-11-30"))
        pdf = self.render("print_dossier_contents", dossier, self.specialist)
        (text,) = self.pages(pdf)
        for said in (
            "MỤC LỤC VĂN BẢN, TÀI LIỆU TRONG HỒ SƠ",
            "01.PNV",
            "186/TB-UBND",
            "30/11/2015",
            "1–3",
            "Sở Nội vụ tỉnh Ví Dụ",
            "Số TT",
            "Số, ký hiệu văn bản",
            "Tác giả văn bản",
            "(7)",
            "gồm 1 văn bản, tài liệu (bằng chữ: một), 3 trang",
        ):
            self.assertIn(said, text)
        width, height = (float(side) / 72 * 25.4 for side in pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox[2:])
        self.assertEqual((round(width), round(height)), (210, 297))

    def test_over_the_holder_one_prints_no_contents(self):
        dossier = self.filled()
        (text,) = self.pages(self.render("print_dossier_contents", dossier, self.head))
        self.assertNotIn("186", text)
        with self.assertRaises(AccessError):
            dossier.with_user(self.head)._print_workbook()
        with self.assertRaises(AccessError):
            self.render("print_dossier_contents", dossier, self.colleague)

    def test_the_yearly_list(self):
        record = (
            self.env["eoffice.file.plan"]
            .with_user(self.clerk)
            .create(
                {
                    "unit_id": self.committee.id,
                    "year": 2016,
                    "entry_ids": [
                        (
                            0,
                            0,
                            {"heading": heading, "notation": f"0{n}.NV", "title": "Hồ sơ", "retention_id": period.id},
                        )
                        for n, heading, period in (
                            (1, "I. Tổng hợp", self.ten_years),
                            (2, "I. Tổng hợp", self.env.ref("eoffice_documents.retention_permanent")),
                            (3, "II. Nội vụ", self.two_years),
                        )
                    ],
                }
            )
        )
        (text,) = self.pages(self.render("print_file_plan", record, self.clerk))
        self.assertEqual(text.count("I. Tổng hợp"), 1)
        for said in (
            "DANH MỤC HỒ SƠ",
            "Năm 2016",
            "02.NV",
            "Vĩnh viễn",
            "1 hồ sơ bảo quản vĩnh viễn; 2 hồ sơ bảo quản có thời hạn",
            "(5)",
        ):
            self.assertIn(said, text)
        self.assertTrue(record._print_workbook().startswith(b"PK"))

    def test_list_and_minutes_of_a_hand_in_in_two_copies(self):
        dossier = self.closed(self.at_specialist(page_count=3))
        transfer = (
            self.env["eoffice.archive.transfer"]
            .with_user(self.specialist)
            ._offer(dossier, box_count=2, paper_dossiers=1, shelf_metres=0.25)
        )
        transfer.with_user(self.archivist).action_accept()
        listed = self.pages(self.render("print_transfer_list", transfer, self.archivist))
        self.assertEqual(len(listed), 2)
        for text in listed:
            self.assertIn("MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU", text)
            self.assertIn("30/11/2015", text)
            self.assertIn("(7)", text)
        minutes = self.pages(self.render("print_transfer_minutes", transfer, self.archivist))
        self.assertEqual(len(minutes), 2)
        for text in minutes:
            for said in ("hộp (cặp): 2", "0,25 mét", "Tổng số hồ sơ: 1", "tệp tin trong hồ sơ: 1", "t_archivist"):
                self.assertIn(said, text)
        self.assertTrue(transfer._print_workbook().startswith(b"PK"))
