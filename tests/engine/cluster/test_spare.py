import threading
from types import SimpleNamespace

import pytest

from playground.engine.cluster.spare import SpareActor
from playground.engine.messages import Means


class Workshop:
    """Makes actors that only count."""

    def __init__(self):
        self.made = []
        self.killed = []
        self.loaded = threading.Semaphore(0)

    def create(self, means):
        self.made.append(SimpleNamespace(means=means, place=SimpleNamespace(remote=self.loaded.release)))
        return self.made[-1]


@pytest.fixture
def workshop():
    return Workshop()


def spare_of(workshop, quiet=0.0):
    return SpareActor(workshop.create, workshop.killed.append, quiet)


def test_the_next_run_finds_an_actor_that_is_ready(workshop):
    spare = spare_of(workshop)
    assert spare.take(Means(2)) is workshop.made[0]
    assert workshop.loaded.acquire(timeout=10)
    assert spare.take(Means(2)) is workshop.made[1]
    assert workshop.loaded.acquire(timeout=10)
    spare.close()
    assert workshop.killed == [workshop.made[2]]


def test_one_for_other_means_goes(workshop):
    spare = spare_of(workshop)
    spare.take(Means(2))
    assert workshop.loaded.acquire(timeout=10)
    assert spare.take(Means(1)).means == Means(1)
    assert workshop.killed == [workshop.made[1]]
    spare.close()


def test_none_waits_on_a_gpu_and_none_comes_after_the_end(workshop):
    spare = spare_of(workshop, quiet=60)
    spare.take(Means(2, gpu=0))
    spare.take(Means(2))
    spare.close()
    spare.take(Means(2))
    assert len(workshop.made) == 3
    assert not workshop.loaded.acquire(blocking=False)
    spare.close()
