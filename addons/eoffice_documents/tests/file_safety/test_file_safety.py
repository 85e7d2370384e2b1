import base64
import hashlib
import io
import os
import zipfile
from contextlib import suppress
from unittest import skipUnless
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...file_safety import ScannerUnreachable, executable_kind, find_virus, is_answering
from ..capture.papers import stack
from ..capture.test_intake import FolderCase, MailboxCase
from ..common.case import PDF, OfficeCase
from .fake_clamd import EICAR, FakeClamd

REAL_SOCKET = "/run/clamav/clamd.ctl"


def _package(*names):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return data.getvalue()


def _compound(root_class):
    """A compound file whose root storage has this class ([MS-CFB] 2.6.1)."""
    header = bytes.fromhex("d0cf11e0a1b11ae1").ljust(30, b"\0") + (9).to_bytes(2, "little")
    root = b"R\0o\0o\0t\0".ljust(80, b"\0") + root_class
    return header.ljust(512, b"\0") + root.ljust(512, b"\0")


INSTALLER = _compound(bytes.fromhex("84100c0000000000c000000000000046"))
PROGRAMS = {
    "PE": b"MZ\x90\0\3" + bytes(100),
    "ELF": b"\x7fELF\2\1\1" + bytes(60),
    "Mach-O": bytes.fromhex("cffaedfe0700000103000000") + bytes(60),
    "LNK": bytes.fromhex("4c0000000114020000000000c000000000000046") + bytes(60),
    "script": b"#!/bin/sh\nrm -rf ~\n",
    "MSI": INSTALLER,
    "JAR": _package("META-INF/MANIFEST.MF", "a/Main.class"),
}
HARMLESS = {
    "a.pdf": PDF,
    "MZ.txt": "MZ là chữ đầu của một câu".encode(),
    "a.odt": _package("mimetype", "META-INF/manifest.xml"),
    "a.docx": _package("[Content_Types].xml", "word/document.xml"),
    "a.doc": _compound(bytes.fromhex("0609020000000000c000000000000046")),
    "cong-van.com.vn.pdf": b"%PDF-1.7",
    "khong-duoi": b"# Heading",
}


@tagged("post_install", "-at_install")
class TestPrograms(OfficeCase):
    def test_told_by_content_whatever_the_name(self):
        for kind, data in PROGRAMS.items():
            self.assertEqual(executable_kind(data, "cong-van.pdf"), kind)
        for name, data in HARMLESS.items():
            self.assertIsNone(executable_kind(data, name), name)

    def test_scripts_that_windows_runs_by_name(self):
        for name in ("a.bat", "a.pdf.js", "A.VBS", "a.ps1. ", "x.hta"):
            self.assertEqual(executable_kind(b"anything", name), "script", name)


class SafetyCase(OfficeCase):
    def setUp(self):
        super().setUp()
        self.enterContext(patch.dict(os.environ))
        os.environ.pop("EOFFICE_CLAMD", None)
        self.noted = []

        def note(model, name, data, found, detail):
            self.noted.append((name, found, detail))

        self.enterContext(patch.object(type(self.env["eoffice.refused.file"]), "_note", note))

    def scan_with(self, daemon):
        os.environ["EOFFICE_CLAMD"] = daemon.address

    def lets_in(self):
        self.env["ir.config_parameter"].set_param("eoffice.clamd_down_let_in", "True")


