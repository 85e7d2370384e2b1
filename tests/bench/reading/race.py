"""The same pages read by the bare tesseract command and by ours, two pages at once, against the clock."""

import os
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

from eoffice_documents.recognition import read_page_sandboxed

WORKERS = len(os.sched_getaffinity(0))


def plain(jpeg, dpi):
    """The text that `tesseract -l vie` finds on a page."""
    command = ["tesseract", "-", "-", "-l", "vie", "--dpi", str(dpi)]
    one_thread = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    return subprocess.run(command, input=jpeg, capture_output=True, check=True, env=one_thread).stdout.decode()


def _timed(read, jobs):
    started = time.perf_counter()
    with ThreadPoolExecutor(WORKERS) as readers:
        found = list(readers.map(lambda job: read(*job), jobs))
    return found, time.perf_counter() - started


def run(samples):
    """(texts of plain, seconds of plain, pages of ours, seconds of ours), page by page over all samples."""
    jpegs = [(jpeg, sample.scanner.dpi) for sample in samples for jpeg in sample.jpegs]
    pages = [(sample.pdf, "application/pdf", index) for sample in samples for index in range(len(sample.jpegs))]
    return *_timed(plain, jpegs), *_timed(read_page_sandboxed, pages)
