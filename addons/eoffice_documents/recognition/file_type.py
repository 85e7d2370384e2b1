"""What a Word file is and whether it may be opened, judged by its content before any program touches it."""

import io
import zipfile

from . import limits
from .errors import OfficeDamaged, OfficeLocked, OfficeMacros, OfficeTooLarge

_ODT = b"application/vnd.oasis.opendocument.text"
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def kind_of(data: bytes) -> str | None:
    """ "docx", "odt", "doc", "rtf", or None for other files. Raises ScanError for what must not be opened."""
    if data[:5] == b"{\\rtf":
        return "rtf"
    if data[:8] == _OLE:
        return _kind_of_ole(data)
    return _kind_of_zip(data) if data[:4] == b"PK\3\4" else None


def _kind_of_zip(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            names = {member.filename for member in members}
            if "word/document.xml" in names:
                kind, macros = "docx", any(name.endswith("vbaProject.bin") for name in names)
            elif "mimetype" in names and package.getinfo("mimetype").file_size < 100:
                if not package.read("mimetype").startswith(_ODT):
                    return None
                kind, macros = "odt", any(name.startswith(("Basic/", "Scripts/")) for name in names)
            else:
                return None
            if len(members) > limits.OFFICE_PARTS or sum(m.file_size for m in members) > limits.OFFICE_MEGABYTES * 1e6:
                raise OfficeTooLarge(limit=limits.OFFICE_MEGABYTES)
            locked = any(member.flag_bits & 1 for member in members) or (
                kind == "odt" and b"encryption-data" in package.read("META-INF/manifest.xml")
            )
    except (zipfile.BadZipFile, OSError, ValueError, KeyError, RuntimeError, NotImplementedError, EOFError) as error:
        raise OfficeDamaged from error
    if locked:
        raise OfficeLocked
    if macros:
        raise OfficeMacros
    return kind


def _kind_of_ole(data):
    """A compound file of Word 97 to 2003, or the wrapper that Office puts around an encrypted docx ([MS-OFFCRYPTO])."""
    if _entry(data, "EncryptedPackage") is not None:
        raise OfficeLocked
    entry = _entry(data, "WordDocument")
    if entry is None:
        return None
    if _entry(data, "_VBA_PROJECT") is not None or _entry(data, "Macros") is not None:
        raise OfficeMacros
    sector = 1 << min(12, int.from_bytes(data[30:32], "little"))
    start = (int.from_bytes(data[entry + 116 : entry + 120], "little") + 1) * sector
    if int.from_bytes(data[start + 10 : start + 12], "little") & 0x0100:  # fEncrypted of the FIB ([MS-DOC] 2.5.2)
        raise OfficeLocked
    return "doc"


def _entry(data, name):
    """Place of the directory entry of a stream or storage in a compound file, or None."""
    place = data.find((name + "\0").encode("utf-16-le"))
    return place if place >= 0 and data[place + 64 : place + 66] == (2 * len(name) + 2).to_bytes(2, "little") else None
