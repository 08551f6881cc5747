from types import SimpleNamespace

import pytest

from playground.engine.worker import snapshots
from playground.engine.worker.snapshots import Snapshots, plan
from playground.training.folder import Folder


class Session:
    """Count what is written, and let it take a while."""

    def __init__(self, epochs=1, steps_per_epoch=1000, size=1000):
        self.loop = SimpleNamespace(step=0, epochs=epochs, steps_per_epoch=steps_per_epoch)
        self.memory = SimpleNamespace(sound=True, size=size)
        self.now = 0.0
        self.cost = 0.0

    def save_weights(self, path, seconds):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        self.now += self.cost


class Shelf:
    full = False

    def __init__(self, path):
        self.folder = Folder(path)

    def put(self, path, step, write):
        return "full" if self.full else write(path)


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path)


def keep(session, shelf):
    return Snapshots(session, shelf, lambda: session.now)


def train(session, kept, steps, seconds=0.1):
    """Train as the worker does, each step in so many seconds, in slices of 7 steps at most."""
    kept.take_if_due()
    end = session.loop.step + steps
    while session.loop.step < end:
        upcoming = kept.next or end
        done = min(upcoming - session.loop.step, 7, end - session.loop.step)
        session.loop.step += done
        session.now += done * seconds
        kept.take_if_due()


@pytest.mark.parametrize("steps", [1, 2, 100, 180, 181, 4690, 100_000, 10_000_000])
def test_a_whole_training_gives_about_two_hundred(steps):
    chosen = plan(steps, 200)
    kept = {0}
    while (following := chosen.after(max(kept))) <= steps:
        kept.add(following)
    assert min(steps, 90) <= len(kept) <= 200 + 4
    assert all(map(chosen.due, kept))
    assert {1 << n for n in range(steps.bit_length())} <= kept


def test_between_those_that_are_due_none_is():
    chosen = plan(4690, 200)
    due = [step for step in range(200) if chosen.due(step)]
    assert due == [0, 1, 2, 4, 8, 16, 32, 64, 96, 128, 160, 192]
    assert [chosen.after(step) for step in due[:-1]] == due[1:]


@pytest.mark.parametrize("most", [0, 1, 2, 12])
def test_a_huge_network_has_few(most):
    chosen = plan(4690, most)
    assert sum(map(chosen.due, range(4690))) <= max(1, most)


def test_slices_end_where_one_is_due(shelf):
    session = Session()
    train(session, keep(session, shelf), 40)
    assert shelf.folder.steps() == [0, 1, 2, 4, 8, 16, 24, 32, 40]


def test_the_last_step_has_one_too(shelf):
    session = Session()
    kept = keep(session, shelf)
    train(session, kept, 5)
    kept.take()
    kept.take()
    assert shelf.folder.steps() == [0, 1, 2, 4, 5]


def test_more_epochs_mean_a_wider_spacing_and_fewer_of_the_old_ones(shelf):
    session = Session()
    kept = keep(session, shelf)
    train(session, kept, 64)
    session.loop.epochs = 4
    kept.thin_out()
    assert shelf.folder.steps() == [0, 1, 2, 4, 8, 16, 32, 64]
    train(session, kept, 40)
    assert shelf.folder.steps()[-2:] == [64, 96]


def test_what_came_after_a_step_is_forgotten_and_kept_anew(shelf):
    session = Session()
    kept = keep(session, shelf)
    train(session, kept, 30)
    session.loop.step = 8
    kept.forget_after(8)
    assert shelf.folder.steps() == [0, 1, 2, 4, 8]
    train(session, kept, 10)
    assert shelf.folder.steps()[-1] == 16


def test_going_back_by_a_long_time_leaves_time_for_new_ones(shelf):
    session = Session()
    session.cost = 0.01
    kept = keep(session, shelf)
    train(session, kept, 1000, seconds=0.5)
    session.loop.step, session.now = 8, 4.0
    kept.forget_after(8)
    train(session, kept, 30)
    assert shelf.folder.steps() == [0, 1, 2, 4, 8, 16, 24, 32]


def test_writing_takes_a_fiftieth_of_the_time_at_most(shelf):
    session = Session(steps_per_epoch=180)
    session.cost = 0.5
    train(session, keep(session, shelf), 180, seconds=1.0)
    assert 6 <= len(shelf.folder.steps()) <= 9
    assert shelf.folder.steps()[0] == 0


def test_a_network_that_fills_the_disk_has_the_first_and_the_last(shelf):
    session = Session(size=snapshots.BYTES)
    kept = keep(session, shelf)
    train(session, kept, 1000)
    kept.take()
    assert shelf.folder.steps() == [0, 1000]


def test_spoilt_weights_are_not_kept(shelf):
    session = Session()
    session.memory.sound = False
    keep(session, shelf).take()
    assert shelf.folder.steps() == []


def test_what_could_not_be_written_is_not_there(shelf):
    session = Session()
    kept = keep(session, shelf)
    shelf.full = True
    kept.take()
    shelf.full = False
    kept.take()
    assert shelf.folder.steps() == [0]


def test_those_of_an_earlier_process_are_known(shelf):
    session = Session()
    train(session, keep(session, shelf), 30)
    session.loop.step = 8
    keep(session, shelf).forget_after(8)
    assert shelf.folder.steps() == [0, 1, 2, 4, 8]
