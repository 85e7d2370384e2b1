"""A confined child process, as its caller holds it."""

import os
import select
import shutil
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_PACKAGE = __package__.removeprefix("odoo.addons.")
_KEPT = ("PATH", "LANG", "LD_LIBRARY_PATH", "TESSDATA_PREFIX", "FONTCONFIG_FILE")
_SECONDS_TO_END = 2
_ONE_THREAD = ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENCV_FOR_THREADS_NUM")


class ConfinedProcess:
    """`python -m eoffice_documents.sandbox.MODULE ARGUMENT...` in `folder`, with an environment of its own."""

    def __init__(self, module, arguments, folder, *, environment=None, answers=subprocess.DEVNULL):
        kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
        own = {"HOME": str(folder), "TMPDIR": str(folder), **dict.fromkeys(_ONE_THREAD, "1")}
        path = {"PYTHONPATH": os.pathsep.join(map(os.path.abspath, [_ROOT, *filter(None, sys.path)]))}
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", f"{_PACKAGE}.{module}", *arguments],
            bufsize=0,
            stdin=subprocess.PIPE,
            stdout=answers,
            stderr=subprocess.DEVNULL,
            env={**kept, **own, **path, **(environment or {})},
            cwd=folder,
            start_new_session=True,  # a signal that stops the server lets the page under way end
        )
        self._end = os.pidfd_open(self.process.pid)

    def wait(self, seconds) -> bool:
        """Whether it has ended by itself, after that time at most."""
        return bool(wait_for(self._end, select.POLLIN, time.monotonic() + seconds))

    def end(self) -> int:
        """End it and all that it has started; its exit status, as `confine` gives it, or that of the signal."""
        if not self.wait(0):
            self.process.stdin.close()  # what watches over it ends it, and counts what it has used
            self.wait(_SECONDS_TO_END)
        # something else in the server may have ended and reaped it, as Odoo's tests do with children they find
        with suppress(ChildProcessError, ProcessLookupError):
            # not reaped yet, so its group is no other's
            os.waitid(os.P_PID, self.process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            os.killpg(self.process.pid, signal.SIGKILL)
        status = self.process.wait()
        self.let_go()
        return status

    def let_go(self):
        """Close this side, and so end it where nobody else holds that."""
        for pipe in filter(None, (self.process.stdin, self.process.stdout)):
            pipe.close()
        if self._end is not None:
            os.close(self._end)
            self._end = None

    def remove_folder(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def wait_for(descriptor, event, deadline):
    """What has happened on a descriptor before `deadline`, a time of the monotonic clock; 0 for nothing."""
    poll = select.poll()
    poll.register(descriptor, event)
    found = poll.poll(max(0, (deadline - time.monotonic()) * 1000))
    return found[0][1] if found else 0
