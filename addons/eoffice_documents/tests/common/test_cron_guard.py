from unittest.mock import Mock, patch

import psycopg2
from odoo.service.server import ThreadedServer
from odoo.tests import BaseCase, tagged
from odoo.tools import mute_logger

from ... import cron_guard


@tagged("post_install", "-at_install")
class TestCronGuard(BaseCase):
    """A thread of scheduled work that loses the database waits for it and goes on (Odoo's own ends for good)."""

    def thread(self, *outcomes):
        """Odoo's thread with these outcomes, one a try, as it is guarded."""
        tries = Mock(side_effect=outcomes)

        def cron_thread(server, number):
            return tries(server, number)

        with patch.object(ThreadedServer, "cron_thread", cron_thread):
            cron_guard.install()
            guarded = ThreadedServer.cron_thread
        return tries, guarded

    def test_it_is_in_place(self):
        self.assertTrue(hasattr(ThreadedServer.cron_thread, "__wrapped__"))

    @mute_logger("odoo.addons.eoffice_documents.cron_guard")
    def test_it_comes_back_each_time(self):
        down = psycopg2.OperationalError("the database system is shutting down")
        tries, guarded = self.thread(down, psycopg2.InterfaceError("connection already closed"), "over")
        with patch.object(cron_guard.time, "sleep") as pause:
            self.assertEqual(guarded("server", 1), "over")
        self.assertEqual((tries.call_count, pause.call_count), (3, 2))
        tries.assert_called_with("server", 1)

    def test_what_is_no_matter_of_the_database_is_not_hidden(self):
        tries, guarded = self.thread(ValueError("a mistake"))
        with self.assertRaises(ValueError):
            guarded("server", 0)
        self.assertEqual(tries.call_count, 1)
