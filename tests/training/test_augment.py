"""Training pictures changed at random."""

import json
from dataclasses import replace

import numpy as np
import pytest

from playground.architecture import TrainingSettings
from playground.architecture.augmentation import Augmentation
from playground.training.augment import Augment
from playground.training.warm import tensorflow as tf
from tests.networks import DROPOUT, FLATTEN, conv, dense
from tests.training.test_loop import finish, make_loop

ALL = {"flip": True, "shift": 0.2, "rotation": 30, "zoom": 0.2, "contrast": 0.5, "brightness": 0.3}
LAYERS = (conv(2, 3), FLATTEN, DROPOUT, dense(2))


def augment(seed=0, **fields):
    text = json.dumps({"seed": seed, "augmentation": fields})
    return Augment(TrainingSettings.model_validate_json(text).augmentation_calls)


def pictures_of(channels=3):
    return np.random.default_rng(0).random((8, 12, 12, channels), dtype=np.float32)


@pytest.mark.parametrize("name", Augmentation.model_fields)
@pytest.mark.parametrize("channels", [1, 3])
def test_pictures_change_each_in_its_own_way_and_stay_pictures(name, channels):
    images = np.repeat(pictures_of(channels)[:1], 8, axis=0)
    changed = tf.function(augment(**{name: ALL[name]}))(images).numpy()
    assert changed.shape == images.shape
    assert changed.min() >= 0
    assert changed.max() <= 1
    assert len(np.unique(changed.reshape(8, -1), axis=0)) == (2 if name == "flip" else 8)


def test_every_call_changes_them_anew_and_the_seed_says_how():
    images = pictures_of()
    one, other, third = augment(seed=3, **ALL), augment(seed=3, **ALL), augment(seed=4, **ALL)
    first, second = one(images), one(images)
    assert not np.array_equal(first, second)
    np.testing.assert_array_equal(other(images), first)
    assert not np.array_equal(third(images), first)


def test_generators_put_back_change_pictures_as_before():
    images, made = pictures_of(), augment(**ALL)
    made(images)
    kept = {name: variable.numpy() for name, variable in made.generators.items()}
    expected = made(images)
    again = augment(seed=9, **ALL)
    for name, variable in again.generators.items():
        variable.assign(kept[name])
    np.testing.assert_array_equal(again(images), expected)


def augmented(pictures, **fields):
    loop = make_loop(pictures, *LAYERS, seed=5)
    return replace(loop, graphs=replace(loop.graphs, augment=augment(5, **fields)))


def test_same_seed_same_weights_however_the_calls_are_cut(pictures):
    loops = [augmented(pictures, **ALL) for _ in range(2)]
    finish(loops[0], most=1)
    loops[1].pace.steps = 4
    finish(loops[1])
    for one, other in zip(*(loop.graphs.model.get_weights() for loop in loops), strict=True):
        np.testing.assert_array_equal(one, other)


def test_training_alone_changes_pictures(pictures):
    plain, loop = make_loop(pictures, *LAYERS, seed=5), augmented(pictures, brightness=1.0)
    for each in (plain, loop):
        each.graphs.optimizer.learning_rate.assign(0.0)
    before, after = finish(plain), finish(loop)
    assert before[0].losses != after[0].losses
    assert before[-1].val_loss == after[-1].val_loss
