import inspect
import re
from urllib.parse import urlencode

from odoo.tests import HttpCase, tagged
from odoo.tools import mute_logger

NO_NUMBERS = ("abc", "-1", "1e9", "٣", "9" * 30, "9" * 5000, "")
READ = re.compile(r"""params\.get\("([^"]+)""")


@tagged("post_install", "-at_install")
class TestAddresses(HttpCase):
    """Whatever stands in an address of ours is a page, or is none: never a mistake of the server."""

    def addresses(self):
        """(path, names of parameters) of every page of ours that is only looked at."""
        for rule in self.env["ir.http"].routing_map().iter_rules():
            handler = inspect.unwrap(rule.endpoint.func)
            if handler.__module__.startswith("odoo.addons.eoffice") and "GET" in (rule.methods or {"GET"}):
                names = set(inspect.signature(handler).parameters) - {"self", "kwargs", "params"} - rule.arguments
                yield rule.rule, names | set(READ.findall(inspect.getsource(inspect.getmodule(handler))))

    def test_an_impossible_value(self):
        self.authenticate("admin", "admin")
        tried = set()
        for rule, names in self.addresses():
            for value in NO_NUMBERS:
                path = re.sub(r"<int:\w+>", "999999999", re.sub(r"<(string:)?\w+>", value[:40] or "x", rule))
                query = urlencode({name: value for name in names})
                with self.subTest(path, value=value[:9]), mute_logger("odoo.http", "werkzeug"):
                    answer = self.url_open(f"{path}?{query}", allow_redirects=False)
                    self.assertLess(answer.status_code, 500)
                    tried.add(rule)
        self.assertGreater(len(tried), 15)
