import logging
import os
import time

from odoo.tests import tagged

from .policy import NOT_FILLED, may_read
from .probing import Prober
from .scene import OUTSIDERS, SceneCase
from .walk import LeakWalk

_logger = logging.getLogger(__name__)


@tagged("post_install", "-at_install", "-standard", "side_doors")
class TestLeaks(LeakWalk, SceneCase):
    """Role × model × door: 0 marks."""

    def test_no_mark_comes_back(self):
        began, worked = time.monotonic(), time.process_time()
        prober = Prober(self, may_read)
        for role in os.environ.get("SIDE_DOORS_ROLES", "").split() or OUTSIDERS:
            for model in self.env.registry:
                if not self.env[model]._abstract:
                    self.ask_model(prober, role, model)
        _logger.info(
            "%s\n%.0f s in all, %.0f s of this process",
            prober.report(),
            time.monotonic() - began,
            time.process_time() - worked,
        )
        self.assertFalse(prober.leaks, prober.report())

    def test_every_model_of_ours_has_a_record(self):
        self.assertEqual(self.unfilled.keys() - NOT_FILLED.keys(), set(), self.unfilled)
