"""Resolve the lists of packages.toml into requirements files with a version and the checksums of every package.

    renew_pins.py       with `uv` on the path and network

Kept are the checksums of wheels for CPython 3.11 to 3.13 on glibc Linux, x86_64 and aarch64, and of the source where a
package has no such wheel. Everything is resolved before anything is written.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from pathlib import Path

from packaging.markers import Marker
from packaging.utils import canonicalize_name, parse_wheel_filename
from unpack_odoo import REQUIRES

HERE = Path(__file__).parent
PYTHONS = ("3.11", "3.12", "3.13")
MACHINES = ("x86_64", "aarch64")
PLATFORM = re.compile(rf"any|(manylinux|linux).*_({'|'.join(MACHINES)})")
# Odoo is no package of the registry: unpack_odoo.py installs it.
WITHOUT = "odoo ; python_version < '3'\n"


def resolve(names, given):
    """The packages that `names` need, as a PEP 751 lock; `given` maps names to versions that are decided already."""
    with tempfile.TemporaryDirectory() as folder:
        asked, constraints, overrides = (
            Path(folder, name) for name in ("asked.in", "constraints.txt", "overrides.txt")
        )
        asked.write_text("\n".join(names))
        constraints.write_text("\n".join(f"{name}=={version}" for name, version in given.items()))
        overrides.write_text(WITHOUT)
        command = ["uv", "pip", "compile", "--quiet", "--universal", "--python-version", PYTHONS[0], "--no-header"]
        command += ["--fork-strategy", "fewest", "--format", "pylock.toml", "--constraints", constraints]
        lock = subprocess.run([*command, "--override", overrides, asked], check=True, capture_output=True, text=True)
    return tomllib.loads(lock.stdout)["packages"]


def places(package):
    """How many of our Pythons and machines need the package, of six."""
    linux = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix"}
    cpython = {"implementation_name": "cpython", "platform_python_implementation": "CPython"}
    marker = Marker(package.get("marker", "os_name == 'posix'"))
    machines = [{"platform_machine": machine} for machine in MACHINES]
    pythons = [{"python_version": python, "python_full_version": f"{python}.2"} for python in PYTHONS]
    return sum(marker.evaluate(linux | cpython | python | machine) for python in pythons for machine in machines)


def fits(wheel):
    """Can CPython 3.11, 3.12 or 3.13 on glibc Linux install this wheel?"""
    name = wheel.get("name") or wheel["url"].rpartition("/")[2]
    return any(
        PLATFORM.fullmatch(tag.platform)
        and (
            (tag.interpreter.startswith("py3") and tag.abi == "none")
            or (tag.abi == "abi3" and int(tag.interpreter.removeprefix("cp3")) <= 13)
            or (
                tag.interpreter in {f"cp{python.replace('.', '')}" for python in PYTHONS}
                and tag.abi in (tag.interpreter, "none")
            )
        )
        for tag in parse_wheel_filename(name)[3]
    )


def lines(package):
    """The lines of a requirements file for one package."""
    files = [wheel for wheel in package.get("wheels", []) if fits(wheel)] or [package["sdist"]]
    hashes = sorted(file["hashes"]["sha256"] for file in files)
    everywhere = places(package) == len(PYTHONS) * len(MACHINES)
    head = f"{package['name']}=={package['version']}" + ("" if everywhere else f" ; {package['marker']}")
    return " \\\n".join([head, *(f"    --hash=sha256:{digest}" for digest in hashes)])


def requirements(lists):
    """File names and texts of the requirements files of one environment, from its lists of names."""
    given = {}
    for file, names in lists.items():
        packages = [package for package in resolve(names, given) if places(package)]
        new = [package for package in packages if canonicalize_name(package["name"]) not in given]
        many = [name for name, count in Counter(package["name"] for package in new).items() if count > 1]
        if many:
            sys.exit(f"{file}: no single version works on every Python: {', '.join(many)}")
        given |= {canonicalize_name(package["name"]): package["version"] for package in new}
        yield file, "\n".join(["# Made by `./eoffice renew-pins` from packages.toml.", *map(lines, new), ""])


def main():
    environments = tomllib.loads((HERE / "packages.toml").read_text())
    environments["office"]["requirements"] += REQUIRES
    files = [file for lists in environments.values() for file in requirements(lists)]
    for name, text in files:
        (HERE / f"{name}.txt").write_text(text)


if __name__ == "__main__":
    main()
