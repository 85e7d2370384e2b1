"""The process that touches files nobody knows: one request a line on standard input, one answer on standard output.

A request is a line of JSON with the size of the file that follows it; an answer is a line of JSON with the size of
the bytes that follow it. Started by worker.py as `python -m eoffice_documents.recognition.child`.
"""

import json
import os
import resource
import select
import signal
import sys
from dataclasses import asdict

from . import limits
from .errors import ScanError
from .model import Page

IDLE_SECONDS = 60


def main():
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not break the answers
    _limit(resource.RLIMIT_AS, limits.CHILD_MEMORY)
    _limit(resource.RLIMIT_CORE, 0)
    from . import intake_worker, page, source

    served = 0
    while select.select([requests], [], [], IDLE_SECONDS)[0]:
        line = requests.readline()
        if not line:
            return
        request = json.loads(line)
        data = requests.read(request["size"])
        # of its own processor time: on a busy machine a good page takes long by the clock (SIGPROF ends this process)
        signal.setitimer(signal.ITIMER_PROF, request["seconds"])
        body = b""
        try:
            match request["act"]:
                case "open":
                    answer = asdict(source.open_scan(data, request["mimetype"]))
                case "page":
                    answer = page.read_page(data, request["mimetype"], request["index"]).as_dict()
                case "image":
                    answer, body = {}, page.page_image(data, request["mimetype"], request["index"], **request["look"])
                case "searchable":
                    from . import searchable

                    pages = [Page.from_dict(values) for values in request["pages"]]
                    answer, body = {}, searchable.searchable_pdf(data, request["mimetype"], pages)
                case _:
                    answer, body = intake_worker.act(request, data)
        except ScanError as error:
            answer = {"error": error.code, "params": error.params}
        except MemoryError:
            if served:
                return  # what earlier pages left may be the cause: a fresh child tries it
            answer = {"error": "too_many_pixels", "params": {"limit": limits.MEGAPIXELS}}
        signal.setitimer(signal.ITIMER_PROF, 0)
        answers.write(json.dumps({**answer, "body": len(body)}).encode() + b"\n" + body)
        answers.flush()
        served += 1


def _limit(what, most):
    """Set the soft limit, within the hard one that the parent may have set."""
    hard = resource.getrlimit(what)[1]
    resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main()
