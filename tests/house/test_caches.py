"""What is kept for everybody does not depend on who asks first: a cached search says which records it looks at."""

import ast
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEARCHES = {"search", "search_count", "search_fetch", "search_read", "_read_group"}


def of_the_caller(source):
    """[name] of the cached functions of ``source`` that search as the caller's context has it."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.FunctionDef) or "ormcache" not in " ".join(map(ast.unparse, node.decorator_list)):
            continue
        called = {one.func.attr for one in ast.walk(node) if isinstance(one, ast.Call) and hasattr(one.func, "attr")}
        if called & SEARCHES and "active_test" not in ast.unparse(node):
            found.append(node.name)
    return found


def test_a_cached_search_does_not_hear_the_caller():
    found = {}
    for name in subprocess.check_output(["git", "ls-files", "addons"], cwd=ROOT, text=True).splitlines():
        if name.endswith(".py") and "/tests/" not in name and (functions := of_the_caller((ROOT / name).read_text())):
            found[name] = functions
    assert not found


def test_one_that_does_is_found():
    body = "    return self.sudo(){}.search([]).ids\n"
    cached = "@tools.ormcache()\ndef _kept(self):\n"
    assert of_the_caller(cached + body.format("")) == ["_kept"]
    assert not of_the_caller(cached + body.format(".with_context(active_test=True)"))
    assert not of_the_caller("def _kept(self):\n" + body.format(""))
