import os
import tempfile
from pathlib import Path
from unittest.mock import patch

from odoo.addons.queue_job.tests.common import trap_jobs
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged
from odoo.tools import SQL

from ...models.common import evidence_hashing as hashing
from ..drafting.outgoing import OutgoingCase
from .evidence import TAMPERING, Tampering

PDF = b"%PDF-1.4\n%%EOF"


class EvidenceCase(Tampering, OutgoingCase):
    """An office at work: documents registered, approved and opened, dossiers; the server has a key."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.key = Path(folder.name, "key")
        cls.key.write_bytes(b"a key that no table knows")
        cls.enterClassContext(patch.dict(os.environ, {hashing.KEY_FILE: str(cls.key)}))
        super().setUpClass()
        cls.env.cr.flush()
        cls.forget_set_up()

    def setUp(self):
        super().setUp()
        self.env.cr.flush()
        self.work()

    def work(self):
        self.approved()
        self.documents = [self.at_specialist(number=str(number)) for number in range(3)]
        for document in self.documents:
            document.with_user(self.specialist).action_note_opened()
            self.env["eoffice.dossier"].with_user(self.specialist).create({"title": "Hồ sơ"})
            self.env["eoffice.recipient.list"].with_user(self.clerk).create({"name": f"Các xã {document.id}"})
        self.env.cr.flush()
        for maker, user in zip((self.administrator, self.leader, self.chief), (self.head, self.deputy, self.helper)):
            role = self.env.ref("eoffice_documents.group_clerk")
            held = user.with_user(maker).sudo().group_ids
            user.with_user(maker).sudo().group_ids = held - role if role in held else held | role
            self.env.cr.flush()
        # the newest have no lines, so that SQL can remove them
        bare = {"user_id": self.chief.id, "changed_on": "2026-01-05 08:00:00", "act": "bare", "state": "confirmed"}
        self.env["eoffice.rights.change"].sudo().create([bare] * 3)
        self.accepted_before()

    def accepted_before(self):
        """Three differences of long ago that somebody has accepted."""
        now = "2026-01-05 08:00:00"
        check = self.env["eoffice.evidence.check"].sudo()
        check = check.create({"user_id": self.chief.id, "started_on": now, "finished_on": now, "state": "accepted"})
        found = {"check_id": check.id, "kind": "changed", "model": "eoffice.audit.log"}
        findings = self.env["eoffice.evidence.finding"].sudo().create([{**found, "row_id": 0} for _number in range(3)])
        facts = {"kind": "changed", "model": "eoffice.audit.log", "row_id": 0, "accepted_hash": "00" * 32}
        self.env["eoffice.evidence.acceptance"].sudo().create(
            [
                {
                    **facts,
                    "finding_id": finding.id,
                    "reason": "Sửa theo lệnh",
                    "user_id": self.chief.id,
                    "accepted_on": now,
                }
                for finding in findings
            ]
        )
        self.env.cr.flush()

    def without_key(self):
        return patch.dict(os.environ, {hashing.KEY_FILE: ""})


@tagged("post_install", "-at_install")
class TestTampering(EvidenceCase):
    """What SQL does to a log is found and named, before the seal and after it."""

    def models(self):
        return [
            name
            for name in self.env["eoffice.evidence.mixin"]._evidence_models()
            if name != "eoffice.account.audit.log"
        ]

    def test_every_way_to_tamper_with_every_log_is_known_here(self):
        self.assertFalse({*self.env["eoffice.evidence.mixin"]._evidence_models()} - {*TAMPERING})

    def test_an_untouched_office_is_good(self):
        check = self.checked()
        self.assertEqual((check.state, check.finding_count, check.finding_ids.mapped("sentence")), ("good", 0, []))
        self.assertGreater(check.looked_at, 20)
        self.sealed()
        self.assertEqual(self.checked().state, "good")

    def test_rows_that_wait_for_their_seal(self):
        self.sealed()
        self.work()
        for model in self.models():
            for way in self.WAYS:
                with self.subTest(model=model, way=way):
                    self.assert_found(model, way)

    def test_sealed_rows(self):
        self.sealed()
        for model in self.models():
            for way in self.WAYS:
                with self.subTest(model=model, way=way):
                    self.assert_found(model, way)

    def test_a_row_changed_together_with_a_note_made_anew(self):
        self.sealed()
        logs = self.env["eoffice.audit.log"].sudo()
        expected = self.change(logs)
        row = next(iter(expected))[2]
        logs._evidence_insert(SQL("eoffice_audit_log WHERE id = %s", row))  # with the key itself
        self.assertEqual(self.found(), expected)

    def test_a_removed_row_is_told_with_its_document(self):
        self.sealed()
        row = self.documents[0].sudo().audit_log_ids[0]
        self.execute("DELETE FROM %s WHERE id = %s", row, row.id)
        finding = self.checked().finding_ids
        self.assertEqual(finding.parent_id, self.documents[0].id)
        self.assertTrue(finding.sealed_on)
        self.assertIn(self.documents[0].reference, finding.sentence)
        self.assertNotIn(self.documents[0].subject, finding.sentence)

    def test_what_the_system_itself_changes_and_removes_is_no_difference(self):
        dossier = self.env["eoffice.dossier"].with_user(self.specialist).create({"title": "Mở nhầm"})
        self.sealed()
        dossier.action_discard()
        number = self.env["eoffice.register.number"].sudo().search([("document_id", "=", self.registered().id)])
        self.sealed()
        number.document_id.with_user(self.clerk)._void("Vào nhầm sổ")
        self.assertEqual(self.found(), set())
        self.sealed()
        self.assertEqual(self.found(), set())
        self.assertEqual(number.state, "void")

    def test_an_approval_that_is_opened_later_and_decided(self):
        document = self.submitted()
        self.sealed()
        self.approve(document, self.head)
        self.assertEqual(self.found(), set())


@tagged("post_install", "-at_install")
class TestSeals(EvidenceCase):
    def setUp(self):
        super().setUp()
        self.sealed()
        self.seals = self.env["eoffice.evidence.seal"].sudo()

    def test_each_goes_on_from_the_one_before_it(self):
        seals = self.seals.search([], order="number")
        self.assertEqual(seals.mapped("number"), list(range(1, len(seals) + 1)))
        self.assertEqual(seals.mapped("previous_hash"), ["", *seals[:-1].mapped("hash")])
        self.assertFalse(self.env["eoffice.evidence.pending"].sudo().search_count([]))

    def test_nobody_changes_or_removes_one(self):
        seal = self.seals.search([], limit=1)
        for user in (self.administrator, self.chief, self.clerk, self.env.user):
            own = seal.with_user(user)
            for act in (lambda own: own.write({"hash": "0"}), lambda own: own.unlink()):
                with self.subTest(user.login), self.assertRaises(AccessError):
                    act(own)
        with self.assertRaises(AccessError):
            seal.write({"hash": "0"})
        with self.assertRaises(AccessError):
            seal.unlink()
        self.assertTrue(seal.exists())

    def test_a_seal_that_sql_changed_or_removed(self):
        middle = self.seals.search([], order="number")[2]
        place = middle.number
        for statement, number in (
            ("UPDATE %s SET row_count = row_count + 1 WHERE number = %s", 0),
            ("UPDATE %s SET sealed_on = sealed_on - interval '1 hour' WHERE number = %s", 0),
            ("UPDATE %s SET hash = repeat('0', 64) WHERE number = %s", 0),
            ("UPDATE %s SET payload = payload || payload WHERE number = %s", 0),
            ("DELETE FROM %s WHERE number = %s", 1),
        ):
            with self.subTest(statement), self.env.cr.savepoint() as savepoint:
                self.execute(statement, middle, place)
                findings = self.checked().finding_ids.filtered(lambda row: row.kind == "seal")
                self.assertIn(place + number, findings.mapped("seal_number"))
                savepoint.rollback()
                self.env.invalidate_all()

    def test_without_the_last_seal_its_rows_are_strangers(self):
        last = self.seals.search([], limit=1)
        log = last.model
        self.execute("DELETE FROM %s WHERE id = %s", last, last.id)
        self.assertEqual({(kind, model) for kind, model, _row in self.found()}, {("added", log)})

    def test_columns_that_come_and_go_leave_old_seals_as_they_are(self):
        model = type(self.env["eoffice.audit.log"])
        with patch.object(model, "_evidence_except", ("note",)):
            self.assertEqual(self.found(), set())
            document = self.registered(number="77")
            self.sealed()
            self.assertEqual(self.found(), set())
        self.assertEqual(self.found(), set())
        with patch.object(model, "_evidence_except", ("note",)):
            row = document.sudo().audit_log_ids[0]
            self.execute("UPDATE %s SET act = 'opened' WHERE id = %s", row, row.id)
            self.assertEqual(self.found(), {("changed", row._name, row.id)})

    def test_rows_of_before_are_taken_in_once(self):
        logs = self.env["eoffice.audit.log"].sudo()
        self.execute("DELETE FROM %s WHERE model = 'eoffice.audit.log'", self.seals)
        logs._evidence_take_in()
        waiting = self.env["eoffice.evidence.pending"].sudo().search_count([("model", "=", logs._name)])
        self.assertEqual(waiting, logs.search_count([]))
        logs._evidence_take_in()
        self.assertEqual(self.env["eoffice.evidence.pending"].sudo().search_count([]), waiting)

    def test_it_is_printed_with_a_register(self):
        last = self.seals.search([], limit=1)
        book = self.env["eoffice.register.print"].with_user(self.clerk)
        today = self.documents[0].received_on
        print_ = book._request("incoming", self.committee, self.register, today, today, "pdf")
        self.assertIn(last.hash, print_.sudo()._printed_line())
        self.assertEqual(print_.state, "ready")


@tagged("post_install", "-at_install")
class TestKey(EvidenceCase):
    def test_the_clocks_zone_changes_no_hash(self):
        self.env.cr.execute("SET LOCAL timezone = 'Pacific/Auckland'")
        self.assertEqual(self.found(), set())

    def test_a_hash_is_hmac_of_the_row_as_anybody_can_compute_it(self):
        self.env.cr.execute(SQL("SELECT %s", hashing.keyed(SQL("%s::text", "Số đến"), b"k" * 70)))
        import hmac

        self.assertEqual(bytes(self.env.cr.fetchone()[0]), hmac.digest(b"k" * 70, "Số đến".encode(), "sha256"))

    def test_people_work_on_when_the_key_is_gone_and_the_check_says_it(self):
        self.sealed()
        with patch.dict(os.environ, {hashing.KEY_FILE: str(self.key) + ".gone"}):
            self.assertTrue(self.registered(number="78").sequence_number)
            kinds = {kind for kind, _model, _row in self.found()}
            self.assertEqual(kinds, {"unreadable"})
            checks = {key: ok for key, ok, *_words in self.env["eoffice.readiness"]._eoffice_readiness_checks()}
        self.assertEqual((checks["evidence"], checks["evidence_key"]), (False, False))


@tagged("post_install", "-at_install")
class TestFiles(EvidenceCase):
    def setUp(self):
        self.env["ir.config_parameter"].set_param("ir_attachment.location", "file")
        super().setUp()

    def test_files_as_they_came_are_good(self):
        self.assertEqual(self.found(with_files=True), set())

    def test_a_registered_file_with_other_bytes(self):
        document = self.documents[0].sudo()
        file = document.recognition_ids.attachment_id
        record = self.env["eoffice.evidence.file"].search([("document_id", "=", document.id)])
        other = self.env["ir.attachment"].create({"name": "x.pdf", "raw": PDF + b"other"})
        self.execute(
            "UPDATE %s SET store_fname = %s, checksum = %s WHERE id = %s",
            file,
            other.store_fname,
            other.checksum,
            file.id,
        )
        self.assertEqual(self.found(with_files=True), {("file_changed", record._name, record.id)})

    def test_a_registered_file_that_is_gone(self):
        document = self.documents[0].sudo()
        record = self.env["eoffice.evidence.file"].search([("document_id", "=", document.id)])
        self.execute("DELETE FROM %s WHERE id = %s", document.recognition_ids.attachment_id, record.attachment_number)
        self.assertEqual(self.found(with_files=True), {("file_gone", record._name, record.id)})

    def test_a_file_cut_on_the_disk(self):
        document = self.documents[0].sudo()
        file = document.recognition_ids.attachment_id
        path = Path(file._full_path(file.store_fname))
        whole = path.read_bytes()
        self.addCleanup(path.write_bytes, whole)
        path.write_bytes(whole[:-1])
        self.assertIn("file_changed", {kind for kind, *_row in self.found(with_files=True)})

    def test_a_signed_file_and_its_hash(self):
        document = self.approved()
        document.with_user(self.clerk)._sign(data=self.signed_pdf(), name="ký.pdf")
        record = self.env["eoffice.evidence.file"].search([("document_id", "=", document.id)])
        self.assertEqual((record.sha256, record.signed), (document.sudo().signed_sha256, True))
        self.execute("UPDATE %s SET signed_sha256 = repeat('0', 64) WHERE id = %s", document, document.id)
        self.assertEqual(self.found(with_files=True), {("file_changed", record._name, record.id)})

    def signed_pdf(self):
        from ..drafting.outgoing import ONE_PAGE

        return ONE_PAGE

    def test_a_scan_added_after_the_number_is_recorded(self):
        document = self.documents[0].sudo()
        file = self.env["ir.attachment"].create({"name": "y.pdf", "raw": PDF + b"late"})
        self.env["eoffice.recognition"].create(
            {"document_id": document.id, "attachment_id": file.id, "checksum": file._sha256()}
        )
        self.assertEqual(self.env["eoffice.evidence.file"].search_count([("document_id", "=", document.id)]), 2)


@tagged("post_install", "-at_install")
class TestWatchers(EvidenceCase):
    """Administrators, office chiefs and archivists check and read; nobody else does either."""

    def setUp(self):
        super().setUp()
        self.archivist = self._person("t_archivist", "specialist")
        self.committee.archivist_ids = self.archivist
        self.sealed()
        self.finding = self.checked() and self.env["eoffice.evidence.finding"].create(
            {"check_id": self.env["eoffice.evidence.check"].search([], limit=1).id, "kind": "seal", "sentence": "x"}
        )

    def test_who_may(self):
        menu = self.env.ref("eoffice_documents.menu_evidence")
        for user in (self.administrator, self.chief, self.archivist):
            with self.subTest(user.login), trap_jobs(), self.env.cr.savepoint() as savepoint:
                checks = self.env["eoffice.evidence.check"].with_user(user)
                action = checks.action_check()
                self.assertEqual(checks.browse(action["res_id"]).state, "running")
                self.assertTrue(self.env["eoffice.evidence.seal"].with_user(user).search([], limit=1).hash)
                self.assertTrue(self.finding.with_user(user).sentence)
                self.assertNotIn(menu.id, menu.with_user(user)._load_menus_blacklist())
                savepoint.rollback()
                self.env.invalidate_all()

    def test_who_may_not(self):
        menu = self.env.ref("eoffice_documents.menu_evidence")
        before = self.env["eoffice.evidence.check"].search_count([])
        for user in (self.specialist, self.clerk, self.head, self.leader, self.helper):
            with self.subTest(user.login):
                for act in ("action_check", "action_check_files"):
                    with self.assertRaises(AccessError):
                        getattr(self.env["eoffice.evidence.check"].with_user(user), act)()
                for model in ("eoffice.evidence.check", "eoffice.evidence.seal", "eoffice.evidence.finding"):
                    self.assertFalse(self.env[model].with_user(user).search([]))
                with self.assertRaises(AccessError):
                    self.finding.with_user(user).read(["sentence"])
                self.assertIn(menu.id, menu.with_user(user)._load_menus_blacklist())
        self.assertEqual(self.env["eoffice.evidence.check"].search_count([]), before)

    def test_notes_and_hashes_are_read_by_nobody(self):
        for user in (self.administrator, self.chief):
            for model in ("eoffice.evidence.pending", "eoffice.evidence.file"):
                with self.assertRaises(AccessError):
                    self.env[model].with_user(user).search([])
            with self.assertRaises(AccessError):
                self.env["eoffice.evidence.seal"].with_user(user).search([], limit=1).read(["payload"])

    def test_one_check_at_a_time(self):
        checks = self.env["eoffice.evidence.check"].with_user(self.chief)
        with trap_jobs():
            checks.action_check()
            with self.assertRaises(UserError):
                checks.action_check()

    def test_a_check_that_broke_off_goes_on(self):
        with trap_jobs() as trap:
            check = self.env["eoffice.evidence.check"].sudo()._begin()
            check.write({"state": "failed", "stage": 2})
            check.with_user(self.chief).action_resume()
            trap.assert_jobs_count(1 if len(trap.enqueued_jobs) == 1 else 2)
        self.assertEqual((check.state, check.stage), ("running", 2))

    def test_the_readiness_page_turns_red_and_the_watchers_are_told(self):
        row = self.documents[0].sudo().audit_log_ids[0]
        self.execute("UPDATE %s SET note = 'x' WHERE id = %s", row, row.id)

        def ready():
            rows = self.env["eoffice.readiness"]._eoffice_readiness_checks()
            return next(ok for key, ok, *_words in rows if key == "evidence")

        self.assertTrue(ready())
        elsewhere = self._person("t_chief_elsewhere", "office_chief")
        self.commune.office_chief_ids = elsewhere
        told = []
        send = lambda notification, users, *args, **kwargs: told.append(users)
        with patch.object(type(self.env["eoffice.notification"]), "_send", send):
            self.checked()
        self.assertLessEqual(self.administrator | self.chief, told[0])
        self.assertNotIn(elsewhere, told[0])
        self.assertFalse(ready())
        with patch.object(type(self.env["eoffice.health"]), "_is_starting", lambda health: False):
            self.assertIn("evidence", self.env["eoffice.health"]._failing())
