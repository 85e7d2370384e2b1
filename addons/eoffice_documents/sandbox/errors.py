"""How work in a child process can end other than well."""

from ..errors import EofficeError, _lt


class SandboxError(EofficeError):
    code = "sandbox"
    message = _lt("This file could not be worked on. Try once more, or use another copy of it.")


class WorkerTooSlow(SandboxError):
    code = "too_slow"
    message = _lt("Working on this file took more than %(limit)s seconds. Split it and send the parts.")


class WorkerStalled(WorkerTooSlow):
    """It has not used its processor time, but stood still for many times as long."""

    code = "stalled"


class WorkerOutOfMemory(SandboxError):
    code = "too_large"
    message = _lt("Working on this file takes more memory or disk than is allowed. Split it and send the parts.")


class WorkerStopped(SandboxError):
    """It died, or answered what is no answer."""

    code = "stopped"
