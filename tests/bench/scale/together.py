"""Many people at work at once: Locust, each of whose users opens one screen after another and thinks in between."""

import json
import os
import subprocess
import sys
from pathlib import Path

SECONDS = 40
FILE = Path(__file__).parent / "people.py"


def together(office, users):
    """(median, 95th percentile in ms, calls a second, share of errors) of ``users`` people in SECONDS seconds."""
    command = [
        Path(sys.executable).parent / "locust",
        "-f",
        FILE,
        "--headless",
        "--json",
        "--skip-log",
        "--reset-stats",
        "--host",
        office.url,
        "--users",
        str(users),
        "--spawn-rate",
        str(max(5, users // 8)),
        "--run-time",
        f"{SECONDS}s",
    ]
    environment = {**os.environ, "EOFFICE_DATABASE": office.database}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    rows = [row for row in json.loads(done.stdout) if row["name"] != "/web/session/authenticate"]
    times = sorted((float(ms), count) for row in rows for ms, count in row["response_times"].items())
    requests = sum(row["num_requests"] for row in rows)
    seconds = max(row["last_request_timestamp"] for row in rows) - min(row["start_time"] for row in rows)
    return (
        _percentile(times, 0.5),
        _percentile(times, 0.95),
        requests / seconds,
        sum(row["num_failures"] for row in rows) / requests,
    )


def _percentile(times, share):
    wanted, seen = share * sum(count for _ms, count in times), 0
    for milliseconds, count in times:
        seen += count
        if seen >= wanted:
            return milliseconds
    return 0
