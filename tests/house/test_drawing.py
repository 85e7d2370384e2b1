"""Pages of PDFs are drawn in one place, so that screen, reader and stamp see the same page."""

import ast
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
PLACE = "addons/eoffice_documents/recognition/drawing.py"
DRAWING = ("FPDF_RenderPage", "FPDF_FFLDraw")


def drawings(tree):
    """Lines that draw a page: pdfium's own names, `.render(scale=...)`, or any `.render(` beside an import of it."""
    beside = any(
        isinstance(node, (ast.Import, ast.ImportFrom))
        and any(
            name.split(".")[0] == "pypdfium2" for name in (getattr(node, "module", "") or "", *map(_name, node.names))
        )
        for node in ast.walk(tree)
    )
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr.startswith(DRAWING):
            yield node.lineno
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "render":
            if beside or any(word.arg in ("scale", "may_draw_forms") for word in node.keywords):
                yield node.lineno


def _name(alias):
    return alias.name


def test_one_place_draws():
    listed = subprocess.check_output(["git", "ls-files", "addons"], cwd=ROOT, text=True).splitlines()
    found = {
        path
        for path in listed
        if path.endswith(".py")
        and "/tests/" not in path
        and (ROOT / path).exists()
        and any(drawings(ast.parse((ROOT / path).read_text())))
    }
    assert found == {PLACE}


def test_the_next_one_would_be_found():
    for source in (
        "page.render(scale=2)",
        "import pypdfium2\npypdfium2.PdfDocument(data)[0].render()",
        "from pypdfium2 import raw\nraw.FPDF_RenderPageBitmap(bitmap, page)",
    ):
        assert list(drawings(ast.parse(source))), source
    assert not list(drawings(ast.parse("template.render(values)")))
