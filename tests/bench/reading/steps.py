"""What each step of the pipeline brings: the same pages read with one step left out at a time.

Run from the checkout: PYTHONPATH=tests/bench:addons python -m reading.steps [LETTERS]
Prints one row a step: words lost in percent by class of scanner, and processor seconds a page.
"""

import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor

os.environ["OMP_THREAD_LIMIT"] = "1"

from eoffice_documents.recognition import columns, engine, ink_separation, page, preprocessing

from . import measure
from .race import WORKERS
from .sample import make
from .scanner import CLEAN, EASY, HARD


def _whole(gray, dpi):
    return [columns.Zone(0, 0, gray.shape[1], gray.shape[0], False)]


def _one_gray(rgb):
    return ink_separation.Inks(page._gray(rgb), None)


# step: (module, name, what stands in for it)
STEPS = {
    "all steps": None,
    "without taking red and blue ink apart": (ink_separation, "separate", _one_gray),
    "without evening the light": (preprocessing, "even_light", lambda gray: gray),
    "without blurring noise": (preprocessing, "noise_level", lambda gray: 0),
    "without deskew": (preprocessing, "skew_of", lambda gray: 0.0),
    "without Sauvola": (engine, "SAUVOLA", "0"),
    "without cutting columns": (columns, "zones_of", _whole),
    "without the second look under seals": (ink_separation, "lift_seal", lambda gray: gray * 0 + 255),
    "without mending common pairs": (engine, "mend", lambda words: words),
    "without upscaling small pictures": (page, "MIN_DPI", 72),
}


def read(step, sample):
    """(words lost, words, processor seconds, pages) of a sample read without a step."""
    if STEPS[step]:
        module, name, instead = STEPS[step]
        kept = getattr(module, name)
        setattr(module, name, instead)
    started = time.process_time()
    pages = [page.read_page(sample.pdf, "", index) for index in range(len(sample.jpegs))]
    seconds = time.process_time() - started
    if STEPS[step]:
        setattr(module, name, kept)
    counts = [measure.words_lost(lines, found.text) for lines, found in zip(sample.lines, pages)]
    return sum(lost for lost, _ in counts), sum(words for _, words in counts), seconds, len(pages)


def main(letters=4):
    scanners = EASY + CLEAN + HARD
    jobs = [(seed, scanner) for scanner in scanners for seed in range(2000, 2000 + letters)]
    print("|", "step", "|", " | ".join(scanner.name for scanner in scanners), "| seconds a page |", flush=True)
    with ProcessPoolExecutor(WORKERS) as workers:
        samples = list(workers.map(make, *zip(*jobs)))
        for step in STEPS:
            rows = list(workers.map(read, [step] * len(samples), samples))
            by_scanner = [rows[place : place + letters] for place in range(0, len(rows), letters)]
            lost = [100 * sum(row[0] for row in part) / sum(row[1] for row in part) for part in by_scanner]
            seconds = sum(row[2] for row in rows) / sum(row[3] for row in rows)
            print("|", step, "|", " | ".join(f"{share:.2f}" for share in lost), f"| {seconds:.2f} |", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
