from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common.case import RightsTable
from .dossiers import DossierCase

WHO = (
    "clerk",
    "chief",
    "leader",
    "head",
    "deputy",
    "specialist",
    "colleague",
    "other_head",
    "other_clerk",
    "administrator",
    "helper",
    "archivist",
)
OVER = {"chief", "leader", "head", "deputy"}

# act → who may do it with a dossier of the specialist that the colleague reads
ACTS = {
    "retitle": {"specialist"},
    "add": {"specialist"},
    "add_file": {"specialist"},
    "take_out": {"specialist"},
    "share": {"specialist"},
    "unshare": {"specialist"},
    "close": {"specialist"},
    "confirm": OVER,
    "handover": OVER | {"specialist"},
    "export": {"specialist", "colleague"},
}


@tagged("post_install", "-at_install")
class TestDossierRights(RightsTable, DossierCase):
    def test_who_sees_what(self):
        """(cover, contents) for each: the holder, a reader, those over them, anybody else."""
        dossier = self.filled()
        self.share(dossier, self.colleague)
        dossier._add_files([("ghi chép.txt", b"rieng")])
        items = dossier.sudo().item_ids
        for who in WHO:
            user = getattr(self, who)
            cover = who in OVER | {"specialist", "colleague"}
            content = who in {"specialist", "colleague"}
            with self.subTest(who):
                self.assertEqual(self.reads(dossier, user), cover)
                seen = items.with_user(user)
                self.assertEqual(seen.search_count([("dossier_id", "=", dossier.id)]), 2 if content else 0)
                self.assertEqual(
                    self.env["eoffice.dossier"].with_user(user).search_count([("item_ids.title", "ilike", "ghi")]),
                    int(content),
                )
                for road in (
                    lambda: seen.read(["title"]),
                    lambda: seen.export_data(["title"]),
                    lambda: items[1].attachment_id.with_user(user).read(["raw"]),
                ):
                    if content:
                        road()
                    else:
                        with self.assertRaises(AccessError):
                            road()
                for rows in (dossier.sudo().reader_ids, dossier.sudo().audit_log_ids):
                    self.assertEqual(rows.with_user(user).search_count([("dossier_id", "=", dossier.id)]) > 0, cover)

    def test_who_may_do_what(self):
        self.walk_table({act: who for act, who in ACTS.items() if hasattr(self, f"_do_{act}")}, WHO, self._shared)

    def _shared(self, act):
        dossier = self.filled()
        self.share(dossier, self.colleague)
        return dossier

    def _picture(self, dossier):
        dossier = dossier.sudo()
        dossier.invalidate_recordset()
        dossier.audit_log_ids.invalidate_recordset()
        return (
            dossier.title,
            dossier.state,
            dossier.holder_id,
            dossier.item_ids.mapped("title"),
            dossier.audit_log_ids.mapped("confirmed_on"),
            dossier.reader_ids.mapped("right"),
            dossier.item_ids.document_id.access_ids.principal_id.ids,
        )

    def _do_retitle(self, dossier, user):
        dossier.with_user(user).write({"title": "Khác"})

    def _do_add(self, dossier, user):
        document = self.at_specialist(number="9")
        self.env["eoffice.document.access"]._grant([(document.id, self.principal(user).id)])
        dossier.with_user(user)._add_documents(document.with_user(user))

    def _do_add_file(self, dossier, user):
        dossier.with_user(user)._add_files([("a.txt", b"a")])

    def _do_take_out(self, dossier, user):
        dossier.sudo().item_ids.with_user(user).action_take_out()

    def _do_share(self, dossier, user):
        dossier.with_user(user)._share(self.principal(self.deputy), "read")

    def _do_unshare(self, dossier, user):
        dossier.with_user(user)._unshare(self.principal(self.colleague))

    def _do_close(self, dossier, user):
        dossier.with_user(user)._close("Khác", self.ten_years, "2026-01-01")

    def _do_confirm(self, dossier, user):
        dossier.with_user(user).action_confirm()

    def _do_handover(self, dossier, user):
        dossier.with_user(user)._handover(self.deputy)


