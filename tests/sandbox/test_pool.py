"""Workers stay for the next act and go with their caller; programs run under the same limits."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from conftest import processes_in
from eoffice_documents import sandbox
from eoffice_documents.sandbox import limits, pool, run, run_program
from eoffice_documents.sandbox.errors import WorkerStalled

ACTS = "eoffice_hostile.acts"


def waiting():
    """A worker that will be taken for the next act."""
    run(ACTS, "echo", 1)
    [worker] = pool._idle
    return worker


def test_values_arrive_as_they_were_sent():
    sent = [None, True, 1.5, "chữ", b"", b"\0\xff" * 500_000, {"list": [b"x", {"y": b"z"}]}]
    assert run(ACTS, "echo", *sent, named=b"n") == [*sent, {"named": b"n"}]
    with pytest.raises(TypeError):
        run(ACTS, "echo", {1, 2})


def test_a_worker_stays_for_the_next_act():
    first = run(ACTS, "folder")
    assert run(ACTS, "folder") == first
    assert len(pool._idle) == 1


def test_its_folder_is_its_own_empty_and_removed(workplace):
    folder, files, temporary = run(ACTS, "folder")
    assert (files, temporary) == ([], folder) and folder.startswith(str(workplace))
    run(ACTS, "litter")
    assert run(ACTS, "folder") == [folder, [], folder]
    sandbox.stop()
    assert not os.path.exists(folder)
    assert os.path.exists("/etc")


def test_a_fresh_worker_is_gone_afterwards():
    kept = run(ACTS, "folder")[0]
    other = run(ACTS, "folder", fresh=True)[0]
    assert other != kept and not os.path.exists(other)
    assert len(pool._idle) == 1


def test_acts_at_the_same_time_have_workers_of_their_own():
    found = []
    threads = [threading.Thread(target=lambda: found.append(run(ACTS, "sleep", 1) or 1)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1, 1, 1] and len(pool._idle) == 3


def test_a_worker_that_leaves_just_as_work_comes_costs_nothing(monkeypatch):
    worker = waiting()
    os.killpg(worker.child.process.pid, signal.SIGKILL)
    worker.child.wait(10)
    monkeypatch.setattr(worker, "is_alive", lambda: True)
    assert run(ACTS, "echo", 2) == [2]
    assert pool._idle != [worker]


def test_a_worker_that_has_died_meanwhile_is_not_taken():
    worker = waiting()
    os.killpg(worker.child.process.pid, signal.SIGKILL)
    worker.child.wait(10)
    assert run(ACTS, "echo", 2) == [2]
    assert not os.path.exists(worker.child.folder)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL])
def test_a_worker_that_something_else_has_ended_and_reaped_is_replaced(how, workplace):
    worker = waiting()
    os.kill(worker.child.process.pid, how)
    assert os.waitpid(worker.child.process.pid, 0)[1] == signal.SIGKILL
    assert not processes_in(workplace)
    assert how == signal.SIGKILL or not os.path.exists(worker.child.folder)
    assert run(ACTS, "echo", 2) == [2]
    assert not os.path.exists(worker.child.folder)


def test_a_worker_without_work_leaves_by_itself(workplace):
    changed = "from eoffice_documents.sandbox import limits, worker; limits.IDLE_SECONDS = 0.1; worker.main()"
    path = os.pathsep.join(filter(None, sys.path))
    idle = subprocess.Popen(
        [sys.executable, "-P", "-c", changed], stdin=subprocess.PIPE, env={"PYTHONPATH": path}, cwd=workplace
    )
    assert idle.wait(30) == 0
    idle.stdin.close()


def test_a_worn_worker_gives_way_to_a_fresh_one():
    first = run(ACTS, "wear_out")
    second = run(ACTS, "wear_out")
    assert second != first and not os.path.exists(first)


def test_work_is_limited_by_its_own_time_not_by_the_clock():
    """A busy machine lets a worker stand still; here it is stopped for longer than the act may cost."""
    worker = waiting()
    os.killpg(worker.child.process.pid, signal.SIGSTOP)
    go_on = threading.Timer(0.8, os.killpg, [worker.child.process.pid, signal.SIGCONT])
    go_on.start()
    assert run(ACTS, "echo", 2, seconds=0.5) == [2]
    assert pool._idle == [worker]


def test_a_worker_that_stands_still_for_good_is_ended_and_another_works():
    worker = waiting()
    os.killpg(worker.child.process.pid, signal.SIGSTOP)
    assert run(ACTS, "echo", 2, seconds=0.1) == [2]
    assert worker.child.process.returncode == -signal.SIGKILL


def test_a_signal_to_the_server_and_its_group_does_not_reach_a_worker():
    worker = waiting()
    assert os.getsid(worker.child.process.pid) == worker.child.process.pid != os.getsid(0)


def test_an_interrupted_caller_leaves_nothing(monkeypatch, workplace):
    worker = waiting()

    def interrupted(size):
        raise KeyboardInterrupt

    monkeypatch.setattr(worker, "_read", interrupted)
    with pytest.raises(KeyboardInterrupt):
        run(ACTS, "sleep")
    assert not processes_in(workplace) and not pool._idle


@pytest.mark.parametrize(
    "work",
    [
        "sandbox.run('eoffice_hostile.acts', 'sleep')",
        "sandbox.run('eoffice_hostile.acts', 'echo', 1); print('idle', flush=True); __import__('time').sleep(600)",
        "import tempfile; sandbox.run_program(['sleep', '600'], tempfile.mkdtemp(prefix='eoffice-'), seconds=60)",
    ],
    ids=["at work", "idle", "program"],
)
def test_a_caller_that_dies_takes_them_with_it(work, workplace):
    path = os.pathsep.join(filter(None, sys.path))
    caller = subprocess.Popen(
        [sys.executable, "-c", f"from eoffice_documents import sandbox; {work}"],
        env={"PYTHONPATH": path, "TMPDIR": str(workplace), "PATH": os.environ["PATH"]},
        stdout=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 30
    while not any_in(workplace) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert any_in(workplace)
    caller.kill()
    caller.wait()
    assert not processes_in(workplace)
    assert not list(workplace.glob("eoffice-*"))


def any_in(folder):
    """Whether a child has begun: what watches over it and the work itself."""
    from conftest import _works_in

    return sum(name.isdigit() and _works_in(name, folder) for name in os.listdir("/proc")) >= 2


def test_workers_of_a_process_are_not_those_of_its_fork():
    worker = waiting()
    child = os.fork()
    if not child:
        os._exit(not (pool._idle == [] and worker.child.process.stdin.closed))
    assert os.waitpid(child, 0)[1] == 0
    assert run(ACTS, "echo", 3) == [3] and pool._idle == [worker]


def test_a_program_ends_as_it_ends(tmp_path):
    script = 'echo "$HOME $TMPDIR $MORE $PYTHONPATH" > said; cat > read; exit 3'
    assert run_program(["sh", "-c", script], tmp_path, seconds=10, environment={"MORE": "x"}) == 3
    assert (tmp_path / "said").read_text().split() == [str(tmp_path), str(tmp_path), "x"]
    assert (tmp_path / "read").read_bytes() == b""


def test_a_program_that_is_ended_or_works_too_long(tmp_path, monkeypatch):
    with pytest.raises(sandbox.WorkerStopped):
        run_program(["sh", "-c", "kill -9 $$"], tmp_path, seconds=10)
    with pytest.raises(sandbox.WorkerTooSlow) as caught:
        run_program(["sh", "-c", "while :; do :; done"], tmp_path, seconds=1)
    assert caught.type is sandbox.WorkerTooSlow
    # one that catches the signal and says that it has crashed, as LibreOffice does
    with pytest.raises(sandbox.WorkerTooSlow):
        run_program(
            [sys.executable, "-c", "import signal, sys\nsignal.signal(24, lambda *a: sys.exit(7))\nwhile 1: 0"],
            tmp_path,
            seconds=1,
        )
    monkeypatch.setattr(limits, "TIMEOUT_FACTOR", 1)
    with pytest.raises(WorkerStalled):
        run_program(["sleep", "600"], tmp_path, seconds=1)


def test_what_a_program_leaves_running_ends_with_it(tmp_path):
    assert run_program(["sh", "-c", "sleep 600 & sleep 601 & exit 0"], tmp_path, seconds=10) == 0
    assert not processes_in(tmp_path)


def test_a_program_has_the_limits(tmp_path):
    run_program(["sh", "-c", "ulimit -v > memory; ulimit -f > size; ulimit -c > core"], tmp_path, seconds=10)
    found = [int((tmp_path / name).read_text()) for name in ("memory", "size", "core")]
    assert found == [limits.MEMORY // 1024, limits.FILE_SIZE // 512, 0]
