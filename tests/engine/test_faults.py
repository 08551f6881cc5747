"""What may befall a worker process is noticed within three seconds, and no other worker notices it."""

import multiprocessing
import os
import signal
import threading

import psutil
import pytest

from playground.engine import LocalEngine, Viewer
from playground.engine import messages as m
from playground.engine.protocol import Loss
from tests.engine import faulty
from tests.engine.conftest import PATIENCE, TINY, training
from tests.engine.local.test_engine import Correspondent, alive
from tests.networks import FLATTEN, conv, dense, network

SOON = 3.0
"""Seconds within which a fault must be noticed."""
SMALL = 600 << 20
"""Bytes: enough for TensorFlow and a small network."""
MANY_ACTIVATIONS = network(conv(256, 1), FLATTEN, dense())
DEEP = network(conv(512, 3, padding="same"), conv(512, 3, padding="same"), FLATTEN, dense())


class Neighbour(Correspondent):
    """A worker that trains on and on."""

    def __init__(self):
        super().__init__()
        self._told = threading.Event()

    def receive(self, report):
        super().receive(report)
        if isinstance(report, m.Metrics):
            self._told.set()

    def trains(self):
        """Tell whether it is heard of after now."""
        self._told.clear()
        return self._told.wait(PATIENCE) and not self.gone.is_set()


@pytest.fixture(scope="module")
def engine():
    engine = LocalEngine(entry=faulty.entry)
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def neighbour(engine, tmp_path_factory):
    neighbour = Neighbour()
    engine.start(job(tmp_path_factory.mktemp("neighbour"), batch_size=1), neighbour.receive, neighbour.lose)
    assert neighbour.trains()
    return neighbour


def job(directory, architecture=TINY, name=None, batch_size=32, memory=None):
    return m.TrainJob(
        architecture=architecture.model_copy(update={"name": name or architecture.name}).to_json(),
        training=training(epochs=1000, batch_size=batch_size, train_size=None).to_json(),
        directory=str(directory),
        means=m.Means(memory=memory),
    )


@pytest.fixture
def start(engine, neighbour, tmp_path):
    """Return a function that starts a worker; afterwards nothing of any worker is left and the neighbour trains on."""
    files, started = psutil.Process().num_fds(), []

    def start(**kind):
        victim = Correspondent()
        worker = engine.start(job(tmp_path, **kind), victim.receive, victim.lose)
        assert victim.ready.wait(PATIENCE)
        started.append(worker.pid)
        return victim, worker

    yield start
    assert neighbour.trains()
    assert not any(map(alive, started))
    assert psutil.Process().num_fds() <= files


@pytest.mark.parametrize(
    ("number", "loss"),
    [
        (signal.SIGKILL, Loss("ended", -signal.SIGKILL)),
        (signal.SIGSEGV, Loss("ended", -signal.SIGSEGV)),
        (signal.SIGSTOP, Loss("silent", -signal.SIGKILL)),
    ],
)
def test_a_signal(start, number, loss):
    victim, worker = start()
    os.kill(worker.pid, number)
    assert victim.gone.wait(SOON)
    assert victim.loss == loss


@pytest.mark.parametrize(
    ("name", "loss"),
    [
        ("leave", Loss("ended", 3)),
        ("abort", Loss("ended", -signal.SIGABRT)),
        ("deadlock", Loss("silent", -signal.SIGKILL)),
        ("garbage", Loss("garbage", -signal.SIGKILL)),
        ("flood", Loss("flood", -signal.SIGKILL)),
        ("endless message", Loss("flood", -signal.SIGKILL)),
    ],
)
def test_a_fault_of_its_own(start, name, loss):
    victim, worker = start(name=name)
    worker.send(m.Stop())  # What it is waiting for.
    assert victim.gone.wait(SOON)
    assert victim.loss == loss


@pytest.mark.parametrize(("greedy", "batch_size"), [(MANY_ACTIVATIONS, 512), (DEEP, 2)])
def test_a_network_that_needs_more_memory_than_it_may_have(start, greedy, batch_size):
    victim, _ = start(architecture=greedy, batch_size=batch_size, memory=SMALL)
    assert victim.gone.wait(PATIENCE)
    failed = [report.code for report in victim.reports if isinstance(report, m.Failed)]
    assert failed == ["out_of_memory"] or victim.loss.reason == "memory"


def test_a_viewer_that_hangs_is_replaced(engine, picture):
    viewer = Viewer(engine)
    assert viewer.wait_until_ready(PATIENCE)
    hung = viewer.pid
    os.kill(hung, signal.SIGSTOP)
    assert viewer.activations(TINY, picture, ["last"])["last"].shape == (1, 10)
    assert viewer.pid != hung
    assert not alive(hung)
    viewer.close()


def fork_server():
    return multiprocessing.forkserver._forkserver._forkserver_pid


def test_the_fork_server_killed_while_a_worker_starts(start):
    os.kill(fork_server(), signal.SIGKILL)
    victim, worker = start()
    # Nobody can tell any more how those ended that the old one had started, and they can be ended all the same.
    os.kill(fork_server(), signal.SIGKILL)
    worker.kill()
    assert victim.gone.wait(SOON)
    assert victim.loss == Loss("ended", None)


@pytest.mark.parametrize("hang", ["fork", "server"])
def test_a_start_that_hangs_is_tried_without_a_fork(hang, tmp_path):
    engine, friend = LocalEngine(entry=faulty.hang_as_a_fork, patience=SOON), Correspondent()
    task = job(tmp_path)
    multiprocessing.forkserver.ensure_running()
    if hang == "server":
        os.kill(fork_server(), signal.SIGSTOP)
    worker = engine.start(task, friend.receive, friend.lose)
    worker.send(m.Pause(number=7))
    assert friend.gone.wait(PATIENCE)
    assert (friend.reports, friend.loss, engine.method) == ([m.Done(7)], Loss("ended", 0), "spawn")
    engine.close()
