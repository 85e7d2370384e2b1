"""Acts done in workers, so that a hostile or broken file costs its own time and nothing else.

Workers stay for the next act (starting one costs as much as a third of a page) and leave by themselves when idle.
"""

import atexit
import logging
import os
import select
import signal
import subprocess
import tempfile
import threading
import time
import weakref
from contextlib import suppress

from ..errors import EofficeError
from . import limits, protocol
from .acts import check_module
from .confine import SLOW
from .errors import WorkerOutOfMemory, WorkerStalled, WorkerStopped, WorkerTooSlow
from .process import ConfinedProcess, wait_for

_logger = logging.getLogger(__name__)
_CHUNK = 1024 * 1024
_PATIENCE = 5  # seconds in which a worker whose pipe is closed must be gone
_idle = []
_all = weakref.WeakSet()
_lock = threading.Lock()


class Worker:
    """A child process that does acts, one at a time."""

    def __init__(self):
        self.child = ConfinedProcess("worker", [], tempfile.mkdtemp(prefix="eoffice-sandbox-"), answers=subprocess.PIPE)
        self.served = 0
        self._deadline = 0
        for pipe in (self.child.process.stdin, self.child.process.stdout):
            os.set_blocking(pipe.fileno(), False)
        _all.add(self)

    def ask(self, request, seconds):
        """Its answer, a dict. Raises WorkerTooSlow or WorkerStopped, and the worker is gone.

        It ends itself when it has used `seconds` of processor time; the clock only ends one that stands still.
        """
        start = 0 if self.served else limits.START_SECONDS
        self._deadline = time.monotonic() + limits.TIMEOUT_FACTOR * seconds + start
        try:
            protocol.send(self._write, {**request, "seconds": seconds})
            answer = protocol.receive(self._read, limits.ANSWER_TEXT, limits.ANSWER_SIZE)
            if not isinstance(answer, dict) or not answer.keys() & {"value", "error", "exhausted", "failed"}:
                raise ValueError("not an answer")
        except TimeoutError as error:
            self.close()
            raise WorkerStalled(limit=seconds) from error
        except (OSError, EOFError) as error:
            if self.close(_PATIENCE) in (SLOW, 128 + signal.SIGPROF, 128 + signal.SIGXCPU):
                raise WorkerTooSlow(limit=seconds) from error
            raise WorkerStopped from error
        except ValueError as error:
            self.close()
            raise WorkerStopped from error
        except BaseException:
            self.close()
            raise
        self.served += 1
        return answer

    def is_alive(self):
        return not self.child.wait(0)

    def close(self, patience=0):
        """End it, after `patience` seconds if it is about to end by itself; its exit status."""
        self.child.wait(patience)
        status = self.child.end()
        self.child.remove_folder()
        return status

    def _write(self, data):
        view = memoryview(data)
        while view:
            self._wait(self.child.process.stdin, select.POLLOUT)
            view = view[os.write(self.child.process.stdin.fileno(), view[:_CHUNK]) :]

    def _read(self, size):
        data = bytearray()
        while len(data) < size:
            self._wait(self.child.process.stdout, select.POLLIN)
            chunk = os.read(self.child.process.stdout.fileno(), min(size - len(data), _CHUNK))
            if not chunk:
                raise EOFError
            data += chunk
        return bytes(data)

    def _wait(self, pipe, event):
        if not wait_for(pipe.fileno(), event, self._deadline):
            raise TimeoutError


def run(module: str, act: str, *arguments, seconds: float = 60, fresh: bool = False, **options):
    """What the act `act` of `module`, named as without Odoo, returns for these arguments, done in a worker.

    It may use `seconds` of processor time. `fresh`: in a worker of its own that is gone afterwards, for work that
    needs all the memory. Raises the EofficeError that the act raises, or WorkerTooSlow, WorkerOutOfMemory,
    WorkerStopped.
    """
    check_module(module)
    request = {"module": module, "act": act, "arguments": arguments, "options": options}
    worker = None if fresh else _take()
    answer = None
    if worker:
        # it was just leaving, or earlier work wore it out: that says nothing about this act
        with suppress(WorkerStopped, WorkerStalled):
            answer = worker.ask(request, seconds)
    if answer is None:
        worker = Worker()
        answer = worker.ask(request, seconds)
    if fresh or not answer.keys() & {"value", "error"}:
        worker.close()
    else:
        with _lock:
            _idle.append(worker)
    return _value(answer, f"{module}.{act}")


def _value(answer, act):
    if "value" in answer:
        return answer["value"]
    if "exhausted" in answer:
        raise WorkerOutOfMemory
    if "failed" in answer:
        _logger.error("%s failed in a worker:\n%s", act, str(answer["failed"])[:4000])
        raise WorkerStopped
    try:
        error = EofficeError.rebuild(answer["error"], answer["params"])
    except (LookupError, TypeError, ValueError) as unknown:
        _logger.error("%s failed in a worker by an error that is not known here", act)
        raise WorkerStopped from unknown
    raise error


def stop():
    """End the workers that wait for an act; those at work go on."""
    with _lock:
        idle = _idle[:]
        _idle.clear()
    for worker in idle:
        worker.close()


def _take():
    """A worker that waits for an act, or None."""
    while True:
        with _lock:
            worker = _idle.pop() if _idle else None
        if worker is None or worker.is_alive():
            return worker
        worker.close()


def _forget():
    """In a forked process: the workers are its parent's, and must see when that ends."""
    global _lock
    _lock = threading.Lock()
    _idle.clear()
    for worker in list(_all):
        worker.child.let_go()


os.register_at_fork(after_in_child=_forget)
atexit.register(stop)
