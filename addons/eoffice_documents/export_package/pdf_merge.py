"""Files joined into one PDF, in child processes: files of a dossier come from anywhere."""

from dataclasses import dataclass

from .. import sandbox
from ..recognition.convert import readable
from ..recognition.errors import ScanError

_ACTS = "eoffice_documents.export_package.pdf_pieces"
SECONDS = 300  # of processor time for one file, and for joining them


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
    found, ready = [], []
    for piece in pieces:
        pdf, what = _as_pdf(piece, inspect)
        found.append(what)
        if pdf:
            ready.append((pdf, piece.title))
    try:
        return sandbox.run(_ACTS, "merge", ready, seconds=SECONDS, fresh=True) if ready else b"", found
    except sandbox.SandboxError:
        return b"", [one if one.cause else Found(cause="stopped") for one in found]


def _as_pdf(piece, inspect):
    """The piece as a PDF that can be joined, or no bytes, and what became of it."""
    try:
        answer = sandbox.run(_ACTS, "as_pdf", readable(piece.data), inspect, seconds=SECONDS)
        return answer.pop("pdf", b""), Found(**answer)
    except ScanError as error:
        return b"", Found(cause=error.code)
    except (sandbox.SandboxError, TypeError, AttributeError):  # also an answer that is none of ours
        return b"", Found(cause="stopped")
