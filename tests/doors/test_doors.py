"""The doors of a real server: what it lets in, what it answers with, and what it remembers of failed log-ins."""

import re
import subprocess
import xmlrpc.client

import pytest
import requests
from eoffice_testing.session import Refused, Session
from eoffice_testing.waiting import wait_for

SECONDS = 60


def get(office, path, **headers):
    return requests.get(f"{office.url}{path}", headers=headers, timeout=SECONDS, allow_redirects=False)


def test_the_job_runner_alone_calls_its_address(office):
    for path in ("/queue_job/runjob?db=x&job_uuid=y", "//queue_job/runjob"):
        assert get(office, path).status_code == 403
    told = requests.get(f"{office.url}/queue_job/runjob", auth=("runner", "guessed"), timeout=SECONDS)
    assert told.status_code == 403


def test_jobs_run_all_the_same(office):
    [document] = Session(office, "vanthu1").upload(("mot-trang.png", _page()))
    state = f"SELECT state FROM eoffice_recognition WHERE document_id = {document}"
    wait_for(lambda: office.psql(state) in ("read", "failed"), 120)


def _page():
    import io

    from PIL import Image

    data = io.BytesIO()
    Image.new("L", (1240, 1754), 255).save(data, "PNG", dpi=(150, 150))
    return data.getvalue()


@pytest.mark.parametrize(
    "path", ["/web/login", "/lich-cong-tac", "/web/static/img/favicon.ico", "/khong-co", "/van-ban"]
)
def test_every_answer_is_guarded(office, path):
    answer = get(office, path)
    headers = answer.headers
    assert headers["Server"] == "eOffice"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert "Strict-Transport-Security" not in headers, "this server speaks http"
    assert all("SameSite=Lax" in cookie for cookie in answer.raw.headers.getlist("Set-Cookie"))


def test_one_strangers_host_is_in_nobodys_page(office):
    path = "/lich-cong-tac?tuan=2026-11-02"
    poisoned = get(office, path, Host="evil.example")
    assert "evil.example" not in poisoned.text
    debug = get(office, f"{path}&debug=assets")
    for _time in range(3):
        page = get(office, path)
        assert "evil.example" not in page.text
        assert "assets.debug" not in page.text + debug.text
        assert "Set-Cookie" not in page.headers
        assert "public" in page.headers["Cache-Control"]


def test_control_characters_are_the_askers_fault(office):
    for path in ("/lich-cong-tac?don-vi=%00", "/van-ban?q=%00", "/giay-moi/tra-loi/%00", "/%00"):
        answer = get(office, path)
        assert answer.status_code == 400, path
        assert re.fullmatch(r"[^<>]+\.\n", answer.text)


def test_failed_log_ins_outlive_the_server(office):
    for number in range(5):
        with pytest.raises(Refused):
            Session(office, "chutich", f"wrong {number}")
        Session(office, "vanthu1")  # another's success clears nothing
    office.psql("UPDATE eoffice_login_failure SET failures = failures + 6 WHERE failures >= 5")
    with pytest.raises(Refused):
        Session(office, "chutich")
    office.stop()
    office.start()
    with pytest.raises(Refused):
        Session(office, "chutich")
    Session(office, "vanthu1")
    office.psql("UPDATE eoffice_login_failure SET last_on = last_on - interval '1 hour'")
    Session(office, "chutich")


def test_every_door_counts_and_a_session_does_not_guess_either(office):
    rpc = xmlrpc.client.ServerProxy(f"{office.url}/xmlrpc/2/object")
    uid = int(office.psql("SELECT id FROM res_users WHERE login = 'vanthu1'"))
    session = Session(office, "vanthu1")

    def ask(word):
        return rpc.execute_kw(office.database, uid, word, "res.users", "search_count", [[]])

    for number in range(3):
        with pytest.raises(xmlrpc.client.Fault):
            ask(f"wrong {number}")
    for number in range(2):
        with pytest.raises(Refused):
            session.call("res.users", "change_password", f"wrong {number}", "Mới 2026 lắm")
    with pytest.raises(Refused, match="đăng nhập sai"):
        session.call("res.users", "change_password", "eoffice", "Mới 2026 lắm")
    with pytest.raises(xmlrpc.client.Fault):
        ask("eoffice")
    told = office.psql(
        "SELECT note FROM eoffice_account_audit_log l JOIN res_users u ON u.id = l.user_id"
        " WHERE act = 'login_failed' AND login = 'vanthu1'"
    )
    assert "127.0.0.1" in told
    office.psql("DELETE FROM eoffice_login_failure")
    assert ask("eoffice") > 1


def test_wrong_api_keys_are_held_up_and_log_ins_from_there_are_not(office):
    def ask():
        url, key = f"{office.url}/json/2/res.users/search_count", {"Authorization": "bearer wrong"}
        return requests.post(url, json={}, headers=key, timeout=SECONDS).status_code

    assert ask() == 401
    office.psql("UPDATE eoffice_login_failure SET failures = failures + 100")
    assert ask() == 429
    Session(office, "vanthu1")
    office.psql("DELETE FROM eoffice_login_failure")


def test_a_program_is_refused_and_noted(office):
    with pytest.raises(requests.HTTPError):
        Session(office, "vanthu1").upload(("cong-van.pdf", b"MZ\x90\0" + bytes(200)))
    noted = office.psql("SELECT name, found, detail, login FROM eoffice_refused_file")
    assert noted == "cong-van.pdf|program|PE|vanthu1"


def test_the_settings_with_the_secret_are_nobody_elses(office):
    conf = office.options[1]
    assert subprocess.check_output(["stat", "-c", "%a", conf], text=True).strip() == "600"
