import os
from unittest.mock import patch

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged
from odoo.tools import SQL

from ...models.common import evidence_hashing as hashing
from .test_evidence import EvidenceCase

WHY = "Sửa theo phiếu yêu cầu số 12"


class AcceptanceCase(EvidenceCase):
    def setUp(self):
        super().setUp()
        self.sealed()

    def accept(self, check, user=None, reason=WHY):
        check.finding_ids.with_user(user or self.chief)._accept(reason)
        self.env.cr.flush()
        self.env.invalidate_all()

    def broken(self, model, way="change"):
        """(check, row): a log that was tampered with in a way, and what the check found."""
        [(_kind, _model, row)] = getattr(self, way)(self.env[model].sudo())
        return self.checked(), row

    def ready(self):
        rows = self.env["eoffice.readiness"]._eoffice_readiness_checks()
        return next(ok for key, ok, *_words in rows if key == "evidence")


@tagged("post_install", "-at_install")
class TestAcceptance(AcceptanceCase):
    """A difference that has a lawful cause is accepted, on record, and hides nothing that comes later."""

    def test_each_way_in_each_log_is_accepted_and_stays_accepted(self):
        # one written once, one that lives on, one whose rows go with their dossier
        for model in ("eoffice.audit.log", "eoffice.approval", "eoffice.dossier.audit.log"):
            for way in ("change", "remove_middle", "remove_last", "slip_in"):
                with self.subTest(model=model, way=way), self.env.cr.savepoint() as savepoint:
                    check, _row = self.broken(model, way)
                    self.assertFalse(self.ready())
                    self.accept(check)
                    self.assertEqual((check.state, self.ready()), ("accepted", True))
                    self.assertEqual(self.found(), set())
                    self.sealed()
                    self.assertEqual(self.found(), set())
                    savepoint.rollback()
                    self.env.invalidate_all()

    def test_it_is_a_sealed_row_with_name_and_reason(self):
        check, row = self.broken("eoffice.audit.log")
        self.accept(check)
        accepted = self.env["eoffice.evidence.acceptance"].with_user(self.administrator).search([], limit=1)
        self.assertEqual((accepted.user_id, accepted.reason, accepted.row_id), (self.chief, WHY, row))
        self.assertEqual(accepted.sentence, check.finding_ids.sentence)
        for user in (self.env.user, self.chief, self.administrator):
            for act in (lambda own: own.write({"reason": "x"}), lambda own: own.unlink()):
                with self.assertRaises(AccessError):
                    act(accepted.with_user(user))
        self.assertIn(accepted._name, self.env["eoffice.evidence.mixin"]._evidence_models())

    def test_a_later_change_of_the_same_row_is_found(self):
        for model in ("eoffice.audit.log", "eoffice.approval"):
            logs = self.env[model].sudo()
            for later in ("otherwise again", "as before"):
                with self.subTest(model=model, later=later), self.env.cr.savepoint() as savepoint:
                    name = "note" if model == "eoffice.audit.log" else "opinion"
                    before = self.newest(logs)[1][name] or None
                    check, row = self.broken(model)
                    self.accept(check)
                    self.sealed()
                    value = before if later == "as before" else later
                    self.env.cr.execute(f"UPDATE {logs._table} SET {name} = %s WHERE id = %s", [value, row])
                    self.assertEqual(self.found(), {("changed", model, row)})
                    savepoint.rollback()
                    self.env.invalidate_all()

    def test_a_row_whose_removal_was_accepted_and_that_comes_back_is_found(self):
        logs = self.env["eoffice.audit.log"].sudo()
        row = self.newest(logs)[1].id
        self.env.cr.execute("CREATE TEMP TABLE kept AS SELECT * FROM eoffice_audit_log WHERE id = %s", [row])
        self.execute("DELETE FROM %s WHERE id = %s", logs, row)
        self.accept(self.checked())
        self.env.cr.execute("INSERT INTO eoffice_audit_log SELECT * FROM kept")
        self.assertEqual(self.found(), {("added", logs._name, row)})

    def test_what_changed_again_before_it_was_accepted_is_refused(self):
        check, row = self.broken("eoffice.audit.log")
        self.env.cr.execute("UPDATE eoffice_audit_log SET note = 'again' WHERE id = %s", [row])
        with self.assertRaisesRegex(UserError, "changed again"):
            self.accept(check)
        self.assertEqual((check.state, self.ready()), ("broken", False))

    def test_an_acceptance_slipped_in_by_sql_hides_nothing(self):
        model = self.env["eoffice.audit.log"].sudo()
        check, row = self.broken(model._name)
        digest = check._hashes(model, [row])[row]
        self.env.cr.execute(
            """INSERT INTO eoffice_evidence_acceptance
                      (finding_id, kind, model, row_id, accepted_hash, reason, user_id, accepted_on)
               VALUES (%s, 'changed', %s, %s, %s, 'x', %s, now()) RETURNING id""",
            [check.finding_ids.id, model._name, row, digest, self.chief.id],
        )
        [(forged,)] = self.env.cr.fetchall()
        with self.without_key():
            model._evidence_insert(SQL("%s WHERE id = %s", SQL.identifier(model._table), row))
        self.assertEqual(
            self.found(), {("changed", model._name, row), ("added", "eoffice.evidence.acceptance", forged)}
        )

    def test_only_an_office_chief_accepts_and_says_why(self):
        check, _row = self.broken("eoffice.audit.log")
        for user in (self.administrator, self.leader, self.clerk, self.specialist):
            with self.subTest(user.login), self.assertRaises(AccessError):
                self.accept(check, user)
        for reason in ("", "   ngắn    "):
            with self.assertRaises(ValidationError):
                self.accept(check, reason=reason)
        with self.assertRaises(AccessError):
            self.env["eoffice.evidence.accept"].with_user(self.administrator).create({"reason": WHY})
        self.assertEqual((check.state, self.ready()), ("broken", False))
        self.assertFalse(check.finding_ids.acceptance_ids)

    def test_those_of_another_agency_read_and_accept_nothing(self):
        chief = self._person("t_commune_chief", "office_chief")
        self.commune.write({"office_chief_ids": chief.ids, "archivist_ids": self.colleague.ids})
        check, _row = self.broken("eoffice.audit.log")
        menu = self.env.ref("eoffice_documents.menu_evidence")
        seals = self.env["eoffice.evidence.seal"].sudo().search([], limit=1)
        for user in (chief, self.other_clerk, self.colleague, self.leader):
            for records in (check, check.finding_ids, seals, self.env["eoffice.evidence.acceptance"]):
                with self.subTest(user.login, model=records._name):
                    self.assertFalse(records.with_user(user).search([]))
            for act in (
                check.with_user(user).read,
                check.with_user(user).action_accept,
                check.with_user(user).action_check,
            ):
                with self.subTest(user.login, act=act.__name__), self.assertRaises(AccessError):
                    act()
            with self.assertRaises(AccessError):
                self.accept(check, user)
            self.assertIn(menu.id, self.env["ir.ui.menu"].with_user(user)._load_menus_blacklist())
        self.assertEqual((check.state, self.ready()), ("broken", False))
        self.committee.archivist_ids = self.colleague
        self.env.invalidate_all()  # another request
        self.assertTrue(check.with_user(self.colleague).finding_ids.sentence)

    def test_by_the_button_of_the_check(self):
        check, _row = self.broken("eoffice.audit.log")
        action = check.with_user(self.chief).action_accept()
        wizard = self.env["eoffice.evidence.accept"].with_user(self.chief).with_context(**action["context"])
        wizard = wizard.create({"reason": WHY})
        self.assertEqual((wizard.finding_ids, wizard.begins_anew), (check.finding_ids.with_user(self.chief), False))
        wizard.action_accept()
        self.assertEqual(check.state, "accepted")

    def test_of_an_old_check_nothing_is_accepted(self):
        check, _row = self.broken("eoffice.audit.log")
        self.checked()
        with self.assertRaisesRegex(UserError, "newer"):
            self.accept(check)

    def test_a_file_that_was_put_in_another_ones_place(self):
        self.env["ir.config_parameter"].set_param("ir_attachment.location", "db")
        document = self.documents[0].sudo()
        file = document.recognition_ids.attachment_id
        self.env.cr.execute("UPDATE ir_attachment SET checksum = repeat('0', 40) WHERE id = %s", [file.id])
        check = self.checked(with_files=True)
        self.assertEqual(check.finding_ids.mapped("kind"), ["file_changed"])
        self.accept(check)
        self.assertEqual(self.found(with_files=True), set())
        self.env.cr.execute("UPDATE ir_attachment SET checksum = repeat('1', 40) WHERE id = %s", [file.id])
        self.assertEqual({kind for kind, *_row in self.found(with_files=True)}, {"file_changed"})

    def test_the_lists_name_the_logs_as_people_do(self):
        check, _row = self.broken("eoffice.audit.log")
        seal = self.env["eoffice.evidence.seal"].sudo().search([("model", "=", "eoffice.audit.log")], limit=1)
        self.assertEqual((seal.log, check.finding_ids.log), ("Trace of a document",) * 2)
        if self.env["res.lang"]._get_data(code="vi_VN"):
            self.assertEqual(seal.with_context(lang="vi_VN").log, check.finding_ids.with_context(lang="vi_VN").log)
            self.assertNotEqual(seal.with_context(lang="vi_VN").log, seal.log)
        found = seal.search([("log", "ilike", "trace of a document")])
        self.assertEqual(set(found.mapped("model")), {"eoffice.audit.log"})


