"""Files joined into one PDF, in a confined process: files of a dossier come from anywhere."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from ..recognition import limits
from ..recognition.convert import readable
from ..recognition.errors import ScanError

_ROOT = Path(__file__).parents[2]
_ADDON = "eoffice_documents"
SECONDS = 300  # of processor time for one call
MAX_CRASHES = 3  # files that may end the process before the rest is given up


@dataclass(frozen=True)
class Piece:
    """A file to join; `title` becomes its bookmark, None for none."""

    data: bytes
    title: str | None = None


@dataclass(frozen=True)
class Found:
    """What became of a piece: its pages in the joined file, or 0 and the code of the cause.

    `dpi` of its coarsest scanned page (0 without one) and whether every page has `text` are judged where asked for.
    """

    pages: int = 0
    cause: str = ""
    dpi: int = 0
    text: bool = False


def join(pieces: list[Piece], inspect: bool = False) -> tuple[bytes, list[Found]]:
    """One PDF of all pieces that can be joined (PDF, Word, JPEG, PNG, TIFF), and what became of each.

    A piece that cannot be joined, or ends the process, is left out and named by its cause; the bytes are empty when
    none can. Nothing is raised for a bad file.
    """
    lost = {}
    with tempfile.TemporaryDirectory(prefix="eoffice-join-") as name:
        folder = Path(name)
        for place, piece in enumerate(pieces):
            try:
                (folder / str(place)).write_bytes(readable(piece.data))
            except ScanError as error:
                lost[place] = error.code
        titles = [piece.title for piece in pieces]
        for _ in range(MAX_CRASHES + 1):
            left = [place for place in range(len(pieces)) if place not in lost]
            task = {"left": left, "titles": titles, "inspect": inspect}
            (folder / "task").write_text(json.dumps(task), encoding="utf-8")
            if _run(folder):
                break
            lost[int((folder / "at").read_text() or left[0])] = "stopped"
        else:
            return b"", [Found(cause=lost.get(place, "stopped")) for place in range(len(pieces))]
        answer = json.loads((folder / "answer").read_text(encoding="utf-8"))
        found = [
            Found(cause=lost[place]) if place in lost else Found(**answer[str(place)]) for place in range(len(pieces))
        ]
        return (folder / "joined").read_bytes() if any(one.pages for one in found) else b"", found


def _run(folder):
    """Whether the child came to its end; otherwise `at` names the piece that ended it."""
    (folder / "at").write_text("")
    command = [sys.executable, "-P", "-m"]
    environment = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    process = subprocess.Popen(
        [
            *command,
            f"{_ADDON}.sandbox.confine",
            str(SECONDS),
            str(limits.CHILD_MEMORY),
            *command,
            f"{_ADDON}.export_package.merge_worker",
            str(folder),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={
            **environment,
            "LANG": "C.UTF-8",
            "OMP_THREAD_LIMIT": "1",
            "OPENBLAS_NUM_THREADS": "1",
            "PYTHONPATH": os.pathsep.join([str(_ROOT), *filter(None, sys.path)]),
        },
        cwd=folder,
        start_new_session=True,
    )
    try:
        return process.wait(limits.TIMEOUT_FACTOR * SECONDS) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()
