"""A folder that a scanner writes into: what is whole is given out, what was dealt with moves aside.

Every step goes by an open folder and never through a link, so that nothing outside the root can be reached.
"""

import hashlib
import os
import stat
from contextlib import contextmanager, suppress
from datetime import date

from ..errors import EofficeError, _lt

DONE, FAILED = "da-nhan", "loi"
MAX_BYTES = 128 * 1024 * 1024
ENTER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
UNFINISHED = (".part", ".tmp", ".crdownload", ".filepart")


class FolderError(EofficeError):
    """The folder, or a file in it, cannot be used; `reason` is what the system says."""

    code = "folder"
    message = _lt("The scan folder cannot be used: %(reason)s.")


class NoFolder(FolderError):
    code = "no_folder"
    message = _lt(
        "No folder for scans is set up on the server. Name it in the settings, or take its name off the unit."
    )


@contextmanager
def _translate_errors():
    try:
        yield
    except OSError as error:
        raise FolderError(reason=error.strerror or str(error)) from error


def is_safe(name: str) -> bool:
    """Whether a folder's name is one plain step below the root."""
    return (
        bool(name)
        and name not in (".", "..", DONE, FAILED)
        and not name.startswith(".")
        and not set(name) & set("/\\\0")
    )


def _sha256(name, folder):
    """Of the bytes of a plain file in an open folder; None of anything else."""
    try:
        handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
    except OSError:
        return None  # a link
    with os.fdopen(handle, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() if stat.S_ISREG(os.fstat(handle).st_mode) else None


class Folder:
    """The folder `name` below `root`; use it as a context manager. Raises FolderError."""

    def __init__(self, root, name):
        if not is_safe(name):
            raise FolderError(reason=os.strerror(22))
        self.root, self.name = root, name

    def __enter__(self):
        with _translate_errors():
            root = os.open(self.root, ENTER)
            try:
                self.at = os.open(self.name, ENTER, dir_fd=root)
            finally:
                os.close(root)
        return self

    def __exit__(self, *_caught):
        os.close(self.at)

    def files(self) -> dict:
        """Name → (size, time of last change in nanoseconds) of the plain files that are there; links are none."""
        found = {}
        with _translate_errors(), os.scandir(self.at) as entries:
            for entry in entries:
                if entry.name.startswith((".", "~")) or entry.name.lower().endswith(UNFINISHED):
                    continue
                seen = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(seen.st_mode):
                    found[entry.name] = (seen.st_size, seen.st_mtime_ns)
        return found

    def read(self, name, look) -> bytes | None:
        """The bytes of a file, None when it is no longer as at that `look`."""
        with _translate_errors():
            handle = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=self.at)
            with os.fdopen(handle, "rb") as file:
                seen = os.fstat(handle)
                if (seen.st_size, seen.st_mtime_ns) != tuple(look) or not stat.S_ISREG(seen.st_mode):
                    return None
                return file.read()

    def set_done(self, name, day: date):
        """Move a file that was taken in to da-nhan/YYYY-MM-DD."""
        with _translate_errors():
            done = self._enter(DONE, self.at)
            try:
                of_day = self._enter(day.isoformat(), done)
            finally:
                os.close(done)
            self._move(name, of_day)

    def forget_done(self, sha256: str, days) -> int:
        """Remove the files with these bytes from da-nhan of ``days``; how many there were."""
        removed = 0
        for day in days:
            try:
                of_day = self._open(f"{DONE}/{day.isoformat()}")
            except FileNotFoundError:
                continue
            with _translate_errors():
                try:
                    for name in os.listdir(of_day):
                        if _sha256(name, of_day) == sha256:
                            os.unlink(name, dir_fd=of_day)
                            removed += 1
                finally:
                    os.close(of_day)
        return removed

    def _open(self, path):
        """Step by step, so that no link is followed on the way."""
        at = os.dup(self.at)
        for name in path.split("/"):
            try:
                below = os.open(name, ENTER, dir_fd=at)
            finally:
                os.close(at)
            at = below
        return at

    def set_failed(self, name, reason: str):
        """Move a file that cannot be taken in to loi, with the reason in a text file beside it."""
        with _translate_errors():
            failed = self._enter(FAILED, self.at)
            moved = self._move(name, failed, close=False)
            try:
                write = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
                with (
                    suppress(FileExistsError),  # written before the machine went down
                    os.fdopen(os.open(f"{moved}.txt", write, 0o660, dir_fd=failed), "w", encoding="utf-8") as note,
                ):
                    note.write(reason + "\n")
            finally:
                os.close(failed)

    @staticmethod
    def _enter(name, parent):
        with suppress(FileExistsError):
            os.mkdir(name, 0o770, dir_fd=parent)
        return os.open(name, ENTER, dir_fd=parent)

    def _move(self, name, target, close=True):
        """Move into an open folder; a name that is taken there gets a number."""
        stem, ending = os.path.splitext(name)
        there, number = set(os.listdir(target)), 1
        moved = name
        while moved in there:
            number += 1
            moved = f"{stem}-{number}{ending}"
        try:
            os.rename(name, moved, src_dir_fd=self.at, dst_dir_fd=target)
        finally:
            if close:
                os.close(target)
        return moved
