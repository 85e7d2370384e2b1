"""Files in a ZIP, under names that every system can unpack."""

import io
import re
import unicodedata
import zipfile
from dataclasses import dataclass

_BAD = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
MAX_NAME_LENGTH = 100


@dataclass(frozen=True)
class Member:
    """A file of the archive; `name` may have folders, made of parts by `safe_name`."""

    name: str
    data: bytes


def safe_name(text: str, fallback: str = "tep") -> str:
    """`text` as the name of a file or folder: no separators, no dots at its ends, at most 100 characters."""
    name = _BAD.sub("-", unicodedata.normalize("NFC", text)).strip(" .-")
    stem, dot, suffix = name.rpartition(".")
    if dot and len(suffix) <= 5:
        return f"{stem[: MAX_NAME_LENGTH - len(suffix) - 1]}.{suffix}"
    return name[:MAX_NAME_LENGTH].strip(" .") or fallback


def archive(members: list[Member]) -> bytes:
    """A ZIP of `members`; of two with one name the later gets a number."""
    held, taken = io.BytesIO(), set()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for member in members:
            name, number = member.name, 2
            while name.lower() in taken:
                stem, dot, suffix = member.name.rpartition(".")
                name = f"{stem} ({number}).{suffix}" if dot else f"{suffix} ({number})"
                number += 1
            taken.add(name.lower())
            package.writestr(name, member.data)
    return held.getvalue()