@tagged("post_install", "-at_install")
class TestAttachments(SafetyCase):
    """Every way in ends in an attachment."""

    def test_a_program_is_refused_by_every_way_of_writing(self):
        data = PROGRAMS["PE"]
        files = self.env["ir.attachment"].with_user(self.specialist)
        there = files.create({"name": "a.pdf", "raw": PDF})
        ways = {
            "raw": lambda: files.create({"name": "a.pdf", "raw": data}),
            "datas": lambda: files.create({"name": "a.pdf", "datas": base64.b64encode(data)}),
            "write raw": lambda: there.write({"raw": data}),
            "write datas": lambda: there.write({"datas": base64.b64encode(data)}),
            "received": lambda: self.env["eoffice.document"].with_user(self.clerk)._receive_files([("a.pdf", data)]),
            "batch": lambda: self.env["eoffice.scan.batch"].with_user(self.clerk)._receive([("a.pdf", data)]),
            "message": lambda: self.specialist.partner_id.message_post(body="a", attachments=[("a.pdf", data)]),
            "picture": lambda: self.specialist.write({"image_1920": base64.b64encode(data)}),
        }
        for name, way in ways.items():
            with self.subTest(name):
                self.noted.clear()
                with self.assertRaises(UserError):
                    way()
                if name != "picture":  # no picture at all: Odoo refuses it before
                    self.assertEqual(self.noted, [("a.pdf", "program", "PE")])
        self.assertEqual(there.raw, PDF)

    def test_an_infected_file_is_refused_and_a_clean_one_is_not(self):
        with FakeClamd() as daemon:
            self.scan_with(daemon)
            with self.assertRaisesRegex(UserError, "Eicar-Test-Signature"):
                self.entry_of(EICAR)
            self.assertEqual(self.noted, [("scan.pdf", "virus", "Eicar-Test-Signature")])
            document = self.entry_of(stack(1))
            self.assertTrue(document.recognition_ids.attachment_id)
            self.assertFalse(document.recognition_ids.attachment_id.eoffice_unscanned)
            self.assertIn(stack(1), daemon.scanned)

    def entry_of(self, data):
        return self.env["eoffice.document"].with_user(self.clerk)._receive_files([("scan.pdf", data)])

    def test_nothing_is_scanned_where_no_daemon_is_set_up(self):
        self.assertTrue(self.entry_of(EICAR))
        good, sentence = self.env["ir.attachment"]._eoffice_virus_scan_state()
        self.assertFalse(good)
        self.assertIn("ClamAV", sentence)

    def test_while_the_daemon_is_down(self):
        os.environ["EOFFICE_CLAMD"] = "/nonexistent/clamd.ctl"
        with self.assertRaises(UserError):
            self.entry_of(stack(1))
        self.assertEqual([found for _name, found, _detail in self.noted], ["unscanned"])
        self.assertFalse(self.env["ir.attachment"]._eoffice_virus_scan_state()[0])
        self.lets_in()
        document = self.entry_of(stack(1))
        file = document.recognition_ids.attachment_id
        self.assertTrue(file.eoffice_unscanned)
        self.assertTrue(document.file_warning)
        with FakeClamd() as daemon:
            self.scan_with(daemon)
            file.sudo().raw = stack(2)
            self.assertFalse(file.eoffice_unscanned)
            self.assertEqual(self.env["ir.attachment"]._eoffice_virus_scan_state(), (True, ""))

    def test_what_the_daemon_does_not_judge_is_not_clean(self):
        with FakeClamd(largest=1000) as daemon:
            self.assertIsNone(find_virus(b"x" * 1000, daemon.address))
            with self.assertRaisesRegex(ScannerUnreachable, "size limit"):
                find_virus(b"x" * 5_000_000, daemon.address)

    def test_scripts_that_odoo_bundles_are_its_own(self):
        made = self.env["ir.attachment"].create(
            {"name": "web.assets_web.min.js", "raw": b"1;", "url": "/web/assets/1/web.assets_web.min.js"}
        )
        self.assertTrue(made)

    @skipUnless(is_answering(REAL_SOCKET), "no clamd on this machine")
    def test_the_real_daemon(self):
        self.assertIn("eicar", find_virus(EICAR, REAL_SOCKET).lower())
        self.assertIsNone(find_virus(stack(1), REAL_SOCKET))


@tagged("post_install", "-at_install")
class TestRefusedFiles(OfficeCase):
    """That a row outlives the upload that is undone is looked at on a real server (tests/doors)."""

    def test_who_reads_what_was_refused(self):
        self.registry_enter_test_mode()
        files = self.env["ir.attachment"].with_user(self.clerk)
        # assertRaises would undo the row, which is no transaction of its own in a test
        with suppress(UserError):
            files.create({"name": "a.pdf", "raw": PROGRAMS["ELF"]})
        row = self.env["eoffice.refused.file"].search([], limit=1)
        self.assertEqual((row.name, row.found, row.detail, row.login), ("a.pdf", "program", "ELF", self.clerk.login))
        self.assertEqual(row.sha256, hashlib.sha256(PROGRAMS["ELF"]).hexdigest())
        for user in (self.administrator, self.helper):
            self.assertTrue(row.with_user(user).read(["name"]))
        for user in (self.clerk, self.chief):  # a name may tell what another unit receives
            with self.assertRaises(AccessError):
                row.with_user(user).read(["name"])
        with self.assertRaises(AccessError):
            row.write({"name": "b"})


@tagged("post_install", "-at_install")
class TestSafeFolder(FolderCase, SafetyCase):
    def test_an_infected_file_goes_aside_with_the_reason(self):
        with FakeClamd() as daemon:
            self.scan_with(daemon)
            (self.folder / "virus.pdf").write_bytes(EICAR)
            (self.folder / "a.pdf").write_bytes(stack(1))
            self.look()
            self.look()
        self.assertEqual(self.there("loi"), ["virus.pdf", "virus.pdf.txt"])
        self.assertIn("Eicar", (self.folder / "loi" / "virus.pdf.txt").read_text())
        self.assertEqual(self.came().recognition_ids.mapped("name"), ["a.pdf"])

    def test_files_wait_while_the_daemon_is_down(self):
        os.environ["EOFFICE_CLAMD"] = "/nonexistent/clamd.ctl"
        (self.folder / "a.pdf").write_bytes(stack(1))
        self.look()
        self.look()
        self.assertEqual((self.there(), len(self.came())), (["a.pdf"], 0))
        self.lets_in()
        self.look()
        self.assertEqual(len(self.came()), 1)


@tagged("post_install", "-at_install")
class TestSafeMail(MailboxCase, SafetyCase):
    def test_the_clean_files_of_a_mail_are_taken_in_and_the_reason_is_told(self):
        with FakeClamd() as daemon:
            self.scan_with(daemon)
            self.mail(("a.pdf", stack(1)), ("virus.pdf", b"%PDF-1.4 " + EICAR), ("setup.pdf", PROGRAMS["PE"]))
            self.assertEqual(self.came().recognition_ids.mapped("name"), ["a.pdf"])
            self.assertIn("virus.pdf", self.arrival().reason)
            self.assertIn("setup.pdf", self.arrival().reason)
            self.mail(("virus.pdf", b"%PDF-1.4 " + EICAR))
        self.assertEqual(self.arrival().state, "refused")
        self.assertIn("Eicar", self.arrival().reason)
