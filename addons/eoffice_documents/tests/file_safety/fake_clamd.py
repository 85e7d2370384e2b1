"""ClamAV's daemon for tests: speaks INSTREAM and PING on a Unix socket, knows EICAR, and can be told to misbehave."""

import socket
import struct
import tempfile
import threading
from pathlib import Path

# the test file of eicar.org, in two pieces so that no scanner takes this module for it
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR" + rb"-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


class FakeClamd:
    """Use it as a context manager; `address` is its socket, `scanned` what it was sent.

    `largest`: more bytes than this are refused as clamd does beyond its StreamMaxLength.
    """

    def __init__(self, largest=1 << 25):
        self.largest, self.scanned = largest, []

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.address = str(Path(self.folder.name) / "clamd.ctl")
        self.door = socket.socket(socket.AF_UNIX)
        self.door.bind(self.address)
        self.door.listen()
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(self, *_caught):
        self.door.shutdown(socket.SHUT_RDWR)
        self.door.close()
        self.folder.cleanup()

    def _serve(self):
        while True:
            try:
                caller, _address = self.door.accept()
            except OSError:
                return
            with caller, caller.makefile("rb") as lines:
                caller.sendall(self._answer(lines) + b"\0")

    def _answer(self, lines):
        command = b""
        while not command.endswith(b"\0"):
            command += lines.read(1)
        if command == b"zPING\0":
            return b"PONG"
        data = b""
        while size := struct.unpack("!I", lines.read(4))[0]:
            data += lines.read(size)
            if len(data) > self.largest:
                return b"INSTREAM size limit exceeded. ERROR"
        self.scanned.append(data)
        return b"stream: Eicar-Test-Signature FOUND" if EICAR in data else b"stream: OK"
