from types import SimpleNamespace

import pytest

from playground.engine.keeper import Keeper


class Session:
    """Count what is saved, and let it take a while."""

    def __init__(self):
        self.loop = SimpleNamespace(step=0)
        self.saved = []
        self.now = 0.0
        self.cost = 0.0

    def save(self, path, seconds):
        path.touch()
        self.saved.append(self.loop.step)
        self.now += self.cost


@pytest.fixture
def session():
    return Session()


@pytest.fixture
def keeper(session, tmp_path):
    return Keeper(session, tmp_path / "checkpoint.safetensors", lambda: session.now)


def train(session, keeper, seconds):
    session.loop.step += 1
    session.now += seconds
    keeper.save_if_due()


def test_weights_are_written_every_two_seconds(session, keeper):
    for _ in range(5):
        train(session, keeper, 1.0)
    assert session.saved == [2, 4]


def test_what_takes_long_to_write_is_written_less_often(session, keeper):
    session.cost = 0.25
    for _ in range(16):
        train(session, keeper, 1.0)
    assert session.saved == [2, 15]


def test_the_same_step_is_written_once(session, keeper):
    keeper.save()
    keeper.save()
    assert session.saved == [0]


def test_spoilt_weights_do_not_replace_sound_ones(session, keeper):
    keeper.save()
    session.loop.step, keeper.sound = 1, False
    keeper.save()
    assert session.saved == [0]


def test_spoilt_weights_are_better_than_none(session, keeper):
    keeper.sound = False
    keeper.save()
    assert session.saved == [0]
