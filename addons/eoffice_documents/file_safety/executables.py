"""Programs, known by their first bytes whatever their name says; scripts, which have none, by their name."""

import io
import re
import zipfile

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_LINK = bytes.fromhex("4c0000000114020000000000c000000000000046")
# Windows Installer packages, patches and transforms: class of the root of the compound file, before its common end
_INSTALLERS = {bytes.fromhex(f"{start}0c00") for start in ("8410", "8610", "8210")}
_INSTALLER_END = bytes.fromhex("00000000c000000000000046")
_MACH_O = {bytes.fromhex(start) for start in ("feedface", "feedfacf", "cefaedfe", "cffaedfe", "cafebabe", "cafebabf")}
_SHEBANG = re.compile(rb"(?:\xef\xbb\xbf)?#![ \t]*/")
# what Windows runs by its name alone
_SCRIPTS = frozenset(
    "bat cmd com cpl hta js jse msc pif ps1 psm1 reg scf scr sct url vb vbe vbs ws wsc wsf wsh".split()
)


def executable_kind(data: bytes, name: str = "") -> str | None:
    """What kind of program `data` is ("PE", "ELF", …), None when it is none; `name` counts for scripts only."""
    if data[:2] == b"MZ" and b"\0" in data[:64]:
        return "PE"
    if data[:4] == b"\x7fELF":
        return "ELF"
    if data[:4] in _MACH_O and len(data) > 8:
        return "Mach-O"
    if data.startswith(_LINK):
        return "LNK"
    if _SHEBANG.match(data):
        return "script"
    if data.startswith(_OLE) and _is_installer(data):
        return "MSI"
    if data[:4] == b"PK\3\4" and _is_java(data):
        return "JAR"
    ending = name.rstrip(". ").lower().rpartition(".")
    return "script" if ending[1] and ending[2] in _SCRIPTS else None


def _is_installer(data):
    sector = 1 << min(12, int.from_bytes(data[30:32], "little"))
    root = (int.from_bytes(data[48:52], "little") + 1) * sector
    kind = data[root + 80 : root + 96]
    return kind[:4] in _INSTALLERS and kind[4:] == _INSTALLER_END


def _is_java(data):
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        return False
    return "classes.dex" in names or (
        "META-INF/MANIFEST.MF" in names and any(name.endswith((".class", ".jar")) for name in names)
    )
