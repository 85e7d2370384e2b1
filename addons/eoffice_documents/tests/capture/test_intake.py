import base64
import io
import os
import tempfile
import zipfile
from email.message import EmailMessage
from email.utils import make_msgid
from pathlib import Path
from unittest.mock import patch

from odoo.exceptions import AccessError, ValidationError
from odoo.tests import tagged

from ...models.common import office_clock
from ..common.case import OfficeCase
from .papers import stack

LOGO = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


class DoorCase(OfficeCase):
    def came(self):
        return self.env["eoffice.document"].sudo().search([("unit_id", "=", self.committee.id)], order="id")


class FolderCase(DoorCase):
    def setUp(self):
        super().setUp()
        root = tempfile.TemporaryDirectory()
        self.addCleanup(root.cleanup)
        self.root = Path(root.name)
        self.folder = self.root / "ubnd"
        self.folder.mkdir()
        self.committee.scan_folder = "ubnd"
        self.enterContext(patch.dict(os.environ, EOFFICE_INBOX=str(self.root)))
        self.enterContext(patch.object(type(self.env["ir.cron"]), "_commit_progress", lambda *_args, **_more: 60))

    def look(self):
        self.env["hr.department"]._watch_folders()

    def there(self, path="."):
        return sorted(
            str(file.relative_to(self.folder / path)) for file in (self.folder / path).rglob("*") if file.is_file()
        )


