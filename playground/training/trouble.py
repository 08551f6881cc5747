"""What goes wrong in training, found and said so that a student understands."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from playground.data import DatasetUnavailable
from playground.training.build import Network
from playground.training.errors import TrainingError
from playground.training.warm import tensorflow as tf


@dataclass(frozen=True)
class Trouble:
    """Something wrong, at a step and perhaps in a layer."""

    code: str
    step: int
    message: str
    layer: str | None = None


def nan_loss(network: Network, losses: Sequence[float], last_step: int, learning_rate: float) -> Trouble | None:
    """Say where the loss stopped being a number, if it did, among the losses of the steps up to `last_step`."""
    at = next((index for index, loss in enumerate(losses) if not math.isfinite(loss)), None)
    if at is None:
        return None
    step = last_step - len(losses) + 1 + at
    layer = first_broken_layer(network)
    place = f" The weights of layer {layer} are no longer numbers." if layer else ""
    message = (
        f"The loss stopped being a number at step {step}.{place} Most often the learning rate is too large: each "
        f"step overshoots further than the one before. It is {learning_rate:g}; start again with "
        f"{learning_rate / 10:g}. Training is paused."
    )
    return Trouble("nan_loss", step, message, layer)


def first_broken_layer(network: Network) -> str | None:
    """Return the first layer, as data flows, that has a weight that is NaN or infinite."""
    return next((name for name, made in network.layers.items() if any(map(_broken, made))), None)


def _broken(keras_layer: Any) -> bool:
    return not all(np.isfinite(np.asarray(weight)).all() for weight in keras_layer.weights)


NO_MEMORY = (
    "Cannot parse tensor from proto",
    "std::bad_alloc",
    "could not create a ",
    "Cannot allocate memory",
)
"""What TensorFlow and its libraries say of an allocation that failed, where they do not call it that."""


def explain(problem: Exception) -> TrainingError:
    """Return what went wrong in words that name a way out where there is one."""
    if isinstance(problem, TrainingError):
        return problem
    if _no_memory(problem):
        message = (
            "This network needs more memory than there is. Fewer filters, a smaller batch or a larger stride help."
        )
        return TrainingError("out_of_memory", message)
    if isinstance(problem, DatasetUnavailable):
        return TrainingError("dataset_unavailable", str(problem))
    if isinstance(problem, OSError):
        return TrainingError("disk", f"A file of this run could not be written or read: {problem.strerror or problem}.")
    first_line = str(problem).strip().partition("\n")[0][:300]
    return TrainingError(
        "training_error", f"Keras could not go on: {first_line.rstrip('.') or type(problem).__name__}."
    )


def _no_memory(problem: Exception) -> bool:
    known = isinstance(problem, MemoryError | tf.errors.ResourceExhaustedError)
    return known or any(sign in str(problem) for sign in NO_MEMORY)
