"""Marks placed in a child process, so that a hostile or broken file costs one act's time and nothing else."""

from .. import sandbox
from .errors import PrintStopped

SECONDS = 120  # of processor time


def run_sandboxed(act: str, *arguments):
    """What the function `act` of stamping.py returns for `arguments`. Raises PrintError."""
    try:
        return sandbox.run("eoffice_documents.printing.stamping", act, *arguments, seconds=SECONDS)
    except sandbox.SandboxError as error:
        raise PrintStopped from error
