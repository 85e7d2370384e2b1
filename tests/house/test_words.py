"""The house speaks the field's words, of everybody alike, and says each thing once."""

import ast
import re
import subprocess
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# words of before, which no records manager, no engineer of Odoo and no search engine knows
OLD_MODELS = (
    "eoffice.trace eoffice.reading eoffice.arrival eoffice.batch eoffice.held eoffice.urgent eoffice.forgery.guard "
    "eoffice.line.act eoffice.offered.file eoffice.stand.in eoffice.hand.over eoffice.authorisation eoffice.more.time "
    "eoffice.urge eoffice.desk eoffice.tally eoffice.dossier.package eoffice.dossier.list eoffice.dossier.profile "
    "eoffice.dispatch.run eoffice.history eoffice.office.files eoffice.word eoffice.phrase eoffice.unit.kind "
    "eoffice.first.day eoffice.rollout.heat eoffice.rollout.staff.list eoffice.second.factor eoffice.leaving "
    "eoffice.moving eoffice.help.answer eoffice.pages.saved eoffice.room"
).split()
OLD_WORDS = re.compile(r"\b(heirs?|tall(y|ies)|way up of|urg(e|es|ed|ing)|climbs?|forgery guard)\b", re.IGNORECASE)
MEN = re.compile(r"\b(he|him|his|himself)\b", re.IGNORECASE)


def sources(*suffixes):
    listed = subprocess.check_output(["git", "ls-files", "addons", "install", "tests"], cwd=ROOT, text=True)
    return [
        path
        for path in map(Path, listed.splitlines())
        if path.suffix in suffixes and path.name not in (Path(__file__).name, "tally.py", "test_tally.py")
    ]


@pytest.mark.parametrize("suffix", [".py", ".xml", ".js", ".csv", ".po"])
def test_no_model_is_called_as_before(suffix):
    old = re.compile("(?<![\\w.])(" + "|".join(map(re.escape, OLD_MODELS)) + r")(?![\w.])")
    found = {str(path): match[0] for path in sources(suffix) if (match := old.search((ROOT / path).read_text()))}
    assert not found


def test_nobody_is_he():
    found = [
        f"{path}:{number}"
        for path in sources(".py", ".xml", ".js", ".sh")
        if "i18n" not in path.parts
        for number, line in enumerate((ROOT / path).read_text().splitlines(), 1)
        if MEN.search(line)
    ]
    assert not found


def test_add_ons_use_the_words_of_the_field():
    found = [
        f"{path}:{number}: {match[0]}"
        for path in sources(".py", ".xml", ".js")
        if path.parts[0] == "addons" and "i18n" not in path.parts
        for number, line in enumerate((ROOT / path).read_text().splitlines(), 1)
        if (match := OLD_WORDS.search(line))
    ]
    assert not found


def selections(tree):
    """(line, keys) of every list of choices: pairs of two texts."""
    for node in ast.walk(tree):
        if isinstance(node, ast.List) and len(node.elts) > 1:
            pairs = [
                pair.elts[0].value
                for pair in node.elts
                if isinstance(pair, ast.Tuple)
                and len(pair.elts) == 2
                and all(isinstance(part, ast.Constant) and isinstance(part.value, str) for part in pair.elts)
            ]
            if len(pairs) == len(node.elts):
                yield node.lineno, pairs


def test_no_selection_has_a_key_twice():
    """Odoo keeps one of the two labels, and the other act is written down under its name."""
    found = [
        f"{path}:{line}: {key}"
        for path in sources(".py")
        if path.parts[0] == "addons" and {"models", "wizards"} & set(path.parts)
        for line, keys in selections(ast.parse((ROOT / path).read_text()))
        for key, times in Counter(keys).items()
        if times > 1
    ]
    assert not found


def test_a_doubled_key_would_be_found():
    tree = ast.parse('state = Selection([("a", "One"), ("b", "Two"), ("a", "Three")])')
    assert [keys for _line, keys in selections(tree)] == [["a", "b", "a"]]