@tagged("post_install", "-at_install")
class TestFolder(FolderCase):
    def test_a_file_that_stays_as_it_is_comes_in_and_moves_aside(self):
        (self.folder / "a.pdf").write_bytes(stack(1))
        self.look()
        self.assertFalse(self.came())
        self.look()
        self.assertEqual(self.came().recognition_ids.mapped("name"), ["a.pdf"])
        self.assertEqual(self.there(), [f"da-nhan/{office_clock.today(self.committee.env)}/a.pdf"])
        self.look()
        self.assertEqual(len(self.came()), 1)

    def test_of_a_scan_that_turns_out_to_be_secret_none_is_laid_aside(self):
        for name in ("a.pdf", "b.pdf"):
            (self.folder / name).write_bytes(stack(1 if name == "a.pdf" else 2))
        self.look()
        self.look()
        secret = self.came().filtered(lambda document: document.recognition_ids.name == "a.pdf")
        self.env.cr.postcommit.clear()
        secret.secrecy = "secret"
        aside = f"da-nhan/{office_clock.today(self.committee.env)}"
        self.assertEqual(self.there(), [f"{aside}/a.pdf", f"{aside}/b.pdf"], "nothing goes that may still come back")
        self.env.cr.postcommit.run()
        self.assertEqual(self.there(), [f"{aside}/b.pdf"])
        self.assertFalse(secret.intake_id.name)

    def test_a_file_half_written_is_left_until_it_is_whole(self):
        data = stack(1)
        (self.folder / "a.pdf").write_bytes(data[: len(data) // 2])
        self.look()
        (self.folder / "a.pdf").write_bytes(data[: len(data) // 2] + b"x")
        self.look()
        self.look()  # quiet for a while, but it does not open
        self.assertFalse(self.came())
        self.assertEqual(self.there(), ["a.pdf"])
        (self.folder / "a.pdf").write_bytes(data)
        self.look()
        self.look()
        self.assertEqual(len(self.came()), 1)

    def test_a_file_that_never_opens_goes_aside_with_the_reason(self):
        (self.folder / "hong.pdf").write_bytes(b"%PDF-1.7 and then nothing")
        os.utime(self.folder / "hong.pdf", (1, 1))
        self.look()
        self.look()
        self.assertEqual(self.there("loi"), ["hong.pdf", "hong.pdf.txt"])
        self.assertTrue((self.folder / "loi" / "hong.pdf.txt").read_text().strip())
        self.assertFalse(self.came())
        refused = self.env["eoffice.intake.log"].with_user(self.clerk).search([("state", "=", "refused")])
        self.assertEqual(refused.name, "hong.pdf")

    def test_a_crash_before_moving_takes_nothing_in_twice(self):
        (self.folder / "a.pdf").write_bytes(stack(1))
        self.look()
        with patch("odoo.addons.eoffice_documents.intake.watch_folder.Folder.set_done"):
            self.look()
        self.assertEqual((len(self.came()), self.there()), (1, ["a.pdf"]))
        self.look()
        self.assertEqual(len(self.came()), 1)
        self.assertEqual(len(self.there("da-nhan")), 1)

    def test_a_name_used_again_for_other_pages_is_another_document(self):
        for number in (1, 2):
            (self.folder / "scan0001.pdf").write_bytes(stack(number))
            self.look()
            self.look()
        self.assertEqual(len(self.came()), 2)
        self.assertEqual(len(self.there("da-nhan")), 2)

    def test_links_hidden_and_unfinished_files_are_left_alone(self):
        secret = self.root / "secret.pdf"
        secret.write_bytes(stack(1))
        (self.folder / "a.pdf").symlink_to(secret)
        (self.folder / ".b.pdf").write_bytes(stack(1))
        (self.folder / "c.pdf.part").write_bytes(stack(1))
        self.look()
        self.look()
        self.assertFalse(self.came())
        self.assertTrue(secret.exists())

    def test_nobody_leaves_the_root(self):
        for name in ("../x", "/etc", "a/b", "..", ".", ".ssh", "da-nhan", "a\\b"):
            with self.subTest(name), self.assertRaises(ValidationError):
                self.committee.scan_folder = name
        outside = self.root.parent / self.root.name
        (self.root / "lien-ket").symlink_to(outside)
        self.committee.scan_folder = "lien-ket"
        self.look()
        self.assertTrue(self.committee.scan_folder_failure)

    def test_a_folder_that_is_missing_is_told_and_stops_no_other(self):
        self.commune.scan_folder = "khong-co"
        (self.folder / "a.pdf").write_bytes(stack(1))
        self.look()
        self.look()
        self.assertTrue(self.commune.scan_folder_failure)
        self.assertFalse(self.committee.scan_folder_failure)
        self.assertEqual(len(self.came()), 1)

    def test_files_of_several_documents_wait_to_be_split(self):
        self.committee.scan_folder_batch = True
        (self.folder / "lo.pdf").write_bytes(stack(1, 2))
        self.look()
        self.look()
        batch = self.env["eoffice.scan.batch"].with_user(self.clerk).search([])
        self.assertEqual((batch.name, batch.came_by), ("lo.pdf", "folder"))

    def test_only_the_clerks_see_what_came(self):
        (self.folder / "a.pdf").write_bytes(stack(1))
        self.look()
        self.look()
        self.assertTrue(self.env["eoffice.intake.log"].with_user(self.clerk).search([]))
        self.assertFalse(self.env["eoffice.intake.log"].with_user(self.other_clerk).search([]))
        for user in (self.head, self.specialist, self.administrator):
            with self.assertRaises(AccessError):
                self.env["eoffice.intake.log"].with_user(user).search([])


class MailboxCase(DoorCase):
    def setUp(self):
        super().setUp()
        domain = self.env["mail.alias.domain"].search([], limit=1) or self.env["mail.alias.domain"].create(
            {"name": "vidu.vn", "bounce_alias": "bounce", "catchall_alias": "catchall"}
        )
        self.committee.write({"alias_name": "t-scan", "alias_domain_id": domain.id})
        self.committee.scan_senders = "may-quet@ubnd.vn, @sonoivu.vn"
        self.to = f"t-scan@{domain.name}"
        self.env["ir.config_parameter"].set_param("eoffice.mail_authserv_id", "mx.vidu.vn")

    def mail(self, *files, sender="may-quet@ubnd.vn", body="Quét sáng nay", found=None, charset=None):
        """A mail that the office's mail server has looked at; ``found``: what it says, that all is well by default."""
        message = EmailMessage()
        domain = sender.rpartition("@")[2]
        for value in [f"mx.vidu.vn; dmarc=pass header.from={domain}"] if found is None else found:
            message["Authentication-Results"] = value
        message["From"], message["To"], message["Subject"] = f"Máy quét <{sender}>", self.to, "Scan"
        message["Message-Id"] = make_msgid(domain="ubnd.vn")
        message.set_content(body)
        for name, data in files:
            message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
        data = message.as_bytes()
        if charset:  # a name of letters, and a text in them
            data = data.replace(b'charset="utf-8"', b'charset="' + charset[0] + b'"', 1).replace(b"@@@", charset[1], 1)
        self.env["mail.thread"].message_process(False, data)

    def arrival(self):
        return self.env["eoffice.intake.log"].with_user(self.clerk).search([], limit=1)


@tagged("post_install", "-at_install")
class TestMailbox(MailboxCase):
    def test_each_file_is_a_document_with_the_text_as_a_note(self):
        self.mail(("a.pdf", stack(1)), ("b.pdf", stack(2)))
        documents = self.came()
        self.assertEqual(documents.recognition_ids.mapped("name"), ["a.pdf", "b.pdf"])
        self.assertEqual(documents[0].state, "to_register")
        self.assertIn("Quét sáng nay", documents[0].message_ids[0].body)
        self.assertFalse(self.env["ir.attachment"].search([("res_model", "=", "eoffice.intake.log")]))

    def test_of_a_scan_that_turns_out_to_be_secret_the_mail_keeps_no_words(self):
        for split in (False, True):
            with self.subTest(split=split):
                self.committee.scan_folder_batch = split
                self.mail(("a.pdf", stack(1)), ("b.txt", b"x"), body="Công văn về zqmailword")
                arrival = self.arrival().sudo()
                if split:
                    batch = self.env["eoffice.scan.batch"].sudo().search([], limit=1)
                    self.assertEqual(batch.intake_id, arrival)
                    document = self.env["eoffice.document"].sudo().create({"unit_id": self.committee.id})
                    document.batch_id = batch
                else:
                    document = self.came()[-1:]
                    self.assertEqual(document.intake_id, arrival)
                self.assertIn("zqmailword", "".join(map(str, arrival.message_ids.mapped("body"))))
                document.secrecy = "secret"
                self.assertFalse(arrival.name or arrival.reason)
                self.assertNotIn("zqmailword", "".join(map(str, arrival.message_ids.mapped("body"))))
                self.assertEqual((arrival.state, arrival.unit_id), ("taken", self.committee))

    def test_signatures_and_small_pictures_are_left_out(self):
        self.mail(("a.pdf", stack(1)), ("smime.p7s", b"0\x82"), ("logo.png", LOGO), ("thu.eml", b"From: x"))
        self.assertEqual(self.came().recognition_ids.mapped("name"), ["a.pdf"])
        self.assertIn("logo.png", self.arrival().reason)

    def test_strangers_are_sent_back_and_leave_nothing(self):
        before = self.env["mail.mail"].sudo().search_count([])
        for sender in ("ai-do@gmail.com", "x@ubnd.vn", "may-quet@ubnd.vn.evil.com", "a@evil-sonoivu.vn"):
            self.mail(("a.pdf", stack(1)), sender=sender)
        self.assertFalse(self.came() or self.arrival())
        sent = self.env["mail.mail"].sudo().search([])
        self.assertEqual(len(sent) - before, 4)
        self.mail(("a.pdf", stack(1)), sender="van.thu@sonoivu.vn")
        self.assertEqual(len(self.came()), 1)

    def test_a_sender_that_is_not_proven_is_a_stranger(self):
        proven = {
            "spf": "mx.vidu.vn; spf=pass (ok) smtp.mailfrom=tra-lai@ubnd.vn",
            "dkim": "MX.vidu.vn 1; dkim=fail header.d=x.com; dkim=pass header.i=@ubnd.vn",
            "comment": 'mx.vidu.vn; (dmarc=fail;) dkim=pass (2048-bit; "key") header.d=ubnd.vn',
        }
        forged = {
            "nothing": [],
            "another server": ["mx.evil.com; dmarc=pass header.from=ubnd.vn"],
            "failed": ["mx.vidu.vn; dmarc=fail header.from=ubnd.vn; spf=pass smtp.mailfrom=a@ubnd.vn"],
            "contradiction": [
                "mx.vidu.vn; spf=softfail smtp.mailfrom=a@ubnd.vn",
                "mx.vidu.vn; spf=pass smtp.mailfrom=a@ubnd.vn",
            ],
            "another domain": ["mx.vidu.vn; spf=pass smtp.mailfrom=a@evil.com; dkim=pass header.d=evil.com"],
            "like the domain": ["mx.vidu.vn; dkim=pass header.d=evil-ubnd.vn"],
            "in quotes": ['mx.vidu.vn; spf=pass smtp.mailfrom="; dkim=pass header.d=ubnd.vn "@evil.com'],
            "in a comment": ["mx.vidu.vn; spf=none (dkim=pass header.d=ubnd.vn; dmarc=pass header.from=ubnd.vn)"],
        }
        for name, values in forged.items():
            with self.subTest(name):
                self.mail(("a.pdf", stack(1)), found=values)
                self.assertFalse(self.came())
        for count, value in enumerate(proven.values(), start=1):
            self.mail(("a.pdf", stack(1)), found=[value])
            self.assertEqual(len(self.came()), count, value)
        self.env["ir.config_parameter"].set_param("eoffice.mail_authserv_id", "")
        self.mail(("a.pdf", stack(1)), found=["; dmarc=pass header.from=ubnd.vn"])
        self.assertEqual(len(self.came()), len(proven), "no server is believed before it is named")

    def test_a_mail_from_two_senders_is_from_nobody(self):
        self.mail(
            ("a.pdf", stack(1)),
            sender="x@evil.com>, <may-quet@ubnd.vn",
            found=["mx.vidu.vn; dmarc=pass header.from=ubnd.vn"],
        )
        self.assertFalse(self.came())

    def test_a_secret_address_needs_no_other_proof(self):
        self.committee.action_new_secret_address()
        with self.assertRaisesRegex(ValueError, "No possible route"):  # the old address is nobody's any more
            self.mail(("a.pdf", stack(1)), found=[])
        self.to = f"{self.committee.alias_name}@{self.committee.alias_domain_id.name}"
        self.assertGreaterEqual(len(self.committee.alias_name), 20)
        self.mail(("a.pdf", stack(1)), found=[])
        self.assertEqual(len(self.came()), 1)

    def test_mails_that_are_too_much_or_without_scan_are_refused_with_the_reason(self):
        self.mail()
        self.assertEqual((self.arrival().state, bool(self.arrival().reason)), ("refused", True))
        self.mail(*[(f"{number}.pdf", b"%PDF-1.4 x") for number in range(100)])
        self.assertIn("100", self.arrival().reason)
        with patch("odoo.addons.eoffice_documents.models.capture.eoffice_intake.MAX_BYTES", 10):
            self.mail(("a.pdf", stack(1)))
        self.assertEqual(self.arrival().state, "refused")
        self.assertFalse(self.came())

    def test_a_mail_in_letters_that_nobody_knows_is_taken_in(self):
        for charset, body, words in (
            (b"x-viet-tcvn", "C«ng v¨n sè 12".encode("cp1252"), "Công văn số 12"),
            (b"x-nobody", "Công văn số 12".encode(), "Công văn số 12"),
            (b"x-nobody", b"So 12 \xff\xfe", "So 12"),
            (b"base64", b"So 12", "So 12"),
        ):
            before = self.came()
            with self.subTest(charset=charset, body=body):
                self.mail(("a.pdf", stack(1)), body="@@@", charset=(charset, body))
                document = self.came() - before
                self.assertEqual(document.recognition_ids.mapped("name"), ["a.pdf"])
                self.assertIn(words, document.message_ids[0].body)
                self.assertEqual(self.arrival().state, "taken")

    def test_what_holds_several_documents_is_refused_with_the_reason(self):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as package:
            package.writestr("1.pdf", stack(1))
            package.writestr("2.pdf", stack(2))
        tnef = bytes.fromhex("789f3e220100") + stack(1) + stack(2)
        for name, data, words in (("hai.zip", held.getvalue(), "ZIP"), ("winmail.dat", tnef, "winmail.dat")):
            with self.subTest(name):
                self.mail((name, data))
                self.assertFalse(self.came())
                self.assertEqual(self.arrival().state, "refused")
                self.assertIn(words, self.arrival().reason)
        self.mail(("a.pdf", stack(1)), ("winmail.dat", tnef))
        self.assertEqual(self.came().recognition_ids.mapped("name"), ["a.pdf"])
        self.assertEqual(self.arrival().state, "taken")
        self.assertIn("winmail.dat", self.arrival().reason)

    def test_a_mail_of_a_batch_waits_to_be_split(self):
        self.committee.scan_folder_batch = True
        self.mail(("lo.pdf", stack(1, 2)))
        batch = self.env["eoffice.scan.batch"].with_user(self.clerk).search([])
        self.assertEqual((batch.came_by, batch.note), ("mail", "Scan\nQuét sáng nay"))
