"""Work as superuser is `checked_sudo()` after the caller's right was asked for; each bare `sudo()` has a reason.

`bare_sudo.txt` names the methods that have bare ones, sorted by that reason, and how many (docs/decisions/0026).
"""

import ast
import subprocess
from collections import Counter, defaultdict
from pathlib import Path

from test_rights import GUARDS

ROOT = Path(__file__).parents[2]
LIST = Path(__file__).with_name("bare_sudo.txt")
UNASKED = ("_compute", "_search", "_default", "_cron", "_job", "_gc")  # called by the engine, for everybody


class Method:
    """A method, a function of a module or a field, and what the tests want to know of it."""

    def __init__(self, node, owner, place=""):
        self.name = getattr(node, "name", "fields")
        self.where = f"{place} {owner}.{self.name}"
        called = [one for one in ast.walk(node) if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute)]
        self.bare = sum(call.func.attr == "sudo" and not call.args for call in called)
        self.checked = [call.lineno for call in called if call.func.attr == "checked_sudo"]
        self.asks = [call.lineno for call in called if call.func.attr.startswith(GUARDS)]
        self.asks += [
            one.lineno
            for one in ast.walk(node)
            if isinstance(one, ast.Raise) and one.exc and ast.unparse(one.exc).startswith(("AccessError", "Forbidden"))
        ]
        self.calls = {
            call.func.attr: call.lineno
            for call in reversed(called)
            if not (call.func.attr == self.name and ast.unparse(call.func.value).startswith("super"))
        }


def methods_of(source, place=""):
    tree = ast.parse(source)
    for owner in (tree, *(node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))):
        for node in owner.body:
            if not isinstance(node, ast.ClassDef):
                yield Method(node, getattr(owner, "name", place), place)


def all_methods():
    for path in map(Path, subprocess.check_output(["git", "ls-files", "addons"], cwd=ROOT, text=True).splitlines()):
        if path.suffix == ".py" and "tests" not in path.parts and path.name != "checked_sudo.py":
            parts = path.parts[1:-1]
            yield from methods_of((ROOT / path).read_text(), f"{parts[0].removeprefix('eoffice_')}/{parts[-1]}")


def unasked(methods):
    """Where ``checked_sudo()`` stands though neither the method nor each of its callers, by name, asks before.

    A name is all that is looked at: that the question is the right one, only who reads it knows.
    """
    callers = defaultdict(list)
    for method in methods:
        for name, line in method.calls.items():
            callers[name].append((method, line))

    def asked(method, line, seen=()):
        if any(ask <= line for ask in method.asks) or method in seen:
            return True
        if not method.name.startswith("_") or method.name.startswith(UNASKED):
            return False
        found = callers[method.name]
        return bool(found) and all(asked(caller, call, (*seen, method)) for caller, call in found)

    return {method.where for method in methods for line in method.checked if not asked(method, line)}


def listed():
    """({method: how many bare ones it may have}, {reason: how many in all})"""
    may, reasons, reason = Counter(), Counter(), None
    for line in LIST.read_text().splitlines():
        if line.startswith("# "):
            reason = line[2:].partition(":")[0]
        elif line:
            where, _space, count = line.rpartition(" ")
            may[where] += int(count)
            reasons[reason] += int(count)
    return may, reasons


def test_no_bare_sudo_has_been_added_unread():
    """Where the right was asked for above, write `checked_sudo()`; else a line in bare_sudo.txt, under its reason."""
    found = Counter()
    for method in all_methods():
        found[method.where] += method.bare
    may, _reasons = listed()
    assert not found - may, "new"
    assert not may - found, "gone: take the line out"


def test_checked_means_asked():
    assert not unasked(list(all_methods()))


def test_the_next_one_would_be_found():
    found = unasked(
        list(
            methods_of(
                "class Paper:\n"
                "    def action_a(self): self.checked_sudo().write({})\n"
                "    def action_b(self): self._check_clerk(); self._write(); self._read()\n"
                "    def action_c(self): self._read()\n"
                "    def action_d(self):\n"
                "        self.checked_sudo().write({})\n"
                "        self.check_access('write')\n"
                "    def _write(self): self.checked_sudo().write({})\n"
                "    def _read(self): self.checked_sudo().read([])\n"
                "    def _nobody(self): self.checked_sudo().read([])\n"
            )
        )
    )
    assert found == {" Paper.action_a", " Paper.action_d", " Paper._read", " Paper._nobody"}
