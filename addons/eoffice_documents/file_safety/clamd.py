"""ClamAV's daemon over its Unix socket: the command INSTREAM of clamd(8), nothing else of it."""

import socket
import struct
from contextlib import suppress

from ..errors import EofficeError

CHUNK = 1 << 16
CONNECT_SECONDS = 5
SCAN_SECONDS = 60


class ScannerUnreachable(EofficeError):
    """No verdict: the daemon is down, too slow, or takes no file of this size; ``reason`` says which."""

    code = "scanner"
    message = "%(reason)s"


def find_virus(data: bytes, address: str, seconds: float = SCAN_SECONDS) -> str | None:
    """Name of the virus in `data`, None in a clean file. Raises ScannerUnreachable."""
    answer = _ask(address, b"zINSTREAM\0", data, seconds)
    if not answer.startswith("stream: "):
        raise ScannerUnreachable(reason=answer or "no answer")
    verdict = answer.removeprefix("stream: ")
    if verdict == "OK":
        return None
    if verdict.endswith(" FOUND"):
        return verdict.removesuffix(" FOUND")
    raise ScannerUnreachable(reason=verdict)


def is_answering(address: str) -> bool:
    try:
        return _ask(address, b"zPING\0", None, CONNECT_SECONDS) == "PONG"
    except ScannerUnreachable:
        return False


def _ask(address, command, data, seconds):
    try:
        with socket.socket(socket.AF_UNIX) as daemon:
            daemon.settimeout(CONNECT_SECONDS)
            daemon.connect(address)
            daemon.settimeout(seconds)
            daemon.sendall(command)
            if data is not None:
                _send(daemon, data)
            return _answer(daemon)
    except OSError as error:
        raise ScannerUnreachable(reason=error.strerror or str(error)) from error


def _send(daemon, data):
    view = memoryview(data)
    with suppress(BrokenPipeError, ConnectionResetError):  # it has had enough, and says why
        for start in range(0, len(data), CHUNK):
            piece = view[start : start + CHUNK]
            daemon.sendall(struct.pack("!I", len(piece)) + piece)
        daemon.sendall(struct.pack("!I", 0))


def _answer(daemon):
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < 4096 and (piece := daemon.recv(4096)):
        answer += piece
    return answer.rstrip(b"\0\n").decode(errors="replace")
