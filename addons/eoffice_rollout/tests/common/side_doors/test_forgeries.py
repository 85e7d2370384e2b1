import logging
import os
import time

from odoo.tests import tagged

from . import forging
from .fill import ours
from .forgery import FORGERS, ForgeryCase
from .policy import may_read
from .probing import Prober
from .scene import OUTSIDERS

_logger = logging.getLogger(__name__)
BESIDE = ("calendar.event", "helpdesk.ticket", "hr.department")


@tagged("post_install", "-at_install", "-standard", "side_doors")
class TestForgeries(ForgeryCase):
    """Role × model × method, and writes with hostile values: 0 forgeries."""

    def test_no_act_forges(self):
        began, worked = time.monotonic(), time.process_time()
        prober = Prober(self, lambda role, place, model: role not in OUTSIDERS or may_read(role, place, model))
        models = [
            name for name, model in self.env.registry.items() if not model._abstract and (ours(name) or name in BESIDE)
        ]
        for role in os.environ.get("SIDE_DOORS_ROLES", "").split() or FORGERS:
            for comodel in self.guarded:
                self.hidden_ids(role, comodel)
            for model, detail, question in forging.messages(self, role):
                self.attempt(prober, role, model, detail, "act", question)
            for model in models:
                self.forge(prober, role, model)
        lines = [
            f"FORGED {model} | {door} {detail} | {why} | {', '.join(sorted(roles))}"
            for (model, door, detail, why), roles in sorted(self.forged.items())
        ]
        report = "\n".join([prober.report(), *lines])
        _logger.info(
            "%s\n%.0f s in all, %.0f s of this process", report, time.monotonic() - began, time.process_time() - worked
        )
        self.assertFalse(prober.leaks or self.forged, report)
