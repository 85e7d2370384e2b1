import ast
from pathlib import Path

from odoo.tests import BaseCase

ADDONS = Path(__file__).parents[3]
ROOM = ADDONS / "eoffice_documents" / "models" / "notification"


def side_doors(source):
    """(line, what) of each place in ``source`` that tells people something without the notification service."""
    tree = ast.parse(source)
    looked_up = {
        id(part)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") in ("search", "search_count", "_read_group")
        for part in ast.walk(call.func)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("message_notify", "activity_schedule"):
            yield node.lineno, node.func.attr
        elif isinstance(node, ast.Constant) and node.value == "simple_notification":
            yield node.lineno, node.value
        elif isinstance(node, ast.Subscript) and getattr(node.slice, "value", "") in ("mail.mail", "mail.activity"):
            if id(node) not in looked_up:
                yield node.lineno, node.slice.value


class TestOneWay(BaseCase):
    def test_no_room_tells_people_by_itself(self):
        found = [
            f"{path.relative_to(ADDONS)}:{line}: {what}"
            for path in sorted(ADDONS.glob("eoffice_*/**/*.py"))
            if "tests" not in path.parts and ROOM not in path.parents
            for line, what in side_doors(path.read_text(encoding="utf-8"))
        ]
        self.assertEqual(found, [], "told past eoffice.notification")

    def test_each_side_door_is_seen(self):
        for source in (
            "record.message_notify(partner_ids=ids)",
            "record.activity_schedule('x')",
            "partner._bus_send('simple_notification', {})",
            "self.env['mail.mail'].sudo().create({})",
            "mails = self.env['mail.mail']",
            "self.env['mail.activity'].create([])",
        ):
            with self.subTest(source):
                self.assertTrue(list(side_doors(source)))
        self.assertFalse(list(side_doors("self.env['mail.activity'].sudo().search([]).unlink()")))
