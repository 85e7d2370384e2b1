"""`./eoffice serve`: several processes behind nginx, each back after it was killed, and all gone when told to stop."""

import http.client
import os
import signal
import socket
import ssl
import subprocess
import time
from pathlib import Path
from types import SimpleNamespace

import pytest
from eoffice_testing.office import DATA, TEMPLATE
from eoffice_testing.session import Session
from eoffice_testing.waiting import wait_for

CHECKOUT = Path(__file__).parents[2]
SCAN = CHECKOUT / "config" / "tuy_phuoc" / "scans" / "cong-van-so-tttt.pdf"
DOMAIN = "vpdt.xa-a.example"
PARTS = """
set -euo pipefail
checkout=$1 data=$2 venv=$2/venv system=$2/system port=$3 sample= office=none link=
shift 3
for part in common machine system apt odoo python postgres database server upgrade backup serve; do
  source "$checkout/install/$part.sh"
done
prepare_data_folder
log=$data/log/test.log
choose_serve "$@"
"""


class Served:
    """An office that is served on the loopback at `port`; `asked` asks it, as a browser in the town does."""

    def __init__(self, folder, port):
        self.folder, self.port = folder, port
        (folder / "venv").symlink_to(DATA / "venv")
        self.said = folder / "said"
        command = ["bash", "-c", f"{PARTS}\nrun_serve", "serve", CHECKOUT, folder, str(port)]
        command += ["--domain", DOMAIN, "--listen", "127.0.0.1"]
        with self.said.open("w") as said:
            self.process = subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=environment(), start_new_session=True
            )
        wait_for(lambda: f"https://{DOMAIN}:{port}" in self.said.read_text() or self.process.poll(), 180)
        assert self.process.poll() is None, self.said.read_text()

    def asked(self, path="/web/login", host=DOMAIN, body=None, **headers):
        """(status, headers) of an answer, to a form when there is a body; the certificate must be the domain's."""
        trusted = ssl.create_default_context(cafile=self.folder / "tls" / f"{DOMAIN}.ca.crt")
        with socket.create_connection(("127.0.0.1", self.port), timeout=60) as plain:
            connection = http.client.HTTPConnection(host)
            connection.sock = trusted.wrap_socket(plain, server_hostname=DOMAIN)
            connection.request("POST" if body else "GET", path, body, headers)
            answer = connection.getresponse()
            connection.sock.close()
            return answer.status, answer.headers

    def answers(self):
        try:
            return self.asked()[0] == http.HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False

    @property
    def processes(self):
        """Processes of Odoo and nginx that were started with settings of this folder: {pid: command line}."""
        found = {}
        for entry in Path("/proc").iterdir():
            try:
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            except OSError:
                continue
            if entry.name.isdigit() and f"{self.folder}/serve/" in line:
                found[int(entry.name)] = line
        return found

    def first_of(self, program):
        return min(pid for pid, line in self.processes.items() if program in line)


def environment():
    return {**os.environ, "EOFFICE_PGHOST": os.environ["PGHOST"]}


def psql(*statements, database="postgres"):
    command = ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", database]
    for statement in statements:
        command += ["-c", statement]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


@pytest.fixture(scope="module")
def served(tmp_path_factory, free_port):
    psql("DROP DATABASE IF EXISTS eoffice", f"CREATE DATABASE eoffice TEMPLATE {TEMPLATE}")
    office = Served(tmp_path_factory.mktemp("served"), free_port())
    yield office
    for pid in [office.process.pid, *office.processes]:
        try:
            os.killpg(os.getpgid(pid), signal.SIGKILL)
        except ProcessLookupError:
            pass
    time.sleep(1)  # their sessions end
    psql("DROP DATABASE IF EXISTS eoffice WITH (FORCE)")


def test_pages_are_encrypted_and_say_so(served):
    status, headers = served.asked()
    assert status == http.HTTPStatus.OK
    assert headers["Strict-Transport-Security"]
    cookies = headers.get_all("Set-Cookie")
    assert cookies and all("; Secure" in cookie for cookie in cookies)


def test_another_name_leads_to_the_office(served):
    status, headers = served.asked("/web?x=1", host="evil.example")
    assert (status, headers["Location"]) == (301, f"https://{DOMAIN}:{served.port}/web?x=1")


@pytest.mark.parametrize("path", ["/queue_job/runjob?db=eoffice&job_uuid=x", "//queue_job/runjob", "/QUEUE_JOB/runjob"])
def test_nobody_outside_runs_jobs(served, path):
    assert served.asked(path)[0] == http.HTTPStatus.FORBIDDEN


def test_who_calls_cannot_say_where_it_comes_from(served):
    served.asked("/web/login", **{"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Host": "evil.example"})
    served.asked("/web/login?redirect=/x", **{"Forwarded": "for=203.0.113.9"})
    assert "203.0.113.9" not in (served.folder / "log" / "odoo.log").read_text()


def test_a_large_file_comes_through(served):
    """Odoo itself answers, and sends who is not logged in to the log-in page."""
    assert served.asked("/eoffice/upload", body=b"x" * (20 << 20))[0] == http.HTTPStatus.SEE_OTHER


def test_news_come_while_they_happen(served):
    headers = {
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Origin": f"https://{DOMAIN}:{served.port}",
    }
    switched = http.HTTPStatus.SWITCHING_PROTOCOLS
    wait_for(lambda: served.asked("/websocket?version=19.0-2", **headers)[0] == switched)


def test_links_begin_with_its_address(served):
    base = psql("SELECT value FROM ir_config_parameter WHERE key = 'web.base.url'", database="eoffice")
    assert base == f"https://{DOMAIN}:{served.port}"


def test_a_scan_is_read_and_killed_processes_are_back(served):
    inside = SimpleNamespace(
        url=f"http://127.0.0.1:{(served.folder / 'stamps' / 'port').read_text().strip()}", database="eoffice"
    )
    for program in ("bin/odoo -c", "nginx"):
        os.kill(served.first_of(program), signal.SIGKILL)
    wait_for(lambda: not served.answers())
    wait_for(served.answers, 90)

    [document] = Session(inside, "vanthu1").upload(("thu.pdf", SCAN.read_bytes()))
    state = f"SELECT state FROM eoffice_recognition WHERE document_id = {document}"
    wait_for(lambda: psql(state, database="eoffice") == "read", 180)


def test_units_of_systemd_say_the_same_command(served, tmp_path):
    folders = {"EOFFICE_UNITS": str(tmp_path), "EOFFICE_LOGROTATE": str(tmp_path)}
    command = ["bash", "-c", f"{PARTS}\ninstall_service", "serve", CHECKOUT, served.folder, "443"]
    subprocess.run([*command, "--domain", DOMAIN], check=True, env={**environment(), **folders})
    texts = {path.name: path.read_text() for path in tmp_path.iterdir()}
    assert set(texts) == {"eoffice.service", "eoffice-backup.service", "eoffice-backup.timer", "eoffice"}
    assert f"serve --domain {DOMAIN} --listen 0.0.0.0 --port 443\n" in texts["eoffice.service"]
    assert not [name for name, text in texts.items() if "@" in text.replace("@$", "")]


def test_told_to_stop_it_leaves_nothing_behind(served):
    os.kill(served.process.pid, signal.SIGTERM)
    assert served.process.wait(60) == 0
    wait_for(lambda: not served.processes, 10)
