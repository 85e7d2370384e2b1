"""Check that the wheel of each add-on holds all of its files, so that the Odoo of others can take it with pip.

    check_wheels.py FOLDER      with the wheels, in the checkout

Prints one line a file that is missing; exit status 1 when there is one.
"""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile


def main(folder):
    found = set()
    for wheel in Path(folder).glob("*.whl"):
        found.update(name.removeprefix("odoo/") for name in ZipFile(wheel).namelist())
    kept = subprocess.check_output(["git", "ls-files", "-z", "addons"], text=True).split("\0")
    missing = {name for name in kept if name and Path(name).name != "pyproject.toml"} - found
    print(*(f"{name}: in no wheel" for name in sorted(missing)), sep="\n")
    return bool(missing)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
