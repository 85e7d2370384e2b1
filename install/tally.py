"""Add up what the suites left in a folder and print `N passed, N failed, N skipped`.

    tally.py FOLDER         one NAME.xml of pytest, NAME.log of Odoo or NAME with `passed` or `failed` a suite
    tally.py --show LOG     the failures in a log of Odoo, for the reader

Exit status 1 when a test failed, when none ran, and when a browser test was skipped for want of a browser.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

SUMMARY = re.compile(r"odoo\.tests\.result: (\d+) failed, (\d+) error\(s\) of (\d+) tests")
SKIPPED = re.compile(r": skipped .*")
NO_BROWSER = re.compile(r"websocket-client|[Cc]hrom(e|ium)")
NOTABLE = re.compile(r" (ERROR|CRITICAL) \S+ |odoo ended with a failure")


def count_odoo(log):
    """(passed, failed, skipped) of a log of Odoo's own test runner."""
    text = log.read_text(errors="replace")
    found = SUMMARY.search(text)
    failures, errors, ran = map(int, found.groups()) if found else (0, 0, 0)
    skips = SKIPPED.findall(text)
    no_browser = sum(bool(NO_BROWSER.search(line)) for line in skips)
    failed = failures + errors + no_browser
    if not failed and (not ran or "odoo ended with a failure" in text):
        failed = 1
    skipped = len(skips) - no_browser
    return max(0, ran - failures - errors - len(skips)), failed, skipped


def count_pytest(report):
    """(passed, failed, skipped) of a JUnit report."""
    suite = ElementTree.parse(report).getroot().find("testsuite")
    ran, failures, errors, skipped = (int(suite.get(key)) for key in ("tests", "failures", "errors", "skipped"))
    failed = failures + errors
    return ran - failed - skipped, failed or int(not ran), skipped


def count(result):
    if result.suffix == ".xml":
        return count_pytest(result)
    if result.suffix == ".log":
        return count_odoo(result)
    passed = result.read_text().strip() == "passed"
    return int(passed), int(not passed), 0


def show(log):
    """Print the failures with their traces, and the summary line."""
    notable = False
    for line in log.read_text(errors="replace").splitlines():
        if re.match(r"\d{4}-\d\d-\d\d ", line):
            notable = bool(NOTABLE.search(line) or SUMMARY.search(line))
        if notable or "odoo ended with a failure" in line:
            print(line)


def main(*arguments):
    if arguments[0] == "--show":
        return show(Path(arguments[1]))
    rows = [(path.stem, *count(path)) for path in sorted(Path(arguments[0]).iterdir())]
    for row in rows:
        print("{}: {} passed, {} failed, {} skipped".format(*row))
    passed, failed, skipped = (sum(row[column] for row in rows) for column in (1, 2, 3))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return int(failed > 0 or passed == 0)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
