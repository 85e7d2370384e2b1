"""python -m eoffice_documents.letters.forms [FOLDER]: write every template, the same bytes each time."""

import sys
import zipfile
from io import BytesIO
from pathlib import Path

from .kinds import FORMS

FOLDER = Path(__file__).parent.parent / "templates"
EPOCH = (2020, 3, 5, 0, 0, 0)  # the day of the decree


def built(make) -> bytes:
    """The template that `make` makes; its zip carries no clock, so that a rebuilt one is the same file."""
    document, saved, result = make(), BytesIO(), BytesIO()
    for key, relation in list(document.part.package.rels.items()):
        if relation.reltype.endswith("/thumbnail"):  # python-docx's own, of an empty page
            document.part.package.rels.pop(key)
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return result.getvalue()


def main(folder=FOLDER):
    for name, make in FORMS.items():
        (Path(folder) / f"{name}.docx").write_bytes(built(make))


if __name__ == "__main__":
    main(*sys.argv[1:2])
