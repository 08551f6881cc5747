"""Training that is interrupted and gone on with is the training that never was."""

import json
from dataclasses import asdict

import numpy as np
import pytest

from playground.architecture import TrainingSettings
from playground.training.errors import TrainingError
from playground.training.loop import EpochEnd
from playground.training.session import open_session
from tests.networks import DROPOUT, FLATTEN, NORM, conv, dense, network, pool

ARCHITECTURE = network(
    conv(3, 5, strides=3, activation="relu", id="c"), NORM | {"id": "n"}, pool(), FLATTEN, DROPOUT, dense(10, id="d")
)
ADAM, MOMENTUM = {"name": "Adam", "learning_rate": 0.01}, {"name": "SGD", "learning_rate": 0.05, "momentum": 0.9}


def session(optimizer=ADAM, **fields):
    given = {"dataset": "digits", "train_size": 256, "batch_size": 32, "epochs": 3, "optimizer": optimizer, **fields}
    return open_session(ARCHITECTURE, TrainingSettings.model_validate_json(json.dumps(given)))


def train_until(session, step):
    """Train to a step and through what validation is then due; return what the epochs gave."""
    ends = []
    while session.loop.step < step or session.loop.validating:
        gave = session.loop.advance(step - session.loop.step)
        ends += [gave] if isinstance(gave, EpochEnd) else []
    return ends


def learned(session):
    return {name: np.asarray(variable) for name, variable in (session.memory.weights | session.memory._beside).items()}


@pytest.mark.parametrize(("optimizer", "at"), [(ADAM, 0), (ADAM, 5), (ADAM, 8), (MOMENTUM, 13)])
def test_going_on_is_exact(tmp_path, optimizer, at):
    path = tmp_path / "checkpoint.safetensors"
    straight = session(optimizer)
    ends = train_until(straight, 20)
    broken = session(optimizer)
    train_until(broken, at)
    broken.save(path, 12.5)
    resumed = session(optimizer, seed=0)
    assert resumed.restore(path) == 12.5
    assert (resumed.loop.step, resumed.loop.epoch) == (at, -(-at // 8))
    again = train_until(resumed, 20)
    np.testing.assert_equal(learned(resumed), learned(straight))
    for one, other in zip(again, ends[len(ends) - len(again) :], strict=True):
        assert (one.loss, one.accuracy) == pytest.approx((other.loss, other.accuracy))
        assert (one.val_loss, one.val_accuracy) == pytest.approx((other.val_loss, other.val_accuracy))


def test_a_validation_that_was_due_is_made_up_for(tmp_path):
    path = tmp_path / "checkpoint.safetensors"
    first = session()
    while first.loop.step < 8:
        first.loop.advance(8 - first.loop.step)
    assert first.loop.validating
    first.save(path, 0.0)
    second = session()
    second.restore(path)
    assert second.loop.validating
    (end,) = train_until(second, 8)
    (straight,) = train_until(first, 8)
    np.testing.assert_equal(asdict(end), asdict(straight))
    assert (second.loop.step, second.loop.epoch) == (8, 1)


def test_the_learning_rate_is_that_of_the_settings(tmp_path):
    path = tmp_path / "checkpoint.safetensors"
    first = session()
    first.set_learning_rate(0.5)
    first.save(path, 0.0)
    second = session()
    second.restore(path)
    assert float(second.optimizer.learning_rate) == pytest.approx(0.01)


def test_an_edit_keeps_what_was_learned(tmp_path):
    path = tmp_path / "initial.safetensors"
    first = session()
    train_until(first, 3)
    first.save(path, 1.0)
    edited = network(*[each for each in ARCHITECTURE.to_dict()["layers"] if each["kind"] != "Dropout"])
    second = open_session(edited, TrainingSettings.model_validate({"dataset": "digits"}), path)
    assert second.kept == ("c", "n", "d")
    assert second.loop.step == 0
    for name, slot in first.memory._slots.items():
        np.testing.assert_array_equal(second.memory._slots[name], slot)
    assert second.optimizer.iterations == 3


def test_pictures_that_change_at_random_change_as_if_never_interrupted(tmp_path):
    path = tmp_path / "checkpoint.safetensors"
    changes = {"flip": True, "shift": 0.1}
    straight, broken, resumed = (session(augmentation=changes) for _ in range(3))
    train_until(straight, 6)
    train_until(broken, 3)
    broken.save(path, 0.0)
    resumed.restore(path)
    train_until(resumed, 6)
    np.testing.assert_equal(learned(resumed), learned(straight))


def test_weights_to_start_from_that_cannot_be_read_are_told(tmp_path):
    path = tmp_path / "initial.safetensors"
    session().save(path, 0.0)
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(
        TrainingError, match="The weights to start from cannot be read: their file was cut short or lost"
    ):
        open_session(ARCHITECTURE, TrainingSettings.model_validate({"dataset": "digits"}), path)
