"""What a Word file is and whether it may be opened, judged by its content before any program touches it."""

import io
import zipfile

from . import compound_file, limits
from .containers import check_whole
from .errors import OfficeDamaged, OfficeLocked, OfficeMacros, OfficeTooLarge

_ODT = b"application/vnd.oasis.opendocument.text"


def kind_of(data: bytes) -> str | None:
    """ "docx", "odt", "doc", "rtf", or None for other files. Raises ScanError for what must not be opened."""
    check_whole(data)
    if data[:5] == b"{\\rtf":
        return "rtf"
    if compound_file.is_compound(data):
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
    if compound_file.is_mail(data) or compound_file.is_table(data):
        return None
    if compound_file.entry(data, "EncryptedPackage") is not None:
        raise OfficeLocked
    entry = compound_file.entry(data, "WordDocument")
    if entry is None:
        return None
    if compound_file.entry(data, "_VBA_PROJECT") is not None or compound_file.entry(data, "Macros") is not None:
        raise OfficeMacros
    sector = compound_file.sector_size(data)
    start = (int.from_bytes(data[entry + 116 : entry + 120], "little") + 1) * sector
    if int.from_bytes(data[start + 10 : start + 12], "little") & 0x0100:  # fEncrypted of the FIB ([MS-DOC] 2.5.2)
        raise OfficeLocked
    return "doc"