@tagged("post_install", "-at_install")
class TestSharing(RightsTable, DossierCase):
    """Whoever reads the dossier reads its documents; and it is no road around the rights to documents."""

    def test_a_reader_of_the_dossier_reads_its_documents_until_it_ends(self):
        document = self.at_specialist()
        dossier = self.filled(document)
        self.assertFalse(self.reads(document, self.colleague))
        self.share(dossier, self.colleague)
        self.assertTrue(self.reads(document, self.colleague))
        self.assertTrue(document.sudo().recognition_ids.attachment_id.with_user(self.colleague).raw)
        shared = document.sudo().audit_log_ids.filtered(lambda log: log.act == "shared")
        self.assertEqual((shared.note, shared.user_id), ("t_colleague", self.specialist))
        dossier._unshare(self.principal(self.colleague))
        self.assertFalse(self.reads(document, self.colleague))
        self.assertFalse(self.reads(dossier, self.colleague))

    def test_a_document_added_later_is_read_too_and_taken_out_no_more(self):
        dossier = self.dossier()
        self.share(dossier, self.colleague)
        document = self.at_specialist()
        dossier._add_documents(document.with_user(self.specialist))
        self.assertTrue(self.reads(document, self.colleague))
        dossier.item_ids.action_take_out()
        self.assertFalse(self.reads(document, self.colleague))
        self.assertTrue(self.reads(document, self.specialist))

    def test_a_right_given_by_another_dossier_or_by_routing_stays(self):
        document = self.at_specialist()
        first, second = self.filled(document), self.filled(document)
        self.share(first, self.colleague)
        self.share(second, self.colleague)
        first._unshare(self.principal(self.colleague))
        self.assertTrue(self.reads(document, self.colleague))
        self.line(document, self.specialist)._forward([self.target(self.colleague)])
        second._unshare(self.principal(self.colleague))
        self.assertTrue(self.reads(document, self.colleague), "they have a line of their own by now")

    def test_a_withdrawn_line_leaves_what_the_dossier_gives(self):
        document = self.at_specialist()
        dossier = self.filled(document)
        self.share(dossier, self.colleague)
        self.line(document, self.specialist)._forward([self.target(self.colleague)])
        self.line(document, self.colleague).with_user(self.specialist).action_withdraw()
        self.assertTrue(self.reads(document, self.colleague))
        dossier._unshare(self.principal(self.colleague))
        self.assertFalse(self.reads(document, self.colleague))

    def test_adding_needs_the_right_to_read(self):
        document = self.at_head()
        dossier = self.dossier()
        with self.assertRaises(AccessError):
            dossier._add_documents(document.with_user(self.specialist))
        self.assertFalse(dossier.item_ids)
        self.assertFalse(self.reads(document, self.specialist))

    def test_who_may_add_puts_in_and_takes_out_only_his_own(self):
        dossier = self.filled()
        self.share(dossier, self.colleague, "add")
        theirs = dossier.with_user(self.colleague)
        own = theirs._add_files([("a.txt", b"a")])
        with self.assertRaises(AccessError):
            theirs.item_ids[0].action_take_out()
        own.action_take_out()
        self.assertEqual(dossier.doc_total, 1)
        with self.assertRaises(AccessError):
            theirs.write({"title": "Khác"})
        with self.assertRaises(AccessError):
            theirs._share(self.principal(self.deputy), "read")

    def test_sharing_reaches_no_further_than_routing(self):
        dossier = self.filled()
        for stranger in (self.other_head, self.other_clerk, self.commune):
            with self.assertRaises(AccessError):
                self.share(dossier, stranger)
        with self.assertRaises(UserError):
            self.share(dossier, self.colleague, "holder")
        self.assertEqual(dossier.sudo()._content_readers().principal_id, self.principal(self.specialist))

    def test_secret_documents_stay_out(self):
        secret = self.entry(secrecy="secret", subject="Kế hoạch mật")
        secret.action_make_stub()
        secret.action_register_anyway()
        dossier = self.dossier(self.clerk)
        with self.assertRaises(UserError):
            dossier._add_documents(secret)
        self.assertFalse(dossier.item_ids)
        self.assertFalse(
            self.env["ir.attachment"].sudo().search([("res_id", "=", secret.id), ("res_model", "=", secret._name)])
        )

    def test_a_document_that_turns_secret_leaves_even_closed_dossiers(self):
        document = self.at_specialist()
        dossier = self.filled(document)
        dossier._add_paper("Giấy")
        self.share(dossier, self.colleague)
        dossier._close(dossier.title, self.ten_years, "2026-01-01")
        document.with_user(self.clerk).write({"secrecy": "confidential"})
        self.assertEqual(dossier.item_ids.mapped("type"), ["paper"])
        self.assertFalse(self.reads(document, self.colleague))
        self.assertFalse(document.sudo().dossier_ordinal)

    def test_the_document_names_only_dossiers_its_reader_may_look_into(self):
        document = self.at_specialist()
        mine, theirs = self.filled(document), self.filled(document, who=self.head)
        self.assertEqual(document.with_user(self.specialist).dossier_ids, mine)
        self.assertEqual(document.with_user(self.head).dossier_ids, theirs)
        self.assertFalse(document.with_user(self.clerk).dossier_ids)
        notes = " ".join(document.sudo().audit_log_ids.mapped(lambda log: log.note or ""))
        self.assertNotIn(mine.notation, notes)

    def test_rows_are_written_by_methods_only(self):
        dossier = self.filled()
        self.share(dossier, self.colleague)
        other = self.dossier(self.head)
        rows = {
            "eoffice.dossier.access": {"right": "holder"},
            "eoffice.dossier.audit.log": {"to_confirm": False},
            "eoffice.document.access": {"by_dossier": False},
            "eoffice.dossier.item": {"dossier_id": other.id},
            "eoffice.retention": {"years": 1},
        }
        self.assert_written_by_methods_only(rows, (self.specialist, self.colleague, self.head, self.chief, self.clerk))

    def test_readonly_fields_cannot_be_forged(self):
        dossier = self.filled()
        forged = {
            "holder_id": self.colleague.id,
            "state": "archived",
            "unit_id": self.commune.id,
            "year": 1999,
            "due_on": "2030-01-01",
            "transfer_deferred_until": "2030-01-01",
            "code": "x",
            "reader_ids": [(0, 0, {"principal_id": self.principal(self.colleague).id, "right": "read"})],
        }
        for name, value in forged.items():
            before = dossier.sudo().read([name])
            with self.subTest(name), self.assertRaises(AccessError):
                dossier.write({name: value})
            self.assertEqual(dossier.sudo().read([name]), before)
        with self.assertRaises(AccessError):
            self.dossier(holder_id=self.colleague.id)
        with self.assertRaises(AccessError):
            self.dossier(unit_id=self.commune.id)
        with self.assertRaises(AccessError):
            dossier.write({"item_ids": [(0, 0, {"title": "x", "ordinal": 5})]})


