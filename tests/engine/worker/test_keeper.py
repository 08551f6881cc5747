from types import SimpleNamespace

import pytest

from playground.engine.worker.keeper import Keeper
from playground.training.errors import TrainingError
from playground.training.folder import Folder


class Session:
    """Count what is saved, and let it take a while."""

    def __init__(self):
        self.loop = SimpleNamespace(step=0, validating=False)
        self.memory = SimpleNamespace(sound=True)
        self.saved = []
        self.now = 0.0
        self.cost = 0.0

    def save(self, path, seconds):
        path.touch()
        self.saved.append((self.loop.step, seconds))
        self.now += self.cost


class Shelf:
    error = None

    def __init__(self, path):
        self.folder = Folder(path)

    def put(self, path, step, write):
        if self.error is None:
            write(path)
        return self.error


@pytest.fixture
def session():
    return Session()


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path)


@pytest.fixture
def keeper(session, shelf):
    return Keeper(session, shelf, lambda: session.now, lambda: session.now)


def train(session, keeper, seconds):
    session.loop.step += 1
    session.now += seconds
    if keeper.due:
        keeper.save()


def steps(session):
    return [step for step, _ in session.saved]


def test_a_checkpoint_is_written_every_two_seconds_and_knows_its_time(session, keeper):
    for _ in range(5):
        train(session, keeper, 1.0)
    assert session.saved == [(2, 2.0), (4, 4.0)]


def test_what_takes_long_to_write_is_written_less_often(session, keeper):
    session.cost = 0.25
    for _ in range(8):
        train(session, keeper, 1.0)
    assert steps(session) == [2, 5, 8]


def test_where_training_rests_one_is_written_at_once_unless_that_takes_long(session, keeper):
    for step in range(3):
        session.loop.step = step
        keeper.save_at_rest()
    session.cost = 0.25
    for step in range(3, 6):
        session.loop.step = step
        wait = keeper.save_at_rest()
    assert steps(session) == [0, 1, 2, 3]
    assert wait == 10 * 0.25
    session.now += wait
    assert keeper.save_at_rest() is None
    assert steps(session) == [0, 1, 2, 3, 5]
    assert keeper.save_at_rest() is None


def test_the_same_step_is_written_once(session, keeper):
    keeper.save()
    keeper.save()
    assert steps(session) == [0]


def test_an_epoch_that_is_validated_is_written_again(session, keeper):
    session.loop.validating = True
    keeper.save()
    session.loop.validating = False
    keeper.save_at_rest()
    keeper.save_at_rest()
    assert steps(session) == [0, 0]


def test_after_going_back_the_same_step_is_another(session, keeper):
    keeper.save()
    keeper.forget()
    keeper.save()
    assert steps(session) == [0, 0]


def test_spoilt_weights_do_not_replace_sound_ones(session, keeper):
    keeper.save()
    session.loop.step, session.memory.sound = 1, False
    assert keeper.save() is None
    assert steps(session) == [0]


def test_spoilt_weights_are_better_than_none(session, keeper):
    session.memory.sound = False
    keeper.save()
    assert steps(session) == [0]


def test_what_could_not_be_written_is_tried_again(session, keeper, shelf):
    shelf.error = TrainingError("disk_full", "The disk is full.")
    assert keeper.save() is shelf.error
    assert keeper.save_at_rest() == 2.0
    shelf.error = None
    assert keeper.save() is None
    assert steps(session) == [0]
