import numpy as np
import pytest

from playground.engine import LocalEngine
from playground.engine import messages as m
from playground.engine.local.engine import usual
from playground.engine.local.spare import QUIET, Spare
from playground.training.checkpoint import load
from playground.training.folder import Folder
from tests.clock import Clock
from tests.engine.conftest import PATIENCE, TINY, training
from tests.engine.local.test_engine import Correspondent


class Worker:
    """A process that only has to be there."""

    pid = 1

    def __init__(self, job):
        self.job = job
        self.over = self.killed = False

    def kill(self):
        self.killed = True


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def hired():
    return []


@pytest.fixture
def spare(clock, hired):
    """Return a keeper of a spare process, and the time for it is come."""
    spare = Spare(lambda job, _received, _lost: hired.append(Worker(job)) or hired[-1], TWO, clock)
    clock.now += QUIET + 0.1
    return spare


ONE, TWO = m.Means(threads=1), m.Means(threads=2)


def test_nothing_is_kept_ready_at_once(clock, hired):
    Spare(lambda *_: hired.append(0), TWO, clock).tend()
    assert hired == []


def test_one_process_is_kept_for_the_means_of_the_last_start(spare, hired):
    spare.tend()
    spare.tend()
    assert [worker.job for worker in hired] == [m.Prepare(TWO)]
    assert spare.take(TWO) is hired[0]
    assert spare.take(TWO) is None


def test_a_start_goes_first(spare, clock, hired):
    spare.take(TWO)
    clock.now += QUIET - 0.1
    spare.tend()
    assert hired == []


def test_one_that_does_not_fit_is_ended_and_the_next_one_fits(spare, clock, hired):
    spare.tend()
    assert spare.take(ONE) is None
    assert hired[0].killed
    clock.now += QUIET + 0.1
    spare.tend()
    assert hired[1].job == m.Prepare(ONE)


def test_none_is_kept_on_a_gpu(spare, clock, hired):
    spare.take(m.Means(gpu=0))
    clock.now += QUIET + 0.1
    spare.tend()
    assert hired == []


def test_one_that_died_is_replaced_after_a_while(spare, clock, hired):
    spare.tend()
    hired[0].over = True
    spare.tend()
    assert spare.pid is None
    clock.now += QUIET + 0.1
    spare.tend()
    assert len(hired) == 2


def trained(engine, directory):
    """Train on an engine; return the worker and what it learned."""
    directory.mkdir()
    friend = Correspondent()
    settings = training(epochs=2).to_json()
    job = m.TrainJob(architecture=TINY.to_json(), training=settings, directory=str(directory), means=usual())
    worker = engine.start(job, friend.receive, friend.lose)
    assert friend.gone.wait(PATIENCE)
    assert friend.reports[-1] == m.Ended("finished")
    return worker, load(Folder(directory).checkpoint).layers


@pytest.fixture
def spared():
    """Return an engine with a spare process, begun without a wait."""
    engine = LocalEngine(spare=True)
    engine.spare._last = float("-inf")
    engine.spare.tend()
    yield engine
    engine.close()


def test_a_run_in_a_spare_process_learns_what_it_would_learn_in_another(spared, engine, tmp_path):
    waiting = spared.spare._worker
    assert spared.spare.ready.wait(PATIENCE)
    worker, learned = trained(spared, tmp_path / "spare")
    assert worker is waiting
    other, expected = trained(engine, tmp_path / "fresh")
    assert other is not waiting
    assert all(
        np.array_equal(learned[layer][name], values) for layer in expected for name, values in expected[layer].items()
    )


def test_a_start_goes_on_where_the_spare_process_has_died(spared, tmp_path):
    waiting = spared.spare._worker
    waiting.kill()
    waiting.thread.join(PATIENCE)
    worker, _ = trained(spared, tmp_path / "run")
    assert worker is not waiting


def test_closing_leaves_no_spare_process(spared):
    waiting = spared.spare._worker
    spared.close()
    waiting.thread.join(PATIENCE)
    assert waiting.pid is None
