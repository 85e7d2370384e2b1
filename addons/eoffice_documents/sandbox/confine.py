"""Go on with less than the user may, in a process that does not outlive its caller.

`python -m eoffice_documents.sandbox.confine SECONDS PROGRAM ARGUMENT...` so runs a program in the working folder. It
ends as the program did (128 + a signal), or with SLOW when that had used up its seconds. A process of its own, because
a server with threads must not run Python between fork and exec.
"""

import ctypes
import os
import resource
import select
import signal
import sys
from contextlib import suppress

from . import limits

SLOW = 124

_NEW_USER, _NEW_PROCESSES, _NEW_NETWORK = 0x10000000, 0x20000000, 0x40000000  # linux/sched.h
_SIGNAL_OF_PARENTS_DEATH, _NO_NEW_PRIVILEGES = 1, 38  # linux/prctl.h
_GRACE = 500  # milliseconds
_system = ctypes.CDLL(None)


def enter(seconds: int):
    """Return in a new process that is confined; those that watch over it end as it does and never return.

    Limited are processor seconds, memory, the size of any one file and core dumps. Out of reach are, where the system
    lets a user shut them off, the network and the memory and environment of all other processes. Standard input must
    be a pipe whose other end only the caller holds: when it lets go, all that has been started here is ended, and the
    working folder removed.
    """
    _isolate()
    child = os.fork()
    if child:
        os._exit(_watch(child, seconds))
    _die_with_parent()
    if os.getpid() == 1:
        # the first process of its kind: all others end with it, but it ignores most signals, so another does the work
        child = os.fork()
        if child:
            os._exit(_reap(child))
        _die_with_parent()
    _system.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    _limit(resource.RLIMIT_CPU, seconds)
    _limit(resource.RLIMIT_AS, limits.MEMORY)
    _limit(resource.RLIMIT_FSIZE, limits.FILE_SIZE)
    _limit(resource.RLIMIT_CORE, 0)


def _isolate():
    user, group = os.getuid(), os.getgid()
    # a user of one's own also keeps root from what other processes of root know
    if not _system.unshare(_NEW_USER | _NEW_PROCESSES | _NEW_NETWORK):
        for name, line in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
            # where the system allows only half of it, files are still opened as the user
            with suppress(OSError), open(f"/proc/self/{name}", "w") as settings:
                settings.write(line)
    elif _system.unshare(_NEW_PROCESSES | _NEW_NETWORK):
        _system.unshare(_NEW_NETWORK)


def _watch(child, seconds):
    """Wait for the end of `child`, of the caller, or for SIGTERM; how the child ended."""
    ends = select.poll()
    ends.register(0, 0)  # tells only that nobody holds the other end
    ended = os.pidfd_open(child)
    ends.register(ended, select.POLLIN)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        seen = [descriptor for descriptor, _event in ends.poll()]
    except InterruptedError:
        seen = []
    if ended not in seen:
        ends.unregister(0)
        if not ends.poll(_GRACE):  # a worker that waits sees it too and leaves, so that what it used is counted
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        _remove(os.getcwd())
        os.killpg(0, signal.SIGKILL)
    status = _status(os.waitpid(child, 0)[1])
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    # the limit itself counts by ticks, and a program may catch its signal and say that it crashed
    return SLOW if status and used.ru_utime + used.ru_stime >= 0.5 * seconds else status


def _interrupt(_signal, _frame):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise InterruptedError


def _reap(first):
    while True:
        process, status = os.wait()
        if process == first:
            return _status(status)


def _status(status):
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code


def _die_with_parent():
    _system.prctl(_SIGNAL_OF_PARENTS_DEATH, signal.SIGKILL, 0, 0, 0)


def _limit(what, most):
    """Set both limits, within the hard one that the caller may have set."""
    hard = resource.getrlimit(what)[1]
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (most, most))


def _remove(folder):
    from shutil import rmtree  # not needed as long as the caller lives

    rmtree(folder, ignore_errors=True)


def main(seconds, *program):
    enter(int(seconds))
    os.environ.pop("PYTHONPATH", None)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.execvp(program[0], program)


if __name__ == "__main__":
    main(*sys.argv[1:])
