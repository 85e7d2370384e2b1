from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..drafting.outgoing import OutgoingCase


@tagged("post_install", "-at_install")
class TestTurnedSecret(OutgoingCase):
    """What was issued and turns out to be a state secret: a stub, at its sender as at its receivers."""

    def setUp(self):
        super().setUp()
        self.document = self.issued().with_user(self.clerk)
        self.department.write({"keeps_registers": True, "clerk_ids": self.colleague.ids})
        self.document._dispatch([{"unit": unit, "way": "system"} for unit in (self.department, self.commune)])
        self.entries = self.document.sudo().dispatch_ids.entry_ids
        self.file = self.document.sudo().signed_file_id

    def acts(self, document, act="made_stub"):
        return document.sudo().audit_log_ids.filtered(lambda row: row.act == act)

    def test_the_clerk_chooses_the_level_and_removes_the_files(self):
        for level, values in (("secret", {}), ("top_secret", {"subject": False})):
            with self.subTest(level), self.env.cr.savepoint() as savepoint:
                sha256, reference = self.document.signed_sha256, self.document.reference
                self.document.write({"secrecy": level, **values})
                self.assertEqual(set(self.entries.mapped("secrecy")), {level})
                self.document.action_make_stub()
                self.assertFalse(self.file.exists())
                self.assertFalse((self.document | self.entries).sudo().recognition_ids)
                self.assertFalse(self.document.signed_file_id)
                self.assertFalse(self.document.sudo().version_ids.attachment_id)
                self.assertTrue(self.document.sudo().version_ids)
                of_them = [("res_model", "=", "eoffice.document"), ("res_id", "in", (self.document | self.entries).ids)]
                self.assertFalse(self.env["ir.attachment"].sudo().search(of_them))
                self.assertEqual(
                    (self.document.state, self.document.reference, self.document.signed_sha256),
                    ("issued", reference, sha256),
                )
                for document in self.document | self.entries:
                    self.assertEqual(self.acts(document).user_id, self.clerk)
                savepoint.rollback()
                self.env.invalidate_all()

    def test_nothing_else_is_changed_on_the_way(self):
        subject = self.document.subject
        for values in (
            {"secrecy": "secret", "subject": "khác"},
            {"secrecy": "secret", "subject": False},
            {"secrecy": "top_secret", "subject": False, "urgency": "urgent"},
            {"secrecy": "none"},
        ):
            with self.subTest(values), self.assertRaises(AccessError):
                self.document.write(values)
        self.document.write({"secrecy": "secret"})
        with self.assertRaises(AccessError):
            self.document.write({"secrecy": "none"})
        self.assertEqual((self.document.secrecy, self.document.subject), ("secret", subject))

    def test_nobody_but_a_clerk_of_the_issuing_unit(self):
        for user in (self.specialist, self.head, self.chief, self.leader, self.other_clerk, self.administrator):
            own = self.document.with_user(user)
            for act in (lambda own=own: own.write({"secrecy": "secret"}), own.action_make_stub):
                with self.subTest(user.login), self.assertRaises(AccessError):
                    act()
        with self.assertRaises(UserError):
            self.document.action_make_stub()
        self.assertEqual(self.document.secrecy, "none")
        self.assertEqual(self.entries.recognition_ids.attachment_id, self.file)
        self.assertTrue(self.file.exists())

    def test_what_was_recalled_before(self):
        self.document._recall("Có nội dung bí mật nhà nước")
        with self.assertRaises(UserError):
            self.document.write({"note": "x"})
        self.document.write({"secrecy": "secret"})
        self.document.action_make_stub()
        self.assertFalse(self.file.exists())
        self.assertEqual((self.document.state, self.document.secrecy), ("recalled", "secret"))

    def test_on_its_way_to_the_signature(self):
        """Whoever approves may change a draft, but not leave its files behind in a secret one."""
        self.department.keeps_registers = False  # its people draft for the committee again
        draft = self.submitted().with_user(self.head)
        with self.assertRaisesRegex(UserError, "Return"):
            draft.secrecy = "secret"
        self.assertEqual(draft.secrecy, "none")
        bare = self.submitted(secrecy="secret").with_user(self.head)
        bare.secrecy = "confidential"
        self.assertEqual(bare.secrecy, "confidential")
