"""Run a program with less than its user may.

`python -m eoffice_documents.sandbox.confine SECONDS BYTES PROGRAM ARGUMENT...`

Processor seconds, bytes of memory and of any one file are limited, and the network is out of reach where the system
lets a user shut it off. Ends as the program did (128 + a signal), or with SLOW when that had used up its seconds.
A program of its own, because a server with threads must not run Python between fork and exec.
"""

import ctypes
import os
import resource
import subprocess
import sys

SLOW = 124

_NEW_NETWORK, _NEW_USER = 0x40000000, 0x10000000  # linux/sched.h
_FILE = 512 * 1024**2


def main(seconds, memory, *program):
    for what, most in (
        (resource.RLIMIT_CPU, int(seconds)),
        (resource.RLIMIT_AS, int(memory)),
        (resource.RLIMIT_FSIZE, _FILE),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))
    user, group, system = os.getuid(), os.getgid(), ctypes.CDLL(None)
    if system.unshare(_NEW_NETWORK) and not system.unshare(_NEW_NETWORK | _NEW_USER):
        for name, line in (("setgroups", "deny"), ("uid_map", f"{user} {user} 1"), ("gid_map", f"{group} {group} 1")):
            with open(f"/proc/self/{name}", "w") as settings:
                settings.write(line)
    status = subprocess.call(program)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    if status and used.ru_utime + used.ru_stime >= 0.5 * int(seconds):  # the limit itself counts by ticks
        return SLOW
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