@tagged("post_install", "-at_install")
class TestConfirmation(DossierCase):
    """A change of access warns until an authorised person has confirmed it (N30 PL VI III.3.c)."""

    def test_a_new_reader_warns_until_it_is_confirmed(self):
        dossier = self.filled()
        self.assertFalse(dossier.unconfirmed)
        self.share(dossier, self.colleague)
        self.assertEqual(dossier.unconfirmed, 1)
        self.assertIn(dossier, self.env["eoffice.dossier"].with_user(self.head).search([("unconfirmed", ">", 0)]))
        for who in (self.specialist, self.colleague):
            self.assertFalse(dossier.with_user(who).can_confirm)
            with self.assertRaises(AccessError):
                dossier.with_user(who).action_confirm()
        self.assertTrue(dossier.with_user(self.head).can_confirm)
        dossier.with_user(self.head).action_confirm()
        log = dossier.sudo().audit_log_ids.filtered(lambda log: log.act == "shared")
        self.assertEqual((dossier.unconfirmed, log.confirmed_by_id), (0, self.head))

    def test_so_does_a_reader_taken_away(self):
        dossier = self.filled()
        self.share(dossier, self.colleague)
        dossier.with_user(self.head).action_confirm()
        dossier._unshare(self.principal(self.colleague))
        self.assertEqual(dossier.unconfirmed, 1)

    def test_documents_put_before_readers_warn_once_an_act(self):
        dossier = self.dossier()
        self.share(dossier, self.colleague)
        dossier.with_user(self.head).action_confirm()
        documents = self.at_specialist(number="1") | self.at_specialist(number="2")
        dossier._add_documents(documents.with_user(self.specialist))
        self.assertEqual(dossier.unconfirmed, 1)

    def test_who_made_a_change_does_not_confirm_it(self):
        dossier = self.filled(self.at_head(), who=self.head)
        self.share(dossier, self.specialist)
        with self.assertRaises(AccessError):
            dossier.with_user(self.head).action_confirm()
        dossier.with_user(self.deputy).action_confirm()
        self.assertFalse(dossier.unconfirmed)

    def test_a_trace_stays_as_it_is(self):
        log = self.filled().sudo().audit_log_ids[:1]
        with self.assertRaises(AccessError):
            log.write({"note": "x"})
        with self.assertRaises(AccessError):
            log.unlink()