@tagged("post_install", "-at_install")
class TestLostKey(AcceptanceCase):
    """An office restored without its key goes on with another one: the seals begin anew, on record."""

    def setUp(self):
        super().setUp()
        self.new_key = self.key.with_name("other")
        self.new_key.write_bytes(b"the key made on the new machine")
        self.enterContext(patch.dict(os.environ, {hashing.KEY_FILE: str(self.new_key)}))
        self.lost = self.checked()

    def test_the_seals_begin_anew(self):
        self.assertEqual(set(self.lost.finding_ids.mapped("kind")), {"unreadable"})
        last = self.env["eoffice.evidence.seal"].sudo().search([], limit=1).number
        self.accept(self.lost)
        self.assertEqual((self.lost.state, self.ready()), ("accepted", True))
        anew = self.env["eoffice.evidence.acceptance"].sudo().search([("kind", "=", "anew")])
        self.assertEqual((set(anew.mapped("reason")), anew.user_id), ({WHY}, self.chief))
        self.assertGreaterEqual(anew[0].last_seal, last)
        for _round in range(2):
            self.assertEqual(self.found(), set())
            self.work()
            self.sealed()

    def test_what_is_changed_afterwards_is_found_in_every_log(self):
        self.accept(self.lost)
        self.sealed()
        for model in ("eoffice.audit.log", "eoffice.approval", "eoffice.evidence.acceptance"):
            for way in self.WAYS:
                with self.subTest(model=model, way=way):
                    self.assert_found(model, way)

    def test_the_closed_seals_are_still_watched(self):
        self.accept(self.lost)
        self.sealed()
        self.env.cr.execute("UPDATE eoffice_evidence_seal SET row_count = row_count + 1 WHERE number = 2")
        self.assertEqual({kind for kind, *_row in self.found()}, {"seal"})

    def test_not_while_another_difference_of_the_check_is_left(self):
        row = self.newest(self.env["eoffice.audit.log"].sudo())[1].id
        self.env.cr.execute("DELETE FROM eoffice_audit_log WHERE id = %s", [row])
        check = self.checked()
        self.assertIn("removed", check.finding_ids.mapped("kind"))
        lost = check.finding_ids.filtered(lambda finding: finding.kind == "unreadable")
        with self.assertRaisesRegex(UserError, "together"):
            lost.with_user(self.chief)._accept(WHY)
        self.accept(check)
        self.assertEqual(self.found(), set())

    def test_not_while_the_key_cannot_be_read(self):
        with patch.dict(os.environ, {hashing.KEY_FILE: str(self.key) + ".gone"}), self.assertRaises(UserError):
            self.accept(self.checked())
