import os
import select
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from playground.engine import LocalEngine, Viewer
from playground.engine import messages as m
from playground.engine.protocol import Loss
from tests.engine.conftest import PATIENCE, TINY, training


class Correspondent:
    """Hear a worker out."""

    def __init__(self):
        self.reports = []
        self.ready = threading.Event()
        self.gone = threading.Event()
        self.loss = None

    def receive(self, report):
        self.reports.append(report)
        self.ready.set()

    def lose(self, loss):
        self.loss = loss
        self.gone.set()


def alive(pid):
    """Tell whether a process runs; one that only waits to be buried does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


@pytest.fixture
def friend():
    return Correspondent()


def train_job(tmp_path):
    return m.TrainJob(architecture=TINY.to_json(), training=training(epochs=1000).to_json(), directory=str(tmp_path))


def test_a_killed_process_is_noticed_with_its_signal(engine, friend, tmp_path):
    worker = engine.start(train_job(tmp_path), friend.receive, friend.lose)
    assert friend.ready.wait(PATIENCE)
    os.kill(worker.pid, signal.SIGKILL)
    assert friend.gone.wait(3)
    assert friend.loss == Loss("ended", -9)
    worker.send(m.Pause())


def test_a_worker_that_stops_leaves_with_zero(engine, friend, tmp_path):
    worker = engine.start(train_job(tmp_path), friend.receive, friend.lose)
    worker.send(m.Stop())
    assert friend.gone.wait(PATIENCE)
    assert (friend.reports[-1], friend.loss) == (m.Ended("stopped"), Loss("ended", 0))


def test_a_worker_has_a_session_of_its_own(engine, friend):
    worker = engine.start(m.ViewJob(), friend.receive, friend.lose)
    assert friend.ready.wait(PATIENCE)
    assert os.getsid(worker.pid) == worker.pid
    os.kill(worker.pid, signal.SIGINT)
    assert alive(worker.pid)
    worker.kill()
    assert friend.gone.wait(3)


def test_closing_leaves_no_process(friend):
    engine = LocalEngine()
    worker = engine.start(m.ViewJob(), friend.receive, friend.lose)
    assert friend.ready.wait(PATIENCE)
    pid = worker.pid
    assert alive(pid)
    engine.close()
    assert friend.gone.is_set()
    assert not alive(pid)
    assert worker.pid is None


def test_a_closed_engine_starts_nothing(friend):
    engine = LocalEngine()
    engine.close()
    engine.start(m.ViewJob(), friend.receive, friend.lose)
    assert friend.gone.wait(PATIENCE)
    assert friend.reports == []


def test_where_there_is_no_fork(picture):
    viewer = Viewer(engine := LocalEngine("spawn"))
    assert viewer.wait_until_ready(PATIENCE)
    assert viewer.activations(TINY, picture, ["last"])["last"].shape == (1, 10)
    viewer.close()
    engine.close()


SERVER = """
import sys
from playground.engine import Viewer
viewer = Viewer()
viewer.wait_until_ready(60)
print(viewer.pid, flush=True)
sys.stdin.read()
"""


def test_workers_end_with_a_server_that_is_killed(tmp_path):
    script = tmp_path / "server.py"
    script.write_text(SERVER)
    server = subprocess.Popen(
        [sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": "."}
    )
    with server:
        pid = int(server.stdout.readline())
        assert alive(pid)
        process = os.pidfd_open(pid)
        server.kill()
        assert gone(process, 5)


def gone(process, seconds):
    """Wait for the end of a process that is no child of ours."""
    try:
        return bool(select.select([process], [], [], seconds)[0])
    finally:
        os.close(process)


def test_a_worker_whose_reports_cannot_be_handed_on_is_ended(engine, friend, tmp_path, monkeypatch):
    said = []
    monkeypatch.setattr(threading, "excepthook", lambda problem: said.append(str(problem.exc_value)))

    def refuse(_):
        raise OSError("disk full")

    worker = engine.start(train_job(tmp_path), refuse, friend.lose)
    assert friend.gone.wait(PATIENCE)
    worker.thread.join(PATIENCE)
    assert said == ["disk full"]
