"""The TensorFlow graphs of training: many steps in one call, on pictures that already are on the device."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.training.augment import Augment
from playground.training.batches import Rows
from playground.training.losses import Loss
from playground.training.warm import tensorflow as tf

VALIDATION_BATCH = 128


class Split:
    """Pictures and labels on the device."""

    def __init__(self, images: NDArray[np.uint8], labels: NDArray[Any]):
        self.images = tf.constant(images)  # (n, height, width, channels)
        self.labels = tf.constant(labels.astype(np.int32))  # (n,)
        self.size = len(images)

    def batch(self, row: Any) -> tuple[Any, Any]:
        """Return the pictures at these indices, scaled to [0, 1], and their labels.

        Input shape: (batch,)
        Output shape: (batch, height, width, channels) and (batch,)
        """
        return scale(tf.gather(self.images, row)), tf.gather(self.labels, row)


@dataclass(frozen=True)
class Scores:
    """Mean loss and number of right answers of some minibatches, (steps,) each."""

    losses: NDArray[np.float32]
    correct: NDArray[np.float32]


@dataclass(frozen=True)
class Trial:
    """What some test pictures gave."""

    losses: NDArray[np.float32]
    """Sums over the pictures of a minibatch, (steps,)."""
    predicted: NDArray[np.int32]
    """The class taken for the most likely, of the filling too, (steps, VALIDATION_BATCH)."""


@dataclass(frozen=True, kw_only=True)
class Graphs:
    """Training and validation of one model, each traced once, when it is first called."""

    model: Any
    optimizer: Any
    loss: Loss
    logits: bool
    train_split: Split
    test_split: Split
    batch_size: int
    augment: Augment = field(default_factory=Augment)

    def train(self, rows: Rows) -> Scores:
        """Train on these minibatches, one after the other.

        Input shape: (steps, batch)
        """
        losses, correct = self._train(tf.constant(rows))
        return Scores(losses.numpy(), correct.numpy())

    def validate(self, rows: Rows, mask: NDArray[np.float32]) -> Trial:
        """Try these test pictures; those with mask 0 are filling.

        Input shape: (steps, VALIDATION_BATCH) both
        """
        losses, predicted = self._validate(tf.constant(rows), tf.constant(mask))
        return Trial(losses.numpy(), predicted.numpy())

    @property
    def classes(self) -> int:
        """How many outputs the network has."""
        return int(self.model.output_shape[-1])

    @property
    def state(self) -> list[Any]:
        """What a forward pass in training changes: moving means, and where random generators stand."""
        return [*self.model.non_trainable_variables, *self.augment.generators.values()]

    @cached_property
    def _train(self) -> Any:
        self.optimizer.build(self.model.trainable_variables)
        rows = tf.TensorSpec((None, self.batch_size), tf.int32)
        return _traced(lambda rows: _each(self._train_step, [rows], [tf.float32, tf.float32]), [rows])

    @cached_property
    def _validate(self) -> Any:
        shape = (None, VALIDATION_BATCH)
        return _traced(
            lambda rows, mask: _each(self._validation_step, [rows, mask], [tf.float32, tf.int32]),
            [tf.TensorSpec(shape, tf.int32), tf.TensorSpec(shape, tf.float32)],
        )

    def _train_step(self, row: Any) -> tuple[Any, Any]:
        images, labels = self.train_split.batch(row)
        weights = self.model.trainable_variables
        with tf.GradientTape() as tape:
            outputs = self.model(self.augment(images), training=True)  # (batch, classes)
            loss = tf.reduce_mean(self.loss(labels, outputs, self.logits))
            whole = tf.add_n([loss, *self.model.losses])
        self.optimizer.apply(tape.gradient(whole, weights), weights)
        right = tf.cast(_predicted(outputs) == labels, tf.float32)  # (batch,)
        return loss, tf.reduce_sum(right)

    def _validation_step(self, row: Any, mask: Any) -> tuple[Any, Any]:
        images, labels = self.test_split.batch(row)
        outputs = self.model(images, training=False)  # (batch, classes)
        losses = self.loss(labels, outputs, self.logits)
        # Not multiplied: the filling's loss may be NaN or infinite.
        counted = tf.where(mask > 0, losses, tf.zeros_like(losses))
        return tf.reduce_sum(counted), _predicted(outputs)


def scale(images: Any) -> Any:
    """Return uint8 pictures as float32 in [0, 1]."""
    return tf.cast(images, tf.float32) * (1 / 255)


def _predicted(outputs: Any) -> Any:
    """Return the class of the largest output of each picture, (batch,)."""
    return tf.argmax(outputs, -1, output_type=tf.int32)


def _traced(function: Any, signature: Sequence[Any]) -> Any:
    # XLA would double the time to the first step on a CPU.
    return tf.function(function, jit_compile=False, autograph=False).get_concrete_function(*signature)


def _each(step: Any, inputs: Sequence[Any], types: Sequence[Any]) -> tuple[Any, ...]:
    """Do the step for each row of the inputs, in turn, and stack its results, which have these types, (steps, ...)."""
    steps = tf.shape(inputs[0])[0]

    def body(index: Any, *arrays: Any) -> tuple[Any, ...]:
        results = step(*(rows[index] for rows in inputs))
        return index + 1, *(array.write(index, result) for array, result in zip(arrays, results, strict=True))

    _, *arrays = tf.while_loop(
        lambda index, *_: index < steps,
        body,
        (0, *(tf.TensorArray(each, steps) for each in types)),
        parallel_iterations=1,
    )
    return tuple(array.stack() for array in arrays)
