import csv
import time
from dataclasses import dataclass
from pathlib import Path

from . import messages
from .columns import HEADERS
from .reading import SheetError, read_sheet
from .scans import scan_of

ROWS, WITH_SCANS = 500, 20  # taken at once, and kept
REPORT = "-bi-loai.csv"


@dataclass
class LoadResult:
    rows: int = 0
    done: int = 0
    new: int = 0
    known: int = 0
    refused: int = 0
    files: int = 0
    report: str = ""


def sheets_of(path):
    """The CSV files of a folder, or the one file, without reports of earlier runs. Raises SheetError."""
    path = Path(path)
    if not path.exists():
        raise SheetError(messages.NO_FILE.format(path=path))
    found = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    found = [file for file in found if not file.name.endswith(REPORT)]
    if not found:
        raise SheetError(messages.NOTHING.format(path=path))
    return found


def load_sheet(env, path, unit=None, say=print, keep=None):
    """Load one CSV file into the documents of ``env``; what is refused goes to a report beside it.

    ``keep`` (a commit) is called after every ROWS rows. Run again after a break or a correction it goes on: rows that
    are there are known by their key.
    Returns the LoadResult. Raises SheetError when the file cannot be read at all.
    """
    columns, rows = read_sheet(path)
    rows = list(rows)
    result, began = LoadResult(rows=len(rows)), time.monotonic()
    report = Path(path).with_name(Path(path).stem + REPORT)
    report.unlink(missing_ok=True)
    at_once = WITH_SCANS if "files" in columns else ROWS
    for start in range(0, len(rows), at_once):
        part = rows[start : start + at_once]
        refused = _take(env, columns, part, unit, Path(path).parent, result)
        (keep or env.cr.commit)()
        env.invalidate_all()
        if refused:
            _report(report, refused)
            result.report = str(report)
        result.done += len(part)
        say(messages.PROGRESS.format(**{**vars(result), "seconds": time.monotonic() - began}))
    return result


def _take(env, columns, part, unit, folder, result):
    """Load these rows; returns the refused ones as (line, reason, cells)."""
    refused = [(line, reason, dict(zip(columns, cells))) for line, cells, reason in part if reason]
    whole = [(line, dict(zip(columns, cells))) for line, cells, reason in part if not reason]
    scans = lambda entry: [scan_of(folder, name) for name in entry.files]
    outcomes = env["eoffice.register.import"]._take([cells for _line, cells in whole], unit, scans)
    for (line, cells), outcome in zip(whole, outcomes, strict=True):
        if outcome.refused:
            refused.append((line, "; ".join(outcome.refused), cells))
        elif outcome.known:
            result.known += 1
        else:
            result.new += 1
            result.files += bool(cells.get("files"))
    result.refused += len(refused)
    return sorted(refused, key=lambda row: row[0])


def _report(path, refused):
    """Line, reason and what one needs to find the row again; nothing that a spreadsheet would take for a formula."""
    shown = ("sequence_number", "received_on", "subject")
    fresh = not path.exists()
    with path.open("a", encoding="utf-8-sig" if fresh else "utf-8", newline="") as file:
        writer = csv.writer(file)
        if fresh:
            writer.writerow(["Dòng", "Lý do", *(HEADERS[name] for name in shown)])
        for line, reason, cells in refused:
            writer.writerow([line, *(_plain(text) for text in (reason, *(cells.get(name, "") for name in shown)))])


def _plain(text):
    text = text.replace("\0", "")[:300]
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
