"""Which pictures make up each minibatch."""

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int32]
"""Indices of pictures, one row a minibatch: (steps, batch)."""


def steps_per_epoch(size: int, batch_size: int) -> int:
    """Return how many minibatches go through all pictures.

    >>> steps_per_epoch(100, 32)
    4
    """
    return -(-size // batch_size)


def epoch_order(seed: int, epoch: int, size: int, batch_size: int) -> Rows:
    """Return the minibatches of one epoch: every picture in an order of its own for each seed and epoch.

    The last minibatch is filled up from the start of the order, so that all have the same shape.

    Output shape: (steps, batch)
    """
    order = np.random.default_rng([seed, epoch]).permutation(size)
    return _rows(order, batch_size)


def in_order(size: int, batch_size: int) -> tuple[Rows, NDArray[np.float32]]:
    """Return minibatches that go through all pictures in their order, and a mask with 0 for the filling.

    Output shape: (steps, batch) both
    """
    rows = _rows(np.arange(size), batch_size)
    mask = np.arange(rows.size, dtype=np.int64) < size
    return rows, mask.astype(np.float32).reshape(rows.shape)


def _rows(order: NDArray[np.int64], batch_size: int) -> Rows:
    steps = steps_per_epoch(len(order), batch_size)
    return np.resize(order, steps * batch_size).astype(np.int32).reshape(steps, batch_size)
