"""What a hostile file could make of a worker, if it got that far."""

import ctypes
import mmap
import os
import resource
import socket
import sys
import time

from eoffice_documents.errors import EofficeError
from eoffice_documents.sandbox import act

from eoffice_hostile.errors import Known


class Unknown(EofficeError):
    """Known to the worker only."""

    code = "unknown"


@act
def echo(*values, **options):
    return [*values, options] if options else list(values)


def no_act():
    return "called"


@act
def folder():
    return os.getcwd(), sorted(os.listdir()), os.environ["TMPDIR"]


@act
def litter():
    os.makedirs("deep/er")
    for name in ("a", "deep/b"):
        with open(name, "w") as file:
            file.write("left")
    os.symlink("/", "root")


@act
def eat():
    """All the addresses there are, without the machine's memory behind them."""
    eaten, size = [], 128 * 1024**2
    try:
        while True:
            eaten.append(mmap.mmap(-1, size))
    except OSError:
        return bytearray(size)


@act
def spin():
    while True:
        pass


@act
def sleep(seconds=600):
    time.sleep(seconds)


@act
def fork(new_session):
    """Leave three children behind, which hold the pipes and outlive the act."""
    for _ in range(3):
        if not os.fork():
            if new_session:
                os.setsid()
            time.sleep(600)
    return "forked"


@act
def fork_and_die():
    fork(True)
    os._exit(1)


@act
def connect(port):
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        return "connected"


@act
def write_much():
    with open("huge", "wb") as file:
        file.seek(513 * 1024**2)
        file.write(b"x")


@act
def chatter():
    print("a line that is no answer", flush=True)
    print("another", file=sys.stderr, flush=True)
    for descriptor in (1, 2):
        os.write(descriptor, b"\xff" * 100_000)
    return "said"


@act
def secrets(word):
    """Where `word` is found: in the environment, or in that of another process."""
    found = ["own"] if word in str(os.environ) else []
    for name in os.listdir("/proc"):
        try:
            with open(f"/proc/{name}/environ", "rb") as environment:
                found += [name] * (word.encode() in environment.read())
        except OSError:
            pass
    return found


@act
def descriptors():
    """What each open descriptor leads to, the one that lists them left out."""
    found = {}
    for name in os.listdir("/proc/self/fd"):
        try:
            found[name] = os.readlink(f"/proc/self/fd/{name}").partition(":")[0]
        except OSError:
            pass
    return found


@act
def limits():
    return {name: resource.getrlimit(getattr(resource, f"RLIMIT_{name}")) for name in ("AS", "CORE", "FSIZE", "CPU")}


@act
def die(signal):
    os.kill(os.getpid(), signal)
    time.sleep(600)


@act
def crash():
    ctypes.string_at(0)


@act
def fail():
    raise RuntimeError("a mistake of ours")


@act
def refuse():
    raise Known(count=3)


@act
def refuse_unknown():
    raise Unknown


@act
def wear_out():
    """Fails for want of memory in a worker that has served before, as one does whose memory is in pieces."""
    if os.environ.get("WORN"):
        raise MemoryError
    os.environ["WORN"] = "1"
    return os.getcwd()


@act
def say(data, end, times=1):
    """Write `data` where answers go, so often; then end, or stay."""
    for descriptor in range(3, 20):
        try:
            if os.readlink(f"/proc/self/fd/{descriptor}").startswith("pipe"):
                for _ in range(times):
                    os.write(descriptor, data)
        except OSError:
            pass
    if end:
        os._exit(0)
    time.sleep(600)
