import time
from collections import Counter

import psycopg2
from odoo.exceptions import AccessDenied, AccessError, MissingError, UserError, ValidationError
from odoo.tools import mute_logger

REFUSED = (AccessError, AccessDenied, MissingError)
SENTENCE = (UserError, ValidationError)
QUIET = (
    "odoo.sql_db",
    "odoo.models",
    "odoo.fields",
    "odoo.addons.base.models.ir_model",
    "odoo.addons.base.models.ir_rule",
    "odoo.addons.base.models.ir_qweb",
    "odoo.http",
    "odoo.domains",
    "odoo.api",
    "odoo.addons.mail",
    "odoo.tools.safe_eval",
)


class Prober:
    """Asks one question after another, each as in a request of its own, and keeps what came back and should not."""

    def __init__(self, scene, allowed=None):
        self.scene = scene
        self.allowed = allowed or (lambda role, mark, model: False)
        self.count = Counter()
        self.seconds = Counter()
        self.outcomes = Counter()
        self.leaks = {}
        self.odd = {}
        self.slow = Counter()

    def ask(self, role, model, door, question, detail=""):
        """Put ``question(env)`` as ``role``; a mark in its answer that the role may not read is a leak.

        :return: the answer, or None when it was refused
        """
        began = time.monotonic()
        answer, refusal = self.attempt(role, question)
        self.count[door] += 1
        self.seconds[door] += time.monotonic() - began
        self.slow[(model, door)] += time.monotonic() - began
        self.outcomes[type(refusal).__name__ if refusal else "answered"] += 1
        if refusal and not isinstance(refusal, (*REFUSED, *SENTENCE)):
            self.odd.setdefault((type(refusal).__name__, str(refusal)[:100]), []).append((role, model, door, detail))
        # what is refused is refused without a word of what it is
        said = str(refusal) if isinstance(refusal, (*REFUSED, *SENTENCE)) else answer
        self.judge(role, model, door, detail, self.scene.marks.found_in(said))
        return answer

    def judge(self, role, model, door, detail, marks):
        for mark in marks:
            place, readers = self.scene.marks[mark]
            if role not in readers and not self.allowed(role, place, model):
                self.leaks.setdefault((model, door, detail), {}).setdefault(place, set()).add(role)

    def tell(self, role, model, door, detail, place):
        """A leak that is seen by comparing answers."""
        self.leaks.setdefault((model, door, detail), {}).setdefault(place, set()).add(role)

    def attempt(self, role, question):
        """(answer, None) or (None, refusal); nothing that was done on the way stays."""
        cr = self.scene.env.cr
        answer = refusal = None
        with mute_logger(*QUIET):
            savepoint = cr.savepoint(flush=False)
            try:
                env = self.scene.as_role(role)
                answer = question(env)
            except (*REFUSED, *SENTENCE) as error:
                refusal = error
            except (psycopg2.Error, Exception) as error:  # noqa: BLE001 a crash is told as such, not hidden
                refusal = error
            finally:
                self.scene.env.clear()
                cr.precommit.clear()
                savepoint.close(rollback=True)
        return answer, refusal

    def report(self):
        lines = [f"{sum(self.count.values())} probes in {sum(self.seconds.values()):.0f} s"]
        lines += [f"  {door:24} {count:6} {self.seconds[door]:6.1f} s" for door, count in self.count.most_common()]
        lines.append(f"  {dict(self.outcomes)}")
        for (model, door, detail), places in sorted(self.leaks.items()):
            for place, roles in sorted(places.items()):
                lines.append(f"LEAK {model} | {door} {detail} | {place} | {', '.join(sorted(roles))}")
        return "\n".join(lines)
