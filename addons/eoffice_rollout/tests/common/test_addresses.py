import inspect
import re
from urllib.parse import urlencode

from odoo.addons.eoffice_documents.printing import html_to_pdf
from odoo.addons.eoffice_documents.tests.dispatch.dispatching import SendingCase
from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

NO_NUMBERS = ("abc", "-1", "1e9", "٣", "9" * 30, "9" * 5000, "")
READ = re.compile(r"""params\.get\("([^"]+)""")


@tagged("post_install", "-at_install")
class TestAddresses(SendingCase, HttpCase):
    """Whatever stands in an address of ours is a page, or is none: never a mistake of the server."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.signed_pdf = html_to_pdf("<p>Một trang</p>")

    def addresses(self):
        """(path, names of parameters) of every page of ours that is only looked at."""
        for rule in self.env["ir.http"].routing_map().iter_rules():
            handler = inspect.unwrap(rule.endpoint.func)
            if handler.__module__.startswith("odoo.addons.eoffice") and "GET" in (rule.methods or {"GET"}):
                names = set(inspect.signature(handler).parameters) - {"self", "kwargs", "params"} - rule.arguments
                yield rule.rule, names | set(READ.findall(inspect.getsource(inspect.getmodule(handler))))

    def test_an_impossible_value(self):
        document = self.sent(self.commune)
        scan = self.entry_of(document, self.commune).sudo().recognition_ids
        known = {"scan": scan.id, "document": document.id, "version": document.sudo().version_ids[:1].id, "number": 1}
        tried, shown = set(), set()
        for user in (self.clerk, self.other_clerk):
            user.password = "mat-khau-thu-nghiem"
            self.authenticate(user.login, "mat-khau-thu-nghiem")
            for rule, names in self.addresses():
                base = re.sub(r"<int:(\w+)>", lambda name: str(known.get(name[1], 999999999)), rule)
                for value in NO_NUMBERS:
                    path = re.sub(r"<(string:)?\w+>", value[:40] or "x", base)
                    query = urlencode({name: value for name in names})
                    with self.subTest(path, value=value[:9]), mute_logger("odoo.http", "werkzeug"):
                        answer = self.url_open(f"{path}?{query}", allow_redirects=False)
                        self.assertLess(answer.status_code, 500)
                    tried.add(rule)
                    if answer.ok:
                        shown.add(rule)
        self.assertGreater(len(tried), 15)
        pictures = {
            rule for rule in tried if rule.startswith(("/eoffice/scan/", "/eoffice/signed/", "/eoffice/separators"))
        }
        self.assertEqual(len(pictures), 3)
        self.assertLessEqual(pictures, shown, "their width and their count were asked for, not only their record")
