"""The process that does acts on files nobody knows: a request on standard input, an answer on standard output.

Started by pool.py as `python -m eoffice_documents.sandbox.worker` in an empty folder of its own. A request is
{module, act, arguments, options, seconds}; an answer has one key: value, error with params, exhausted or failed.
"""

import errno
import os
import select
import shutil
import signal
import time
import traceback

from ..errors import EofficeError
from . import confine, limits, protocol
from .acts import find_act


def main():
    confine.enter(limits.WORKER_SECONDS_AT_MOST)
    requests, answers = _take_over(0, "rb"), _take_over(1, "wb")
    served = 0
    while select.select([requests], [], [], limits.IDLE_SECONDS)[0]:
        try:
            request = protocol.receive(lambda size: _exactly(requests, size))
        except EOFError:
            return
        try:
            answer = _answer(request)
        except Exception:
            if served:
                raise  # what earlier work left may be the cause: a fresh worker tries it
            protocol.send(answers.write, {"failed": traceback.format_exc()[-4000:]})
            answers.flush()
            raise
        if "exhausted" in answer and served:
            return
        protocol.send(answers.write, answer)
        answers.flush()
        _empty_folder()
        served += 1
        if time.process_time() > limits.WORKER_SECONDS:
            return


def _answer(request):
    act = find_act(request["module"], request["act"])  # what it imports is no part of its work
    # of its own processor time: on a busy machine a good page takes long by the clock (SIGPROF ends this process)
    signal.setitimer(signal.ITIMER_PROF, request["seconds"])
    try:
        return {"value": act(*request["arguments"], **request["options"])}
    except EofficeError as error:
        return {"error": error.qualified_name(), "params": error.params}
    except MemoryError:
        return {"exhausted": True}
    except OSError as error:
        if error.errno not in (errno.EFBIG, errno.ENOSPC, errno.ENOMEM):
            raise
        return {"exhausted": True}
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _take_over(descriptor, mode):
    """The pipe of a standard descriptor, which then leads nowhere: a library that prints must not break an answer."""
    pipe = os.fdopen(os.dup(descriptor), mode)
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, descriptor)
    os.close(nothing)
    return pipe


def _exactly(pipe, size):
    data = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _empty_folder():
    with os.scandir() as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                os.unlink(entry.path)


if __name__ == "__main__":
    main()
