import math

import numpy as np
import pytest

from playground.training.losses import LOSSES, crossentropy, mse
from playground.training.troubles.chance import CHANCE, chance_level


def test_every_loss_has_one():
    assert set(CHANCE) == set(LOSSES.values())


@pytest.mark.parametrize("name", LOSSES)
def test_it_is_the_loss_of_always_naming_each_class_s_share(name):
    labels = np.array([0, 0, 0, 1, 2, 2])
    shares = np.tile(np.float32([3, 1, 2, 0]) / 6, (6, 1))
    given = float(np.mean(LOSSES[name](labels, np.maximum(shares, 1e-7), False)))
    assert chance_level(LOSSES[name], labels, classes=4) == pytest.approx(given, rel=1e-5)


def test_ten_classes_of_the_same_size():
    assert chance_level(crossentropy, np.arange(10), 10) == pytest.approx(math.log(10))
    assert chance_level(mse, np.arange(10), 10) == pytest.approx(0.09)


def test_one_class_alone_leaves_nothing_to_guess():
    assert chance_level(crossentropy, np.zeros(5, int), 3) == 0
