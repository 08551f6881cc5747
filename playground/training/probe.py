"""The pinned picture's activations, and kernels, of the layers that somebody watches."""

import time
from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.training.build import Network
from playground.training.frames import Frame, frame, kernel_maps
from playground.training.graph import scale
from playground.training.timetable import Clock, Timetable
from playground.training.warm import keras
from playground.training.warm import tensorflow as tf

SHARE = 20
"""Watching may cost one part in so many of the time, however large the network."""


class Probe:
    """Take frames of a network. Nobody watches: nothing is computed."""

    def __init__(self, network: Network, picture: NDArray[np.uint8], clock: Clock = time.perf_counter):
        """Look at a picture, (height, width, channels)."""
        self._network = network
        self._clock = clock
        self._timetable = Timetable(clock, rate=1.0, share=SHARE)
        self._model = keras.Model(network.model.inputs, list(network.outputs.values()))
        self._used = False
        self._activations: tuple[str, ...] = ()
        self._weights: tuple[str, ...] = ()
        self.pin(picture)

    def pin(self, picture: NDArray[np.uint8]) -> None:
        """Look at another picture from now on, (height, width, channels)."""
        self._picture = scale(tf.constant(picture[None]))  # (1, height, width, channels)
        self._timetable.at_once()

    def watch(self, activations: Sequence[str], weights: Sequence[str], rate: float) -> None:
        """Watch these layers, at most `rate` times a second. Ids that the network does not have are left out."""
        self._activations = tuple(name for name in activations if name in self._network.outputs)
        self._weights = tuple(name for name in weights if self._kernel(name) is not None)
        self._timetable.at_once(min(max(rate, 0.1), 60.0))

    @property
    def due(self) -> bool:
        """Whether somebody watches and it is time for the next picture."""
        return bool(self._activations or self._weights) and self._timetable.due

    def frames(self, step: int) -> list[Frame]:
        """Return the frames of all watched layers now."""
        begun = self._clock()
        frames = self._activation_frames(step) + self._weight_frames(step)
        self._timetable.done(begun)
        return frames

    def _activation_frames(self, step: int) -> list[Frame]:
        if not self._activations:
            return []
        outputs = dict(zip(self._network.outputs, self._run(), strict=True))
        return [frame("activations", step, name, outputs[name].numpy()[0]) for name in self._activations]

    def _run(self) -> list[Any]:
        # The first time without a graph: the untrained network shows before anything is traced.
        results = self._traced(self._picture) if self._used else self._model(self._picture, training=False)
        self._used = True
        return results if isinstance(results, list) else [results]

    @cached_property
    def _traced(self) -> Any:
        # Always all layers, whoever watches which: to trace again takes longer than a hundred pictures.
        graph = tf.function(lambda images: self._model(images, training=False), jit_compile=False, autograph=False)
        return graph.get_concrete_function(self._picture)

    def _weight_frames(self, step: int) -> list[Frame]:
        kernels = ((name, self._kernel(name)) for name in self._weights)
        return [frame("weights", step, name, kernel_maps(np.asarray(kernel))) for name, kernel in kernels]

    def _kernel(self, name: str) -> Any:
        """Return the variable that is drawn for a layer: its kernel, if it has one."""
        made = self._network.layers.get(name, ())
        return next((getattr(layer, "kernel", None) for layer in reversed(made)), None)
