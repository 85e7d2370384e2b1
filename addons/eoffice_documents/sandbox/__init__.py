"""One way to work on files nobody knows: in a child process with less than the server's user may. No Odoo in it.

A room declares its acts with `@act` and calls them by name, `run("eoffice_documents.printing.stamping", "stamped",
…)`; a program that is not ours runs by `run_program`. Both raise SandboxError, which the room turns into its own.
"""

from ..lazy_imports import lazy_imports

__getattr__, __all__ = lazy_imports(
    __name__,
    {
        "acts": ("act",),
        "errors": ("SandboxError", "WorkerOutOfMemory", "WorkerStopped", "WorkerTooSlow"),
        "pool": ("run", "stop"),
        "program": ("run_program",),
    },
)
