"""An office under test: a real server on its own copy of the template database, on this machine's loopback."""

import os
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

BIN = Path(sys.executable).parent
DATA = Path(os.environ["EOFFICE_DATA"])
TEMPLATE = os.environ.get("EOFFICE_TEMPLATE", "eoffice_test")
START_SECONDS = 120
STOP_SECONDS = 60


def free_port():
    """A port of this machine's loopback that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Office:
    """`url`, `database` and the log file `log`; `start`, `stop` and `kill` as often as a test likes."""

    def __init__(self, name, port, folder, template=TEMPLATE):
        """``template`` None: the database is there already, and is kept as it is."""
        self.database, self.port = f"eoffice_{name}", port
        self.url = f"http://127.0.0.1:{port}"
        self.log = folder / "odoo.log"
        self.options = ["-c", DATA / "odoo.conf", "-d", self.database, f"--data-dir={folder}"]
        self.process = None
        if template:
            self.drop()
            subprocess.run(["createdb", "-T", template, self.database], check=True)

    def start(self):
        """Return when the log-in page is served, jobs and cron included; raise with the log's end otherwise."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [BIN / "odoo", *self.options, "--http-port", str(self.port)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        for _ in range(START_SECONDS * 5):
            try:
                with urllib.request.urlopen(f"{self.url}/web/login", timeout=START_SECONDS):
                    return
            except (urllib.error.URLError, ConnectionError):
                pass
            try:
                self.process.wait(0.2)
            except subprocess.TimeoutExpired:
                continue
            break
        self.kill()
        raise RuntimeError(f"the office did not start:\n{self.log.read_text()[-3000:]}")

    def stop(self):
        """End the server as Ctrl-C does."""
        self._end(signal.SIGTERM)

    def kill(self):
        """End the server as a power cut does: no clean-up, its children too."""
        self._end(signal.SIGKILL)

    def _end(self, kind):
        if self.process is None:
            return
        if self.process.poll() is None:
            os.killpg(self.process.pid, kind)
            self.process.wait(STOP_SECONDS)
        self.process = None

    def drop(self):
        """Remove the database; the server must be down."""
        subprocess.run(["dropdb", "--if-exists", "--force", self.database], check=True, stderr=subprocess.DEVNULL)

    def psql(self, sql):
        """The rows of a query as psql prints them: one line a row, columns separated by |."""
        command = ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", self.database, "-c", sql]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def shell(self, code):
        """Run Python with `env` (superuser) in a process beside the server, commit, and return what it printed."""
        command = [BIN / "odoo", "shell", *self.options, "--no-http", "--log-level=error"]
        code = f"{code}\nenv.cr.commit()\n"
        done = subprocess.run(command, input=code, capture_output=True, text=True, check=False)
        if "Traceback (most recent call last)" in done.stderr or done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout.strip()
