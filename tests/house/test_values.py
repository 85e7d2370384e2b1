"""An empty recordset is no text: `record.unit_id and text` would show «hr.department()» where there is no unit."""

import ast
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
ASKING = (ast.If, ast.While, ast.BoolOp, ast.UnaryOp, ast.Assert, ast.comprehension, ast.Compare)


def recordset_and_value(tree):
    """Lines where `x.some_id and value` is a value itself and not asked whether it holds."""
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.BoolOp) or not isinstance(node.op, ast.And):
            continue
        first, parent = node.values[0], parents.get(node)
        asked = isinstance(parent, ASKING) or (isinstance(parent, ast.IfExp) and parent.test is node)
        called = isinstance(parent, ast.Call) and getattr(parent.func, "id", "") in ("bool", "any", "all", "sum")
        related = isinstance(first, ast.Attribute) and first.attr.endswith(("_id", "_ids"))
        if related and not asked and not called and not isinstance(node.values[-1], (ast.Compare, ast.UnaryOp)):
            yield node.lineno


def test_no_recordset_stands_for_a_missing_text():
    listed = subprocess.check_output(["git", "ls-files", "addons"], cwd=ROOT, text=True).splitlines()
    found = [
        f"{path}:{line}"
        for path in map(Path, listed)
        if path.suffix == ".py" and "tests" not in path.parts
        for line in recordset_and_value(ast.parse((ROOT / path).read_text()))
    ]
    assert not found


def test_the_next_one_would_be_found():
    bad = ast.parse("text = document.unit_id and document.unit_id.name")
    good = ast.parse("if document.unit_id and document.unit_id.name: pass\ntext = name and name.strip()")
    assert (list(recordset_and_value(bad)), list(recordset_and_value(good))) == ([1], [])
