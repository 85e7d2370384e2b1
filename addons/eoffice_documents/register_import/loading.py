import csv
import time
from dataclasses import dataclass
from pathlib import Path

from ..error_translation import translated
from ..tabular import TableError
from . import messages
from .columns import HEADERS
from .reading import SheetError, read_register
from .scans import scan_of

ROWS, WITH_SCANS = 500, 20  # taken at once, and kept
REPORT = "-bi-loai.csv"
KINDS = (".csv", ".xlsx", ".xls")
LANG = "vi_VN"  # of all that the command says


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
    """The registers of a folder, or the one file, without reports of earlier runs. Raises SheetError."""
    path = Path(path)
    if not path.exists():
        raise SheetError(sentence=messages.NO_FILE.format(path=path))
    found = sorted(file for file in path.iterdir() if file.suffix.lower() in KINDS) if path.is_dir() else [path]
    # Excel keeps a file beside one that is open
    found = [file for file in found if not file.name.endswith(REPORT) and not file.name.startswith("~$")]
    if not found:
        raise SheetError(sentence=messages.NOTHING.format(path=path))
    return found


def load_sheet(env, path, unit=None, say=print, keep=None):
    """Load one CSV or Excel file into the documents of ``env``; what is refused goes to a report beside it.

    ``keep`` (a commit) is called after every ROWS rows. Run again after a break or a correction it goes on: rows that
    are there are known by their key.
    Returns the LoadResult. Raises SheetError when the file cannot be read at all.
    """
    path = Path(path)
    try:
        table = read_register(path.name, path.read_bytes())
    except TableError as error:
        raise SheetError(sentence=f"{path.name}: {translated(error, LANG)}") from error
    rows = table.rows
    result, began = LoadResult(rows=len(rows)), time.monotonic()
    report = path.with_name((path.stem if path.suffix == ".csv" else path.name) + REPORT)
    report.unlink(missing_ok=True)
    for sheet in table.passed_over:
        say(messages.OTHER_SHEET.format(file=path.name, sheet=sheet))
    at_once = WITH_SCANS if "files" in table.columns else ROWS
    for start in range(0, len(rows), at_once):
        part = rows[start : start + at_once]
        refused = _take(env, part, unit, path.parent, result)
        (keep or env.cr.commit)()
        env.invalidate_all()
        if refused:
            _report(report, refused)
            result.report = str(report)
        result.done += len(part)
        say(messages.PROGRESS.format(**{**vars(result), "seconds": time.monotonic() - began}))
    return result


def _take(env, part, unit, folder, result):
    """Load these rows; returns the refused ones as (row, reason), in their order."""
    reasons = {at: translated(row.problem, LANG) for at, row in enumerate(part) if row.problem}
    whole = {at: row for at, row in enumerate(part) if not row.problem}
    scans = lambda entry: [scan_of(folder, name) for name in entry.files]
    outcomes = env["eoffice.register.import"]._take([row.cells for row in whole.values()], unit, scans)
    for (at, row), outcome in zip(whole.items(), outcomes, strict=True):
        if outcome.refused:
            reasons[at] = "; ".join(outcome.refused)
        elif outcome.known:
            result.known += 1
        else:
            result.new += 1
            result.files += bool(row.cells.get("files"))
    result.refused += len(reasons)
    return [(part[at], reasons[at]) for at in sorted(reasons)]


def _report(path, refused):
    """Line, reason and what one needs to find the row again; nothing that a spreadsheet would take for a formula."""
    shown = ("sequence_number", "received_on", "subject")
    fresh = not path.exists()
    with path.open("a", encoding="utf-8-sig" if fresh else "utf-8", newline="") as file:
        writer = csv.writer(file)
        if fresh:
            writer.writerow(["Dòng", "Lý do", *(HEADERS[name] for name in shown)])
        for row, reason in refused:
            line = f"{row.sheet}: {row.line}" if row.sheet else str(row.line)
            writer.writerow([_plain(text) for text in (line, reason, *(row.cells.get(name, "") for name in shown))])


def _plain(text):
    text = text.replace("\0", "")[:300]
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t") else text
