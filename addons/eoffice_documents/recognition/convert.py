"""Word files as PDF, by LibreOffice in the sandbox."""

import os
import shutil
import tempfile
from pathlib import Path

from .. import sandbox
from . import limits
from .errors import OfficeDamaged, OfficeMissing, OfficeTooLarge, OfficeTooSlow, ReaderStopped, UnknownKind
from .file_type import kind_of

_RESTART = 81  # its answer when it has set up a new profile and wants to be started again
_NOWHERE = "127.0.0.1"  # the discard port stands for every proxy: nothing outside is asked, even where a net is left
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),  # never
    ("Office.Writer/Content/Update", "Field", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),
    *(("Inet/Settings", f"ooInet{kind}ProxyName", _NOWHERE) for kind in ("HTTP", "HTTPS")),
    *(("Inet/Settings", f"ooInet{kind}ProxyPort", "9") for kind in ("HTTP", "HTTPS")),
)


def readable(data: bytes) -> bytes:
    """What can be read page by page: the PDF of a Word file, anything else as it is. Raises ScanError."""
    kind = kind_of(data)
    return office_to_pdf(data, kind) if kind else data


def office_to_pdf(data: bytes, suffix: str) -> bytes:
    """A .doc, .docx, .odt or .rtf file as PDF; its kind is judged by content, `suffix` is what its name claims.

    Macros never run, links are not followed, fields and changes are as the writer saw them (`word_as_seen.py`),
    and LibreOffice has a profile of its own that is thrown away. Raises a ScanError: OfficeLocked, OfficeMacros,
    OfficeTooLarge, OfficeDamaged, OfficeTooSlow, OfficeMissing, or UnknownKind for a file of another kind.
    """
    kind = kind_of(data)
    if not kind:
        raise OfficeDamaged if suffix.strip(".").lower() in ("doc", "docx", "odt", "rtf") else UnknownKind
    starter = shutil.which("soffice")
    if not starter:
        raise OfficeMissing
    # what the starter starts: it alone tells how it ended
    program = Path(starter).resolve().with_name("soffice.bin")
    try:
        with tempfile.TemporaryDirectory(prefix="eoffice-word-") as name:
            folder = Path(name)
            _write_profile(folder / "profile")
            struck = False
            if kind in ("doc", "rtf"):
                data = _in_child("plain_fields", data, kind, room="old_word_fields")
                struck = _in_child("has_deletions", data, kind, room="old_word_fields")
            old = _in_child("is_old", data, kind)
            if (old or struck) and kind != "docx":
                data, kind = _converted(program, folder, data, kind, "docx"), "docx"
            if old:
                data = _in_child("modern", data)
            if kind in ("docx", "odt"):
                data = _in_child("as_seen", data, kind, room="word_as_seen")
            pdf = _converted(program, folder, data, kind, "pdf")
    except sandbox.WorkerTooSlow as error:
        raise OfficeTooSlow(limit=limits.OFFICE_SECONDS) from error
    except sandbox.WorkerOutOfMemory as error:
        raise OfficeTooLarge(limit=limits.OFFICE_MEGABYTES) from error
    except sandbox.WorkerStopped as error:
        raise ReaderStopped from error
    if not pdf.startswith(b"%PDF-"):
        raise OfficeDamaged
    return pdf


def _in_child(act, *arguments, room="legacy_word"):
    return sandbox.run(f"eoffice_documents.recognition.{room}", act, *arguments, seconds=limits.OFFICE_SECONDS)


def _converted(program, folder, data, kind, wanted):
    (folder / f"letter.{kind}").write_bytes(data)
    _run(program, folder, kind, wanted)
    try:
        return (folder / f"letter.{wanted}").read_bytes()
    except OSError as error:
        raise OfficeDamaged from error


def _run(program, folder, kind, wanted):
    options = (
        f"-env:UserInstallation={(folder / 'profile').as_uri()} --headless --norestore --nologo --nodefault "
        f"--nolockcheck --nofirststartwizard --convert-to {wanted} --outdir"
    ).split()
    # unpacked by a user without root, LibreOffice must look for its libraries beside itself first
    libraries = f"{program.parent}:{os.environ.get('LD_LIBRARY_PATH', '')}".rstrip(":")
    for _ in range(3):
        status = sandbox.run_program(
            [program, *options, folder, folder / f"letter.{kind}"],
            folder,
            seconds=limits.OFFICE_SECONDS,
            environment={"LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp", "LD_LIBRARY_PATH": libraries},
        )
        if status != _RESTART:
            break


def _write_profile(folder):
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
        "</item>"
        for path, name, value in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>\n"
    )
