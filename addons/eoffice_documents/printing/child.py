"""The process that touches files nobody knows: one act, then it ends.

Started as `python -m eoffice_documents.printing.child`.

Standard input: the pickled (name, arguments) of an act, from our own parent. Standard output: a line of JSON, which
holds what the act returned or the code of its error, then the bytes that it returned.
"""

import json
import os
import pickle
import resource
import sys

MEMORY = 2 * 1024**3  # address space in bytes, code included


def main():
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not break the answer
    name, arguments = pickle.load(sys.stdin.buffer)
    _limit(resource.RLIMIT_AS, MEMORY)
    _limit(resource.RLIMIT_CORE, 0)
    from . import stamping
    from .errors import PrintError

    body, answer = b"", {}
    try:
        result = getattr(stamping, name)(*arguments)
        if isinstance(result, bytes):
            body = result
        else:
            answer["result"] = result
    except PrintError as error:
        answer["error"] = error.code
    except (MemoryError, RecursionError):
        answer["error"] = "stopped"
    answers.write(json.dumps(answer).encode() + b"\n" + body)
    answers.flush()


def _limit(what, most):
    hard = resource.getrlimit(what)[1]
    resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


if __name__ == "__main__":
    main()
