"""Whatever a file makes of a worker: it ends in time with the right error, and the caller goes on."""

import ctypes
import json
import os
import resource
import signal
import socket
import subprocess
import time
from pathlib import Path

import pytest
from conftest import processes_in
from eoffice_documents import sandbox
from eoffice_documents.sandbox import limits, pool, run
from eoffice_documents.sandbox.errors import WorkerStalled
from eoffice_hostile.errors import Known

ACTS = "eoffice_hostile.acts"


def lets_users_shut_off():
    """Whether this system lets us have network, processes and users of our own."""
    child = os.fork()
    if not child:
        os._exit(bool(ctypes.CDLL(None).unshare(0x70000000)))
    return not os.waitpid(child, 0)[1]


needs_namespaces = pytest.mark.skipif(not lets_users_shut_off(), reason="the system does not let a user shut this off")


@pytest.fixture
def short(monkeypatch):
    """The clock gives up after seconds, not minutes."""
    monkeypatch.setattr(limits, "TIMEOUT_FACTOR", 3)
    monkeypatch.setattr(limits, "START_SECONDS", 8)


def raised(error, act, *arguments, within=60, **options):
    """The act raises exactly this class, in time, and the next act is done as ever."""
    begun = time.monotonic()
    with pytest.raises(error) as caught:
        run(ACTS, act, *arguments, **options)
    assert caught.type is error
    assert time.monotonic() - begun < within
    assert run(ACTS, "echo", 1) == [1]
    return caught.value


def test_eating_memory():
    assert raised(sandbox.WorkerOutOfMemory, "eat").code == "too_large"


def test_spinning_costs_its_processor_time_only():
    error = raised(sandbox.WorkerTooSlow, "spin", seconds=0.3, within=30)
    assert "0.3 seconds" in str(error)


def test_sleeping(short):
    raised(WorkerStalled, "sleep", seconds=0.2, within=30)


def test_sleeping_in_a_worker_that_has_served_is_tried_once_more_and_ends_both(short, workplace):
    run(ACTS, "echo", 1)
    raised(WorkerStalled, "sleep", seconds=0.2, within=40)
    sandbox.stop()
    assert not processes_in(workplace)


@pytest.mark.parametrize("new_session", [False, pytest.param(True, marks=needs_namespaces)])
def test_children_left_behind_end_with_their_worker(new_session, workplace):
    assert run(ACTS, "fork", new_session) == "forked"
    assert len(processes_in(workplace)) >= 4
    sandbox.stop()
    assert not processes_in(workplace)


@needs_namespaces
def test_children_that_outlive_a_dead_worker_hold_nobody_up(workplace):
    raised(sandbox.WorkerStopped, "fork_and_die", within=30)
    sandbox.stop()
    assert not processes_in(workplace)


@needs_namespaces
def test_the_network_is_out_of_reach():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        with pytest.raises(sandbox.WorkerStopped):
            run(ACTS, "connect", server.getsockname()[1])
        with pytest.raises(BlockingIOError):
            server.accept()


def test_writing_a_huge_file(workplace):
    raised(sandbox.WorkerOutOfMemory, "write_much")


def test_printing_breaks_no_answer():
    assert run(ACTS, "chatter") == "said"
    assert run(ACTS, "echo", 2) == [2]


def test_secrets_are_not_in_its_environment(monkeypatch):
    monkeypatch.setenv("PGPASSWORD", "so-secret-7")
    assert "own" not in run(ACTS, "secrets", "so-secret-7")
    assert "own" in run(ACTS, "secrets", "TMPDIR")


def started_with(process):
    """The environment of a process as text; the system shows it a moment after the start."""
    for _try in range(100):
        text = Path(f"/proc/{process}/environ").read_text()
        if text:
            return text
        time.sleep(0.05)


@needs_namespaces
def test_the_environment_of_the_caller_cannot_be_read():
    # what the system shows of a process is what it was started with
    word = f"sandbox-secret-{os.getpid()}"
    with subprocess.Popen(["sleep", "600"], env={"SECRET": word, "PATH": os.environ["PATH"]}) as process:
        try:
            assert word in started_with(process.pid)
            assert run(ACTS, "secrets", word) == []
        finally:
            process.kill()


def test_it_holds_its_own_pipes_and_nothing_else(tmp_path):
    with open(tmp_path / "open", "w") as file:
        os.set_inheritable(file.fileno(), True)
        found = run(ACTS, "descriptors")
    assert set(found.values()) <= {"pipe", "/dev/null"}
    assert len(found) == 5


def test_the_limits_are_set():
    found = run(ACTS, "limits")
    assert found["AS"] == [limits.MEMORY] * 2
    assert found["FSIZE"] == [limits.FILE_SIZE] * 2
    assert found["CORE"] == [0, 0]
    assert resource.RLIM_INFINITY not in found["CPU"]


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGABRT])
def test_dying_by_a_signal(how):
    raised(sandbox.WorkerStopped, "die", int(how), within=30)


def test_crashing():
    raised(sandbox.WorkerStopped, "crash", within=30)


def test_a_mistake_of_ours_is_logged_where_it_can_be_found(caplog):
    raised(sandbox.WorkerStopped, "fail", within=30)
    assert "a mistake of ours" in caplog.text


def message(text, *sizes):
    head = json.dumps([len(text), *sizes]).encode()
    return len(head).to_bytes(4, "big") + head + text


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\0\0",
        b"\xff" * 1000,
        b"\0\0\0\2{}",
        message(b'{"value": {"$bytes": 0}}'),
        message(b'{"value": {"$bytes": -1}}', 0),
        message(b"[" * 100_000),
        message(b'{"value": 1' + b" " * 10),
        message(b'"text"'),
        message(b'{"other": 1}'),
        message(b'{"error": "os.system", "params": {"command": "true"}}'),
        message(b'{"error": ["x"], "params": 3}'),
        message(b'{"error": "eoffice_hostile.errors.Known", "params": {}}'),
        message(b'{"value": 1}', limits.ANSWER_SIZE),
    ],
    ids=range(14),
)
def test_answers_that_are_none(data):
    raised(sandbox.WorkerStopped, "say", data, True, within=30)


def test_half_an_answer_and_then_silence(short):
    raised(WorkerStalled, "say", message(b'{"value": 1}', 10), False, seconds=0.2, within=30)


def test_an_answer_without_end(monkeypatch):
    monkeypatch.setattr(limits, "ANSWER_SIZE", 1024**2)
    raised(sandbox.WorkerStopped, "say", message(b"", 2 * 1024**2), False, within=30)


def test_an_error_of_the_act_is_raised_as_it_was():
    error = raised(Known, "refuse")
    assert (error.params, str(error)) == ({"count": 3}, "There are 3 reasons.")


def test_an_error_that_the_caller_does_not_know(caplog):
    raised(sandbox.WorkerStopped, "refuse_unknown")
    assert "not known here" in caplog.text


@pytest.mark.parametrize(
    "module", ["os", "eoffice_documents", "odoo.addons.eoffice_documents.sandbox.acts", "eoffice_x/y", ""]
)
def test_no_module_of_others_is_named(module):
    with pytest.raises(ValueError):
        run(module, "system", "true")
    assert not pool._idle


@pytest.mark.parametrize("name", ["no_act", "os", "__doc__", "missing"])
def test_nothing_but_an_act_is_called(name, caplog):
    raised(sandbox.WorkerStopped, name)
    assert "no act of eoffice_hostile.acts" in caplog.text
