"""Figures of the layers that somebody watches: range, dead units, gradient, and how far a step moves the weights."""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import Any, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from playground.training.build import Network
from playground.training.frames import Stats
from playground.training.loop import EpochEnd, Loop, Trained
from playground.training.timetable import Clock, Timetable
from playground.training.warm import keras
from playground.training.warm import tensorflow as tf

RATE = 1.0
"""How many times a second, at most."""
SHARE = 50
"""They may cost one part in so many of the time."""
QUICK = 0.2
"""Seconds for which whoever pauses may be made to wait."""

Weights = list[NDArray[np.float32]]
Given = TypeVar("Given")


class Gauge:
    """Measure layers around a real step of training, on its minibatch. Nobody watches: nothing is computed.

    All is measured as training has it: dropout drops what the step will drop, batch normalization normalizes with the
    minibatch. What such a pass changes is put back, so that training goes on as if nobody had looked, bit for bit.
    """

    def __init__(self, network: Network, loop: Loop, clock: Clock = time.perf_counter):
        self._network = network
        self._loop = loop
        self._clock = clock
        self._timetable = Timetable(clock, RATE, SHARE, free=1)
        self._layers: tuple[str, ...] = ()
        self._taken: list[Stats] = []
        self._measured: int | None = None
        """The step of the last figures."""

    def watch(self, layers: Sequence[str]) -> None:
        """Measure these layers. Ids that the network does not have are left out."""
        self._layers = tuple(name for name in layers if name in self._network.outputs)
        self._timetable.at_once()

    def advance(self, most: int | None = None) -> Trained | EpochEnd | None:
        """Advance the loop; where figures are due, by one step, around which they are taken."""
        # Not before the first step of all, unless it is the only one that is wanted: its figures can wait, it cannot.
        ready = self._loop.step > 0 or most == 1
        if not ready or self._loop.validating or not (self._layers and (self._timetable.due or most == 1)):
            return self._loop.advance(most)
        return self._around(lambda: self._loop.advance(1))

    def take(self) -> list[Stats]:
        """Return what was measured since the last time."""
        taken, self._taken = self._taken, []
        return taken

    def measure_at_rest(self) -> None:
        """Measure where no step is made: how far it would move the weights is left open.

        What was measured at an earlier step is measured again at once, unless that takes long.
        """
        stale = self._measured != self._loop.step and self._timetable.cost <= QUICK
        if self._layers and (self._timetable.due or stale) and not self._loop.finished:
            self._around(lambda: None)

    def _around(self, advance: Callable[[], Given]) -> Given:
        begun = self._clock()
        measured = self._measure()
        before = {name: self._weights(name) for name in self._layers}
        self._timetable.done(begun)
        step = self._loop.step
        gave = advance()
        if self._loop.step > step:
            measured = [self._moved(stats, before[stats.layer]) for stats in measured]
        self._taken, self._measured = measured, self._loop.step
        return gave

    @np.errstate(all="ignore")
    def _moved(self, stats: Stats, before: Weights) -> Stats:
        ratio = _ratio(before, self._weights(stats.layer))
        return msgspec.structs.replace(stats, step=self._loop.step, update_ratio=ratio)

    def _measure(self) -> list[Stats]:
        variables = {name: trained(self._network.layers[name]) for name in self._layers}
        outputs, gradients = self._pass([v for own in variables.values() for v in own])
        return [
            self._stats(name, outputs[name].numpy(), [gradients[id(v)] for v in own]) for name, own in variables.items()
        ]

    @np.errstate(all="ignore")
    def _stats(self, name: str, outputs: NDArray[np.float32], gradients: Weights) -> Stats:
        return Stats(
            step=self._loop.step,
            layer=name,
            mean=_finite(float(outputs.mean(dtype=np.float64))),
            low=_finite(float(outputs.min())),
            high=_finite(float(outputs.max())),
            dead=dead_share(outputs) if rectifies(self._network.layers[name]) else None,
            gradient_norm=_norm(gradients) if gradients else None,
        )

    def _pass(self, variables: Sequence[Any]) -> tuple[dict[str, Any], dict[int, NDArray[np.float32]]]:
        """Send the next minibatch forward and back; return the outputs by layer and the gradients by variable.

        Without a graph: to trace one takes longer than some tens of such passes.
        """
        graphs = self._loop.graphs
        images, labels = graphs.train_split.batch(tf.constant(self._loop.next_rows[0]))
        with _restored(graphs.state), tf.GradientTape() as tape:
            results = self._model(graphs.augment(images), training=True)
            outputs = dict(zip(self._network.outputs, results, strict=True))
            loss = tf.reduce_mean(graphs.loss(labels, results[-1], graphs.logits))
            whole = tf.add_n([loss, *self._network.model.losses])
        gradients = tape.gradient(whole, [v.value for v in variables], unconnected_gradients="zero")
        return outputs, {id(v): np.asarray(gradient) for v, gradient in zip(variables, gradients, strict=True)}

    @cached_property
    def _model(self) -> Callable[..., list[Any]]:
        model = keras.Model(self._network.model.inputs, list(self._network.outputs.values()))
        return lambda images, training: keras.tree.flatten(model(images, training=training))

    def _weights(self, name: str) -> Weights:
        return [np.array(variable.numpy(), np.float32) for variable in trained(self._network.layers[name])]


def rectifies(made: Sequence[Any]) -> bool:
    """Tell whether the last of a layer's Keras layers gives 0 for all that is below 0, so that its units can die."""
    activation = getattr(made[-1], "activation", None)
    return activation in (keras.activations.relu, keras.activations.relu6)


def dead_share(outputs: NDArray[np.float32]) -> float:
    """Return the share of channels (or units) that are 0 everywhere, for every picture.

    Input shape: (batch, height, width, channels) or (batch, units)
    """
    return float(np.mean(~outputs.reshape(-1, outputs.shape[-1]).any(0)))


@contextmanager
def _restored(variables: Sequence[Any]) -> Iterator[None]:
    """Give variables their values back."""
    kept = [np.array(variable.numpy()) for variable in variables]
    try:
        yield
    finally:
        for variable, value in zip(variables, kept, strict=True):
            variable.assign(value)


def trained(made: Sequence[Any]) -> list[Any]:
    """Return the variables of a layer that training moves, given its Keras layers."""
    return [variable for keras_layer in made for variable in keras_layer.trainable_variables]


def _ratio(before: Weights, after: Weights) -> float | None:
    """Return how far the weights went, as a part of how long they were."""
    size = _norm(before)
    moved = _norm([new - old for old, new in zip(before, after, strict=True)])
    return _finite(moved / size) if size and moved is not None else None


def _norm(arrays: Sequence[NDArray[np.float32]]) -> float | None:
    return _finite(math.sqrt(sum(float(np.square(array, dtype=np.float64).sum()) for array in arrays)))


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None
