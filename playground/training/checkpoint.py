"""Weights on disk: one .npz with "<layer id>/<Keras weight name>" for each, never a pickle."""

import os
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Weights = dict[str, NDArray[Any]]
"""Keras's weight name ("kernel", "bias", "gamma", …) -> values."""

STEP, EPOCH = "@step", "@epoch"
"""Keys beside the weights; no layer's id begins with "@"."""


class Built(Protocol):
    """What has Keras layers for each layer id; `training.build.Network` does."""

    @property
    def layers(self) -> Mapping[str, tuple[Any, ...]]:
        """Layer id -> Keras layers."""


@dataclass(frozen=True)
class Checkpoint:
    """The weights of a network at one step."""

    layers: dict[str, Weights] = field(default_factory=dict)
    step: int = 0
    epoch: int = 0


def save(network: Built, path: Path, step: int = 0, epoch: int = 0) -> None:
    """Write all weights. A reader finds the old file or the new one, never half of one."""
    arrays = {f"{name}/{key}": np.asarray(v) for name, made in network.layers.items() for key, v in variables(made)}
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with draft.open("wb") as file:
            np.savez(file, allow_pickle=False, **arrays, **{STEP: np.int64(step), EPOCH: np.int64(epoch)})
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def load(path: Path) -> Checkpoint:
    """Read a checkpoint. Raises ValueError where the file is none."""
    try:
        # Opened here: NumPy leaves a file open that it cannot read.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
            arrays = dict(archive)
    except (ValueError, EOFError, zipfile.BadZipFile) as problem:
        raise ValueError(f"A checkpoint must be an .npz file of weights. Received: {path.name}.") from problem
    layers: dict[str, Weights] = {}
    for key, values in arrays.items():
        layer, found, weight = key.partition("/")
        if found:
            layers.setdefault(layer, {})[weight] = values
    return Checkpoint(layers, int(arrays.get(STEP, 0)), int(arrays.get(EPOCH, 0)))


def plain(path: Path) -> Weights:
    """Return the weights of a checkpoint by "<layer id>/<Keras weight name>", and nothing else.

    Raises ValueError where the file is none.
    """
    layers = load(path).layers
    return {f"{layer}/{name}": values for layer, weights in layers.items() for name, values in weights.items()}


def step_of(path: Path) -> int:
    """Return the step at which a checkpoint was written."""
    with path.open("rb") as file, np.load(file, allow_pickle=False) as archive:
        return int(archive[STEP])


def kept_step(path: Path) -> int | None:
    """Return the step at which a checkpoint was written; None where none was, or it cannot be read."""
    try:
        return step_of(path)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile):
        return None


def transfer(network: Built, path: Path) -> tuple[str, ...]:
    """Take over the weights of each layer whose id and shapes fit, and return the ids of those layers."""
    layers = load(path).layers
    return tuple(name for name, made in network.layers.items() if take_over(made, layers.get(name, {})))


def take_over(made: tuple[Any, ...], weights: Weights) -> bool:
    """Give the Keras layers of one layer these weights, if all are there and fit; tell whether they did."""
    own = dict(variables(made))
    fits = bool(own) and {key: tuple(v.shape) for key, v in own.items()} == {k: w.shape for k, w in weights.items()}
    if fits:
        for key, variable in own.items():
            variable.assign(weights[key])
    return fits


def variables(made: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    """Yield the weights of one layer by their Keras names; those of a call before the last bear its suffix too."""
    for keras_layer in made:
        suffix = "" if keras_layer is made[-1] else keras_layer.name.rpartition(".")[2] + "."
        for variable in keras_layer.weights:
            yield suffix + variable.path.rpartition(f"{keras_layer.name}/")[2], variable
