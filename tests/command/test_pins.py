"""The pins: every package and every file of it is known before it is fetched."""

import json
import os
import re
import subprocess
import tomllib
import zipfile

import pytest
from conftest import CHECKOUT, REFUSED
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

INSTALL = CHECKOUT / "install"
ENVIRONMENTS = tomllib.loads((INSTALL / "packages.toml").read_text())
LISTS = {file: names for lists in ENVIRONMENTS.values() for file, names in lists.items()}


def pinned(file):
    """Name → number of checksums of a requirements file; every other line is a fault."""
    blocks = re.sub(r"^#.*\n", "", (INSTALL / f"{file}.txt").read_text(), flags=re.M).replace("\\\n", " ").splitlines()
    found = {}
    for block in blocks:
        name, hashes = re.fullmatch(
            r"([\w.-]+)==[\w.]+(?: ; [^\\]*?)?((?: +--hash=sha256:[0-9a-f]{64})*)", block
        ).groups()
        found[canonicalize_name(name)] = len(hashes.split())
    return found


@pytest.mark.parametrize("file", LISTS)
def test_every_package_asked_for_is_pinned_with_checksums(file):
    packages = pinned(file)
    assert {canonicalize_name(Requirement(name).name) for name in LISTS[file]} <= packages.keys()
    assert min(packages.values()) >= 1


@pytest.mark.parametrize("lists", ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_no_package_is_pinned_twice_in_one_environment(lists):
    names = [name for file in lists for name in pinned(file)]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(("checksum", "said"), [("", "Hashes are required"), ("0" * 64, "DO NOT MATCH THE HASHES")])
def test_a_package_with_no_checksum_or_another_is_refused(tmp_path, checksum, said):
    """By the function that installs everything."""
    with zipfile.ZipFile(tmp_path / "nothing-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("nothing-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: nothing\nVersion: 1.0\n")
        wheel.writestr("nothing-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr("nothing-1.0.dist-info/RECORD", "")
    asked = tmp_path / "asked.txt"
    asked.write_text("nothing==1.0" + (f" --hash=sha256:{checksum}" if checksum else ""))
    script = f"""source install/common.sh; source install/python.sh; log=the-log; venv={os.environ["EOFFICE_DATA"]}/venv
        pip_install --no-index --find-links {tmp_path} --target {tmp_path}/installed -r {asked}"""
    done = subprocess.run(["bash", "-c", script], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == REFUSED
    assert said in done.stdout + done.stderr
    assert not (tmp_path / "installed").exists()


@pytest.mark.parametrize(
    ("name", "fit"),
    [
        ("six-1.17.0-py2.py3-none-any.whl", True),
        ("numpy-2.4.6-cp311-cp311-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl", True),
        ("numpy-2.4.6-cp313-cp313-manylinux_2_27_aarch64.manylinux_2_28_aarch64.whl", True),
        ("cryptography-50.0.2-cp311-abi3-manylinux_2_28_x86_64.whl", True),
        ("numpy-2.4.6-cp313-cp313t-manylinux_2_27_x86_64.whl", False),
        ("numpy-2.4.6-cp314-cp314-manylinux_2_27_x86_64.whl", False),
        ("numpy-2.4.6-cp311-cp311-musllinux_1_2_x86_64.whl", False),
        ("numpy-2.4.6-cp311-cp311-macosx_14_0_arm64.whl", False),
        ("numpy-2.4.6-cp311-cp311-win_amd64.whl", False),
    ],
)
def test_wheels_of_our_machines_only(name, fit, monkeypatch):
    monkeypatch.syspath_prepend(INSTALL)
    from renew_pins import fits

    assert fits({"url": f"somewhere/{name}"}) is fit


def test_node_packages_are_exact_and_from_no_named_host():
    lock = json.loads((INSTALL / "package-lock.json").read_text())
    asked = json.loads((INSTALL / "package.json").read_text())["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in asked.values())
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert {f"node_modules/{name}" for name in asked} <= packages.keys()
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert not [name for name, package in packages.items() if "resolved" in package]
