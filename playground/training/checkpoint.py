"""What a run has learned, on disk: safetensors, which is no pickle, is read without copying and tells when it is cut.

"<layer id>/<Keras weight name>" for each weight. No layer's id begins with "@", as the names do of all that is needed
beside the weights to train on: see `training.memory`.
"""

import errno
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save_file

from playground.training.folder import drafted

Weights = dict[str, NDArray[Any]]
"""Keras's weight name ("kernel", "bias", "gamma", …) -> values."""
BESIDE = "@"
"""What the names begin with of what is no weight."""


class Built(Protocol):
    """What has Keras layers for each layer id; `training.build.Network` does."""

    @property
    def layers(self) -> Mapping[str, tuple[Any, ...]]:
        """Layer id -> Keras layers."""


@dataclass(frozen=True)
class Progress:
    """How far training has come."""

    step: int = 0
    epoch: int = 0
    seconds: float = 0.0
    """Trained, pauses left out."""
    loss: float = 0.0
    """Sum over the steps of this epoch, as the next two."""
    correct: float = 0.0
    count: int = 0
    validating: bool = False
    """Whether the epoch is trained and its test pictures are not yet gone through."""


@dataclass(frozen=True)
class Checkpoint:
    """The weights of a network at one step."""

    layers: dict[str, Weights] = field(default_factory=dict)
    progress: Progress = Progress()
    set_by_hand: dict[str, Any] = field(default_factory=dict)
    """Layer id -> the kernels that were set by hand in the network that learned these weights."""

    @property
    def step(self) -> int:
        """The step after which they were written."""
        return self.progress.step


def write(
    path: Path, arrays: Mapping[str, NDArray[Any]], progress: Progress, set_by_hand: dict[str, Any] | None = None
) -> None:
    """Write arrays. A reader finds the old file or the new one, never half of one. Raises OSError."""
    # The library writes memory as it lies: an array in another order would come back scrambled.
    plain = {name: np.require(values, requirements="C") for name, values in arrays.items()}
    notes = {"progress": json.dumps(asdict(progress)), "set_by_hand": json.dumps(set_by_hand or {})}
    try:
        with drafted(path) as draft:
            save_file(plain, draft, notes)
    except SafetensorError as problem:
        raise _os_error(problem) from problem


def save(network: Built, path: Path, progress: Progress = Progress()) -> None:
    """Write all weights, and nothing beside them. Raises OSError."""
    write(path, {name: np.asarray(variable) for name, variable in named(network).items()}, progress)


def load(path: Path) -> Checkpoint:
    """Read the weights of a checkpoint. Raises ValueError where the file is none or is cut short."""
    arrays, progress = read(path, lambda name: not name.startswith(BESIDE))
    layers: dict[str, Weights] = {}
    for name, values in arrays.items():
        layer, _, weight = name.partition("/")
        layers.setdefault(layer, {})[weight] = values
    with _opened(path) as file:
        return Checkpoint(layers, progress, json.loads(file.metadata().get("set_by_hand", "{}")))


def read(path: Path, wanted: Callable[[str], bool]) -> tuple[Weights, Progress]:
    """Read the arrays whose names are wanted. Raises ValueError where the file is no checkpoint or is cut short."""
    with _opened(path) as file:
        return {name: file.get_tensor(name) for name in file.keys() if wanted(name)}, _progress(file)  # noqa: SIM118


def plain(path: Path) -> Weights:
    """Return the weights of a checkpoint by "<layer id>/<Keras weight name>", and nothing else. Raises ValueError."""
    return read(path, lambda name: not name.startswith(BESIDE))[0]


def of_layer(path: Path, layer: str) -> Weights:
    """Return the weights of one layer by Keras's names. Raises ValueError."""
    prefix = f"{layer}/"
    arrays, _ = read(path, lambda name: name.startswith(prefix))
    return {name.removeprefix(prefix): values for name, values in arrays.items()}


def part(path: Path, layer: str) -> Checkpoint:
    """Read one layer of a checkpoint; it is left out where it has no weights there. Raises ValueError."""
    weights = of_layer(path, layer)
    with _opened(path) as file:
        by_hand = json.loads(file.metadata().get("set_by_hand", "{}"))
        return Checkpoint({layer: weights} if weights else {}, _progress(file), by_hand)


def step_of(path: Path) -> int:
    """Return the step at which a checkpoint was written. Raises ValueError."""
    return progress_of(path).step


def progress_of(path: Path) -> Progress:
    """Return how far training had come when a checkpoint was written. Raises ValueError."""
    with _opened(path) as file:
        return _progress(file)


def kept_step(path: Path) -> int | None:
    """Return the step at which a checkpoint was written; None where none was, or it cannot be read."""
    try:
        return step_of(path)
    except (OSError, ValueError):
        return None


def take_over(made: tuple[Any, ...], weights: Weights) -> bool:
    """Give the Keras layers of one layer these weights, if all are there and fit; tell whether they did."""
    own = dict(variables(made))
    fits = bool(own) and same_shapes(own, weights)
    if fits:
        assign(own, weights)
    return fits


def same_shapes(own: Mapping[str, Any], values: Mapping[str, NDArray[Any]]) -> bool:
    """Tell whether there is a value of the right shape for each variable, and no other."""
    return {name: tuple(v.shape) for name, v in own.items()} == {name: v.shape for name, v in values.items()}


def assign(own: Mapping[str, Any], values: Mapping[str, NDArray[Any]]) -> None:
    """Give each variable its value."""
    for name, variable in own.items():
        variable.assign(values[name])


def named(network: Built) -> dict[str, Any]:
    """Return all weights of a network by "<layer id>/<Keras weight name>"."""
    return {f"{layer}/{name}": v for layer, made in network.layers.items() for name, v in variables(made)}


def variables(made: tuple[Any, ...]) -> Iterator[tuple[str, Any]]:
    """Yield the weights of one layer by their Keras names; those of a call before the last bear its suffix too."""
    for keras_layer in made:
        suffix = "" if keras_layer is made[-1] else keras_layer.name.rpartition(".")[2] + "."
        for variable in keras_layer.weights:
            yield suffix + variable.path.rpartition(f"{keras_layer.name}/")[2], variable


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    try:
        with safe_open(path, framework="np") as file:
            yield file
    except (SafetensorError, KeyError, TypeError, ValueError) as problem:
        message = f"A checkpoint must be a whole safetensors file of weights. Received: {path.name}."
        raise ValueError(message) from problem


def _progress(file: Any) -> Progress:
    # A file that is not of ours has none: a TypeError, KeyError or ValueError.
    return Progress(**json.loads(file.metadata()["progress"]))


def _os_error(problem: SafetensorError) -> OSError:
    """Return what kept the library from writing: it says so in its text alone."""
    found = re.search(r"\(os error (\d+)\)", str(problem))
    code = int(found[1]) if found else errno.EIO
    return OSError(code, os.strerror(code))
