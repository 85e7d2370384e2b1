from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..common.case import OfficeCase


@tagged("post_install", "-at_install")
class TestOwnName(OfficeCase):
    """What is said on a document is said in the name of who says it, and opens no side door to its files."""

    def test_nobody_signs_with_the_name_of_another(self):
        document = self.at_head()
        other = self.leader.partner_id
        said = {"model": document._name, "res_id": document.id, "body": "Đồng ý", "message_type": "comment"}
        forged = {
            "a value": lambda messages: messages.create({**said, "author_id": other.id}),
            "a default": lambda messages: messages.with_context(default_author_id=other.id).create(said),
            "an address": lambda messages: messages.create({**said, "email_from": other.email_formatted}),
            "an address without author": lambda messages: messages.create(
                {**said, "author_id": False, "email_from": other.email_formatted}
            ),
        }
        self.assertNotEqual(other.email_formatted, self.head.email_formatted)
        for way, forge in forged.items():
            with self.subTest(way):
                before = document.sudo().message_ids
                with self.assertRaises(AccessError), self.env.cr.savepoint():
                    forge(self.env["mail.message"].with_user(self.head))
                self.env.invalidate_all()
                self.assertEqual(document.sudo().message_ids, before)

    def test_what_one_posts_is_ones_own(self):
        document = self.at_head().with_user(self.head)
        other = self.leader.partner_id
        for context in ({}, {"default_author_id": other.id}, {"default_email_from": other.email_formatted}):
            with self.subTest(context):
                said = document.with_context(**context).message_post(body="Đồng ý", message_type="comment").sudo()
                self.assertEqual(said.author_id, self.head.partner_id)
                self.assertEqual(said.email_from, self.head.email_formatted)

    def test_no_link_with_a_token_opens_a_file_of_a_registered_document(self):
        document = self.at_head()
        file = self.env["ir.attachment"].create(
            {"name": "a.txt", "raw": b"a", "res_model": document._name, "res_id": document.id}
        )
        with self.assertRaises(AccessError):
            file.with_user(self.clerk).write({"access_token": "x"})
        self.assertFalse(file.access_token)
