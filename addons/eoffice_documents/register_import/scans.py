import os
import stat
from pathlib import Path

from ..errors import EofficeError
from ..intake.watch_folder import MAX_BYTES
from . import messages

KINDS = (".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".doc", ".docx", ".rtf", ".odt")


class ScanMissing(EofficeError):
    """The file of a row cannot be taken; the sentence says why."""

    code = "scan"
    message = "%(sentence)s"


def scan_of(folder, name):
    """(plain name, bytes) of the file ``name`` of a row, below ``folder``. Raises ScanMissing.

    Windows' backslashes are steps like slashes. No way leads out of the folder, by "..", by a path of its own or by
    a link.
    """
    root = Path(folder).resolve()
    steps = name.replace("\\", "/").strip()
    path = root / steps
    if steps.startswith("/") or (len(steps) > 1 and steps[1] == ":") or "\0" in steps:
        raise ScanMissing(sentence=messages.OUTSIDE.format(name=name[:200]))
    try:
        real = path.resolve()
        if not real.is_relative_to(root):
            raise ScanMissing(sentence=messages.OUTSIDE.format(name=name[:200]))
        if real.suffix.lower() not in KINDS:
            raise ScanMissing(sentence=messages.ODD_KIND.format(name=name[:200]))
        handle = os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, RuntimeError):
        raise ScanMissing(sentence=messages.NO_SCAN.format(name=name[:200])) from None
    with os.fdopen(handle, "rb") as file:
        look = os.fstat(file.fileno())
        if not stat.S_ISREG(look.st_mode):
            raise ScanMissing(sentence=messages.NO_SCAN.format(name=name[:200]))
        if look.st_size > MAX_BYTES:
            raise ScanMissing(sentence=messages.TOO_LARGE.format(name=name[:200], most=MAX_BYTES >> 20))
        if not look.st_size:
            raise ScanMissing(sentence=messages.EMPTY_SCAN.format(name=name[:200]))
        return real.name, file.read()
