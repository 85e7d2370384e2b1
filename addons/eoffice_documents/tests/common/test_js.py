from odoo.addons.web.tests.test_js import HOOTCommon, unit_test_error_checker
from odoo.tests import tagged


@tagged("post_install", "-at_install")
class TestScreens(HOOTCommon):
    """Runs the unit tests of the screens (static/tests) in the browser."""

    test_generate_hoot_hash = test_get_hoot_filter = None

    def test_screens(self):
        suite = self._generate_hash("@eoffice_documents")
        self.browser_js(
            f"/web/tests?headless&loglevel=2&preset=desktop&timeout=15000&id={suite}",
            "",
            "",
            login="admin",
            timeout=300,
            success_signal="[HOOT] Test suite succeeded",
            error_checker=unit_test_error_checker,
        )
