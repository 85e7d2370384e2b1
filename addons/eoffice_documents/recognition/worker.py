"""Reading in child processes, so that a hostile or broken file costs one page's time and nothing else.

Children stay for the next page (starting one costs as much as a third of a page) and leave by themselves when idle.
"""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

from . import limits
from .convert import readable
from .errors import CAUSES, PageTooSlow, ReaderStopped, ScanError
from .model import Page, Scan

ROOT = Path(__file__).parents[2]
PACKAGE = __package__.removeprefix("odoo.addons.")
_idle = []
_lock = threading.Lock()


class _Child:
    def __init__(self):
        # An environment of its own: one thread a library, and the package importable without the add-on around it.
        environment = {
            name: os.environ[name]
            for name in ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH", "TESSDATA_PREFIX")
            if name in os.environ
        }
        one = dict.fromkeys(
            ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM"), "1"
        )
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", f"{PACKAGE}.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**environment, **one, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)])},
            start_new_session=True,  # a signal that stops the server lets the page under way end
        )

    def ask(self, request, data, seconds):
        """The child's answer and the bytes after it; raises ReaderStopped or PageTooSlow, and the child is gone.

        The child itself ends when it has used `seconds` of processor time; the clock only ends one that stands still.
        """
        timer = threading.Timer(limits.TIMEOUT_FACTOR * seconds, self.process.kill)
        timer.start()
        try:
            self.process.stdin.write(json.dumps({**request, "size": len(data), "seconds": seconds}).encode() + b"\n")
            self.process.stdin.write(data)
            self.process.stdin.flush()
            line = self.process.stdout.readline()
            answer = json.loads(line) if line.endswith(b"\n") else None
            body = self.process.stdout.read(answer.pop("body")) if answer else b""
        except (BrokenPipeError, ConnectionResetError):
            answer = None
        finally:
            timer.cancel()
        if answer is None:
            raise PageTooSlow(limit=seconds) if self.close(patience=5) == -signal.SIGPROF else ReaderStopped
        return answer, body

    def close(self, *, patience=0):
        """End the child, after `patience` seconds if it is about to end by itself; its exit status."""
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                pipe.close()
            except BrokenPipeError:
                pass  # what was still to be written has no reader any more
        return self.process.returncode


def _forget():
    _idle.clear()


os.register_at_fork(after_in_child=_forget)


def stop():
    """End the children that wait for a page; those that are reading go on."""
    with _lock:
        while _idle:
            _idle.pop().close()


def _take():
    """A child that waits for a page, or None."""
    with _lock:
        while _idle:
            child = _idle.pop()
            if child.process.poll() is None:
                return child
            child.close()
    return None


def _request(request, data, seconds):
    child = _take()
    try:
        answer, body = child.ask(request, data, seconds) if child else (None, b"")
    except ReaderStopped:
        # it had waited and was just leaving, or earlier pages wore it out: that says nothing about this page
        answer = None
    if answer is None:
        child = _Child()
        answer, body = child.ask(request, data, seconds)
    with _lock:
        _idle.append(child)
    if "error" in answer:
        raise CAUSES.get(answer["error"], ScanError)(**answer["params"])
    return answer, body


def open_scan_sandboxed(data: bytes, mimetype: str = "", *, seconds: float = limits.PAGE_SECONDS) -> Scan:
    """`open_scan` in a child process; a Word file has the pages of its PDF. Raises ScanError."""
    pages = readable(data)
    scan = Scan(**_request({"act": "open", "mimetype": mimetype}, pages, seconds)[0])
    return scan if pages is data else Scan("word", scan.page_count)


def read_page_sandboxed(data: bytes, mimetype: str, index: int, *, seconds: float = limits.PAGE_SECONDS) -> Page:
    """`read_page` in a child process, stopped after `seconds`. Raises ScanError."""
    return Page.from_dict(_request({"act": "page", "mimetype": mimetype, "index": index}, data, seconds)[0])


def page_image_sandboxed(
    data: bytes, mimetype: str, index: int, max_width: int, *, turn=0, skew=0.0, seconds: float = limits.PAGE_SECONDS
) -> bytes:
    """`page_image` in a child process. Raises ScanError."""
    look = {"max_width": max_width, "turn": turn, "skew": skew}
    return _request({"act": "image", "mimetype": mimetype, "index": index, "look": look}, data, seconds)[1]


def searchable_pdf_sandboxed(
    data: bytes, mimetype: str, pages: list[Page], *, seconds: float = limits.PAGE_SECONDS
) -> bytes:
    """`searchable_pdf` in a child process. Raises ScanError."""
    request = {"act": "searchable", "mimetype": mimetype, "pages": [page.as_dict() for page in pages]}
    return _request(request, data, seconds)[1]
