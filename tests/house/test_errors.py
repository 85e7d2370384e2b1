"""Every error of ours is an EofficeError, one code and one sentence: no cause ends as a mistake of the server."""

import ast
import builtins
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
ROOTS = {"EofficeError", "RefusedUrl"}  # the base itself, and what WeasyPrint's fetcher is asked to raise


def outside(tree):
    """Names of the classes that derive from an exception of Python itself."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            bases = (getattr(builtins, base.id, None) for base in node.bases if isinstance(base, ast.Name))
            if any(isinstance(base, type) and issubclass(base, BaseException) for base in bases):
                yield node.name


def test_every_error_is_one_of_ours():
    listed = subprocess.check_output(["git", "ls-files", "addons"], cwd=ROOT, text=True).splitlines()
    found = {
        name
        for path in map(Path, listed)
        if path.suffix == ".py" and "tests" not in path.parts and (ROOT / path).exists()
        for name in outside(ast.parse((ROOT / path).read_text()))
    }
    assert found == ROOTS


def test_the_next_one_would_be_found():
    assert list(outside(ast.parse("class A(OSError): pass\nclass B(EofficeError): pass"))) == ["A"]
