"""The documents name what exists: links, decisions by number, models, rooms, files and hooks."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
ADDONS = ("eoffice_documents", "eoffice_schedule", "eoffice_rollout", "eoffice_signature")
LAYERS = ("models", "wizards", "views", "security", "data", "report", "static/src", "tests")

FILES = [
    path.relative_to(ROOT).as_posix()
    for folder in ("addons", "config", "docker", "docs", "install", "tests")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.is_file() and "__pycache__" not in path.parts
]
PAGES = [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]
RECORDS = sorted((DOCS / "decisions").glob("[0-9]*.md"))


def sources(*suffixes):
    """(path, text) of the files of the checkout that end so."""
    for name in FILES:
        path = ROOT / name
        if path.suffix in suffixes:
            yield name, path.read_text(encoding="utf-8")


def quoted(text):
    """Everything between backticks."""
    return set(re.findall(r"`([^`\n]+)`", text))


def section(text, title):
    return text.split(f"\n## {title}", 1)[1].split("\n## ", 1)[0]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_and_pictures_exist(page):
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)", text)
    missing = [
        target for target in targets if not re.match(r"https?://", target) and not (page.parent / target).exists()
    ]
    assert not missing


def test_decisions_are_numbered_without_gap_or_double():
    assert RECORDS
    assert [int(record.name[:4]) for record in RECORDS] == list(range(1, len(RECORDS) + 1))


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.stem)
def test_a_decision_is_headed_by_its_number_and_stands_in_the_index_once(record):
    number = record.name[:4]
    assert record.read_text(encoding="utf-8").startswith(f"# {number}. ")
    index = (DOCS / "decisions" / "README.md").read_text(encoding="utf-8")
    assert index.count(f"\n| [{number}]({record.name}) |") == 1


def test_every_reference_to_a_decision_meets_one():
    numbers = {record.name[:4] for record in RECORDS}
    names = {record.stem for record in RECORDS}
    lost = []
    for name, text in sources(".py", ".xml", ".md", ".js", ".scss", ".sh", ".yaml", ".toml", ".csv"):
        if name.startswith("tests/docs/"):
            continue
        lost += [(name, found) for found in re.findall(r"[Dd]ecision (\d{4})", text) if found not in numbers]
        for number, rest in re.findall(r"decisions/(\d{4})([-\w]*)", text):
            if number not in numbers or (rest and number + rest not in names):
                lost.append((name, number + rest))
    assert not lost


def test_models_of_the_glossary_exist():
    known = {
        model
        for name, text in sources(".py")
        if name.startswith("addons/")
        for model in re.findall(r"""^\s+_name = ["']([\w.]+)["']""", text, re.MULTILINE)
    }
    named = {
        word
        for page in ("glossary.md", "architecture.md")
        for word in quoted((DOCS / page).read_text(encoding="utf-8"))
        if re.fullmatch(r"eoffice(\.\w+)+", word)
    }
    assert named
    assert sorted(named - known) == []


def rooms_of_the_page():
    """{add-on: rooms} as architecture.md lists them; the second table serves two add-ons, `common` is in each."""
    text = (DOCS / "architecture.md").read_text(encoding="utf-8")
    first, second, third = (
        {*re.findall(r"^\| `(\w+)` \|", section(text, f"Rooms of {names}"), re.MULTILINE)}
        for names in ("`eoffice_documents`", "`eoffice_schedule` and `eoffice_rollout`", "`eoffice_signature`")
    )
    return {
        "eoffice_documents": first,
        "eoffice_schedule": second,
        "eoffice_rollout": second,
        "eoffice_signature": third | {"common"},
    }


def rooms_of_the_tree(addon):
    """The folders of every layer; what lies in a layer itself belongs to no room."""
    found = set()
    for layer in LAYERS:
        start = f"addons/{addon}/{layer}/"
        found |= {
            name[len(start) :].split("/")[0] for name in FILES if name.startswith(start) and "/" in name[len(start) :]
        }
    return found


@pytest.mark.parametrize("addon", ADDONS)
def test_every_room_of_the_tree_is_on_the_page(addon):
    assert sorted(rooms_of_the_tree(addon) - rooms_of_the_page()[addon]) == []


def test_every_room_of_the_page_is_in_the_tree():
    page = rooms_of_the_page()
    for addon in ("eoffice_documents", "eoffice_signature"):
        assert sorted(page[addon] - rooms_of_the_tree(addon)) == []
    others = rooms_of_the_tree("eoffice_schedule") | rooms_of_the_tree("eoffice_rollout")
    assert sorted(page["eoffice_rollout"] - others) == []


def test_hooks_and_files_that_the_pages_name_exist():
    code = "\n".join(text for name, text in sources(".py") if name.startswith("addons/"))
    lost = []
    for page in (*(DOCS / name for name in ("architecture.md", "glossary.md", "reading.md")), *RECORDS):
        for word in quoted(page.read_text(encoding="utf-8")):
            if re.fullmatch(r"_eoffice_\w+", word) and f"def {word}(" not in code:
                lost.append((page.name, word))
            elif re.fullmatch(r"[\w./-]+\.(py|sh|sql|csv|sha256)", word):
                if not any(f"/{name}".endswith(f"/{word}") for name in FILES):
                    lost.append((page.name, word))
            elif re.fullmatch(r"[a-z_]+/", word) and not any(f"/{word}" in f"/{name}" for name in FILES):
                lost.append((page.name, word))
    assert sorted(lost) == []
