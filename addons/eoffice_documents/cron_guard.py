"""The scheduled work of a threaded server outlives a restart of PostgreSQL.

Odoo's own thread ends with the connection it waits on, and nothing starts it again; pages and jobs reconnect.
"""

import functools
import logging
import time

import psycopg2
from odoo.service.server import ThreadedServer

SECONDS = 5
_logger = logging.getLogger(__name__)


def install():
    """Stand around Odoo's cron thread; run once in each process (``post_load``), before the threads begin."""
    wait_and_run = ThreadedServer.cron_thread
    if hasattr(wait_and_run, "__wrapped__"):
        return

    @functools.wraps(wait_and_run)
    def cron_thread(server, number):
        while True:
            try:
                return wait_and_run(server, number)
            except psycopg2.Error as error:
                _logger.warning("cron%s lost the database and tries again: %s", number, str(error).strip())
                time.sleep(SECONDS)

    ThreadedServer.cron_thread = cron_thread
