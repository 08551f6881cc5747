"""What was learned before, taken over by a network that was edited since: but for kernels that were set by hand."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.training.checkpoint import Built, Checkpoint, load, take_over
from playground.training.extra import SetKernels, given_kernels
from playground.training.origin import kernel_of

Kernels = list[Any]
"""As SetKernels has them, and as JSON."""


def transfer(network: Built, path: Path) -> tuple[str, ...]:
    """Take over the weights of each layer whose id and shapes fit, and return the ids of those layers."""
    learned = load(path)
    return tuple(name for name, made in network.layers.items() if adopt(made, name, learned))


def adopt(made: tuple[Any, ...], name: str, learned: Checkpoint) -> bool:
    """Give the Keras layers of one layer what was learned, if all of it is there and fits; tell whether it did.

    Cells of kernels that were set by hand since, frozen, or let go, keep their first weights.
    """
    weights, now, before = learned.layers.get(name, {}), kernels_of(made), learned.set_by_hand.get(name, [])
    if now == before:
        return take_over(made, weights)
    kernel = kernel_of(made)
    first = np.asarray(kernel).copy()
    taken = take_over(made, weights)
    if taken:
        kernel.assign(np.where(differing(first.shape, now, before), first, kernel))
    return taken


def set_by_hand(network: Built) -> dict[str, Kernels]:
    """Return the kernels that were set by hand, by layer id."""
    found = {name: kernels_of(made) for name, made in network.layers.items()}
    return {name: kernels for name, kernels in found.items() if kernels}


def kernels_of(made: tuple[Any, ...]) -> Kernels:
    """Return the kernels of one layer that were set by hand, as they come back from JSON."""
    initializer = getattr(made[-1], "kernel_initializer", None) if made else None
    kernels: Kernels = json.loads(json.dumps(initializer.kernels)) if isinstance(initializer, SetKernels) else []
    return kernels


def differing(shape: tuple[int, ...], now: Kernels, before: Kernels) -> NDArray[np.bool_]:
    """Return which weights are set, or frozen, otherwise than before, (height, width, channels, filters)."""
    return other(shape, now, before, frozen_only=False) | other(shape, now, before, frozen_only=True)


def other(shape: tuple[int, ...], now: Kernels, before: Kernels, frozen_only: bool) -> NDArray[np.bool_]:
    """Return which weights are given otherwise than before."""
    a, b = given_kernels(shape, now, frozen_only), given_kernels(shape, before, frozen_only)
    same: NDArray[np.bool_] = (a == b) | (np.isnan(a) & np.isnan(b))
    return ~same
