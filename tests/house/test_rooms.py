"""The house has the same rooms in every layer, none too large, and every file is in one."""

import subprocess
from collections import Counter, defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ADDONS = sorted(path.parent.name for path in ROOT.glob("addons/*/__manifest__.py"))
LAYERS = ("models", "wizards", "views", "security", "data", "report", "tests")
TEXTS = (".py", ".xml", ".csv", ".js", ".scss", ".css", ".sql")
LARGEST = 0.15  # of the lines of its add-on
SMALL = 900  # lines of a room that is not too large, however small its add-on


def places(addon):
    """(layer, room or None, file) of the tracked texts of an add-on; scripts and styles are the layer static/src."""
    listed = subprocess.check_output(["git", "ls-files", f"addons/{addon}"], cwd=ROOT, text=True).splitlines()
    for path in map(Path, listed):
        parts = path.parts[2:]
        if path.suffix not in TEXTS or not (ROOT / path).exists():
            continue
        if parts[:2] == ("static", "src"):
            yield "static/src", parts[2] if len(parts) > 3 else None, path
        elif parts[0] in LAYERS:
            yield parts[0], parts[1] if len(parts) > 2 else None, path
        else:
            yield None, None, path


@pytest.mark.parametrize("addon", ADDONS)
def test_every_file_of_a_layer_is_in_a_room(addon):
    loose = [
        str(path)
        for layer, room, path in places(addon)
        if layer and not room and path.name not in ("__init__.py", "groups.xml")
    ]
    assert not loose


@pytest.mark.parametrize("addon", ADDONS)
def test_a_room_of_any_layer_is_a_room_of_the_models_and_of_the_tests(addon):
    rooms = defaultdict(set)
    for layer, room, _path in places(addon):
        if room:
            rooms[layer].add(room)
    for layer in rooms:
        assert rooms[layer] <= rooms["models"] | {"common"}, layer
    assert rooms["models"] - {"common"} <= rooms["tests"] | rooms["views"], "a room without a test"


@pytest.mark.parametrize("addon", ADDONS)
def test_no_room_is_larger_than_its_share(addon):
    lines = Counter()
    for layer, room, path in places(addon):
        lines[room or layer or path.parts[2]] += (ROOT / path).read_bytes().count(b"\n")
    name, most = lines.most_common(1)[0]
    assert most <= max(LARGEST * sum(lines.values()), SMALL), f"{name}: {most} of {sum(lines.values())} lines"


@pytest.mark.parametrize("addon", ADDONS)
def test_no_room_has_more_than_forty_files(addon):
    folders = Counter(path.parent for _layer, _room, path in places(addon))
    assert folders.most_common(1)[0][1] <= 40
