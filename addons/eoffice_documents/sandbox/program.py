"""Programs that are not ours, under the limits of the sandbox."""

import signal
from pathlib import Path

from . import limits
from .confine import SLOW
from .errors import WorkerStalled, WorkerStopped, WorkerTooSlow
from .process import ConfinedProcess


def run_program(command: list, folder: Path, *, seconds: int, environment: dict | None = None) -> int:
    """Run `command` in `folder`, its home too; its exit status. It and all that it started are gone then.

    Raises WorkerTooSlow when it used up its `seconds` of processor time or stood still, WorkerStopped when the system
    ended it. The folder goes only when the caller dies.
    """
    process = ConfinedProcess("confine", [str(seconds), *map(str, command)], folder, environment=environment)
    ended = False
    try:
        ended = process.wait(limits.TIMEOUT_FACTOR * seconds)
    finally:
        status = process.end()
    if not ended:
        raise WorkerStalled(limit=seconds)
    if status == SLOW:
        raise WorkerTooSlow(limit=seconds)
    if status in (-signal.SIGKILL, 128 + signal.SIGKILL):
        raise WorkerStopped
    return status
