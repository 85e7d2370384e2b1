"""Files that are there whole or not at all, whatever happens to the machine while they are written."""

import errno
import os
import secrets
from contextlib import contextmanager, suppress

from .errors import EofficeError, _lt


class NoRoom(EofficeError):
    """The disk, or what one may use of it, is full."""

    code = "no_room"
    message = _lt(
        "The server has no room left: the file was not saved and nothing has changed. Tell the IT team, then send the "
        "file again."
    )


@contextmanager
def enough_room():
    """What runs into a full disk raises NoRoom instead of OSError."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise NoRoom from error
        raise


def write_whole(path: str, data: bytes) -> None:
    """Put ``data`` at ``path``, in place of what is there; raises OSError.

    It is written aside, brought to the disk and named last: nobody ever reads half of it, not even after a power cut.
    """
    folder, name = os.path.split(path)
    aside = os.path.join(folder, f".{name}.{secrets.token_hex(4)}.part")
    try:
        with open(aside, "xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(aside)
        raise
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
