"""What the loss would be of a network that takes no notice of the picture."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.training.losses import Loss, crossentropy, mse

Floats = NDArray[np.float64]


def _entropy(shares: Floats, classes: int) -> float:
    return -sum(share * math.log(share) for share in shares if share > 0)


def _spread(shares: Floats, classes: int) -> float:
    return (1 - float(np.square(shares).sum())) / classes


CHANCE: dict[Loss, Callable[[Floats, int], float]] = {crossentropy: _entropy, mse: _spread}
"""Loss -> what it is where each class is always given its share of the pictures as probability."""


def chance_level(loss: Loss, labels: NDArray[Any], classes: int) -> float:
    """Return the loss of the best that can be said without looking: each class's share of the pictures.

    >>> from playground.training.losses import crossentropy, mse
    >>> round(chance_level(crossentropy, np.arange(10), classes=10), 3)
    2.303
    >>> round(chance_level(mse, np.arange(10), classes=10), 3)
    0.09
    """
    shares = np.bincount(labels, minlength=classes) / max(len(labels), 1)
    return CHANCE[loss](shares, classes)
