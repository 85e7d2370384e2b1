from odoo.exceptions import AccessError
from odoo.service.model import get_public_method
from odoo.tests import tagged

from .case import OfficeCase


@tagged("post_install", "-at_install")
class TestCheckedSudo(OfficeCase):
    """What is made as superuser takes nothing from the context of who calls, and values of theirs only link."""

    def test_nobody_calls_it_from_outside(self):
        with self.assertRaises(AccessError):
            get_public_method(self.env["eoffice.document"].with_user(self.specialist), "checked_sudo")

    def test_defaults_of_the_context_stay_behind(self):
        documents = self.env["eoffice.document"].with_user(self.specialist)
        checked = documents.with_context(default_state="done", lang="vi_VN").checked_sudo()
        self.assertTrue(checked.env.su)
        self.assertEqual(checked.env.user, self.specialist)
        self.assertEqual(dict(checked.env.context), {**documents.env.context, "lang": "vi_VN"})

    def test_as_superuser_no_default_fills_a_protected_field(self):
        extensions = self.env["eoffice.deadline.extension"].with_user(self.specialist)
        forged = (
            extensions.with_context(default_state="granted", default_answer="Có")
            .sudo()
            .default_get(["state", "answer"])
        )
        self.assertEqual(forged, {"state": "asked"})

    def test_as_superuser_no_command_of_a_default_is_carried_out(self):
        other = self.leader.partner_id
        name = other.name
        forged = {
            "default_recipient_ids": [(1, other.id, {"name": "x"})],
            "default_attachment_ids": [[0, 0, {"name": "x"}]],
        }
        service = self.env["eoffice.notification"].with_user(self.specialist).with_context(**forged)
        mail = service._send_mails([{"subject": "Giấy mời", "email_to": "a@example.com"}])
        self.assertFalse(mail.attachment_ids or mail.recipient_ids)
        self.assertEqual(other.name, name)

    def test_values_for_the_superuser_hold_links_alone(self):
        partners = self.env["res.partner"].with_user(self.specialist)
        partners._eoffice_check_only_links({"name": "x", "category_id": [(6, 0, [1]), (4, 1), [3, 1]], "child_ids": []})
        for value in ([(1, 1, {"name": "x"})], [(0, 0, {})], [[2, 1]], [(True, 1, {})], [(1.0, 1, {})]):
            with self.subTest(value), self.assertRaises(AccessError):
                partners._eoffice_check_only_links({"category_id": value})
        with self.assertRaises(AccessError):
            partners._eoffice_check_only_links({"child_ids": [(4, 1)]})
