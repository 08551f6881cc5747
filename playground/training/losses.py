"""What training makes small, one number a picture."""

from collections.abc import Callable
from typing import Any

from playground.training.warm import keras
from playground.training.warm import tensorflow as tf

Loss = Callable[[Any, Any, bool], Any]
"""(labels (batch,), outputs (batch, classes), whether they are logits) -> (batch,)."""


def crossentropy(labels: Any, outputs: Any, logits: bool) -> Any:
    """Return minus the logarithm of the right class's probability."""
    return keras.losses.sparse_categorical_crossentropy(labels, outputs, from_logits=logits)


def mse(labels: Any, outputs: Any, logits: bool) -> Any:
    """Return the mean squared distance of the outputs from 1 at the right class and 0 elsewhere."""
    wanted = tf.one_hot(labels, outputs.shape[-1])  # (batch, classes)
    return keras.losses.mean_squared_error(wanted, outputs)


LOSSES: dict[str, Loss] = {"crossentropy": crossentropy, "mse": mse}
