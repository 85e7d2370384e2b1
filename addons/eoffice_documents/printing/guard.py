"""Marks placed in a child process, so that a hostile or broken file costs one act's time and nothing else."""

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

from .errors import CAUSES, PrintError, PrintStopped

SECONDS = 120
ROOT = Path(__file__).parents[2]
PACKAGE = __package__.removeprefix("odoo.addons.")


def guarded(act: str, *arguments):
    """What the function `act` of marks.py returns for `arguments`. Raises PrintError."""
    environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "LD_LIBRARY_PATH") if name in os.environ}
    one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", f"{PACKAGE}.child"],
            input=pickle.dumps((act, arguments)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**environment, **one, "PYTHONPATH": os.pathsep.join([str(ROOT), *filter(None, sys.path)])},
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise PrintStopped from error
    line, _end, body = done.stdout.partition(b"\n")
    if done.returncode or not _end:
        raise PrintStopped
    answer = json.loads(line)
    if "error" in answer:
        raise CAUSES.get(answer["error"], PrintError)
    return answer["result"] if "result" in answer else body
