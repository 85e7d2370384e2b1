"""Word files as PDF, by LibreOffice in a confined process of its own."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from lxml import etree

from ..sandbox import confine
from . import legacy_word, limits
from .errors import OfficeDamaged, OfficeMissing, OfficeTooSlow, ReaderStopped, UnknownKind
from .file_type import kind_of

_ROOT = Path(__file__).parents[2]
_SANDBOX = __package__.removeprefix("odoo.addons.").replace("recognition", "sandbox")
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

    Macros never run, links are not followed, and LibreOffice has a profile of its own that is thrown away. Raises a
    ScanError: OfficeLocked, OfficeMacros, OfficeTooLarge, OfficeDamaged, OfficeTooSlow, OfficeMissing, or UnknownKind
    for a file of another kind.
    """
    kind = kind_of(data)
    if not kind:
        raise OfficeDamaged if suffix.strip(".").lower() in ("doc", "docx", "odt", "rtf") else UnknownKind
    starter = shutil.which("soffice")
    if not starter:
        raise OfficeMissing
    # what the starter starts: it alone tells how it ended
    program = Path(starter).resolve().with_name("soffice.bin")
    with tempfile.TemporaryDirectory(prefix="eoffice-word-") as name:
        folder = Path(name)
        _write_profile(folder / "profile")
        try:
            if legacy_word.is_old(data, kind):
                if kind != "docx":
                    data, kind = _converted(program, folder, data, kind, "docx"), "docx"
                data = legacy_word.modern(data)
        except (etree.XMLSyntaxError, zipfile.BadZipFile) as error:
            raise OfficeDamaged from error
        pdf = _converted(program, folder, data, kind, "pdf")
    if not pdf.startswith(b"%PDF-"):
        raise OfficeDamaged
    return pdf


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
    confined = [sys.executable, "-P", "-m", f"{_SANDBOX}.confine"]
    command = [*confined, str(limits.OFFICE_SECONDS), str(limits.CHILD_MEMORY), str(program), *options, str(folder)]
    status = _RESTART
    for _ in range(3):
        status = _status_of([*command, str(folder / f"letter.{kind}")], folder, program)
        if status != _RESTART:
            break
    if status == confine.SLOW:
        raise OfficeTooSlow(limit=limits.OFFICE_SECONDS)
    if status in (-signal.SIGKILL, 128 + signal.SIGKILL):
        raise ReaderStopped


def _status_of(command, folder, program):
    """How the command ended; it and all that it started are gone."""
    kept = {name: os.environ[name] for name in ("PATH", "FONTCONFIG_FILE") if name in os.environ}
    # unpacked by a user without root, LibreOffice must look for its libraries beside itself first
    libraries = f"{program.parent}:{os.environ.get('LD_LIBRARY_PATH', '')}".rstrip(":")
    own = {"HOME": str(folder), "TMPDIR": str(folder), "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**kept, **own, "LD_LIBRARY_PATH": libraries, "PYTHONPATH": str(_ROOT)},
        cwd=folder,
        start_new_session=True,
    )
    try:
        return process.wait(limits.TIMEOUT_FACTOR * limits.OFFICE_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise OfficeTooSlow(limit=limits.OFFICE_SECONDS) from error
    finally:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()


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
