"""The pinned picture's activations, and the kernels, of the layers that somebody watches."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.training.build import Network
from playground.training.frames import Floats, Frame, frame, kernel_maps
from playground.training.graph import scale
from playground.training.origin import Origin, kernel_of
from playground.training.timetable import Clock, Timetable
from playground.training.warm import keras
from playground.training.warm import tensorflow as tf

SHARE = 20
"""Watching activations may cost one part in so many of the time, however large the network."""
KERNELS_RATE = 2.0
"""How many times a second kernels are shown, at most: they are larger than they are lively."""
KERNELS_SHARE = 40


@dataclass
class View:
    """One kind of frames: of which layers, and when the next are due."""

    take: Callable[[Sequence[str], int], list[Frame]]
    timetable: Timetable
    layers: tuple[str, ...] = ()
    step: int | None = None
    """The step that was shown last; None where something else is to be seen since."""

    @property
    def due(self) -> bool:
        """Whether somebody watches and it is time."""
        return bool(self.layers) and self.timetable.due

    def at_once(self, rate: float | None = None) -> None:
        """Be due now, even where the step is the one that was shown, and at this rate from then on."""
        self.step = None
        self.timetable.at_once(rate)


class Probe:
    """Take frames of a network. Nobody watches: nothing is computed."""

    def __init__(self, network: Network, picture: NDArray[np.uint8], clock: Clock = time.perf_counter):
        """Look at a picture, (height, width, channels)."""
        self._network = network
        self._clock = clock
        self._model = keras.Model(network.model.inputs, list(network.outputs.values()))
        self._used = False
        self._origin = Origin(network.layers)
        self._activations = View(self._activation_frames, Timetable(clock, 1.0, SHARE))
        self._weights = View(self._weight_frames, Timetable(clock, KERNELS_RATE, KERNELS_SHARE))
        self._changes = View(self._change_frames, Timetable(clock, KERNELS_RATE, KERNELS_SHARE))
        self._views = self._activations, self._weights, self._changes
        self.pin(picture)

    def pin(self, picture: NDArray[np.uint8]) -> None:
        """Look at another picture from now on, (height, width, channels)."""
        self._picture = scale(tf.constant(picture[None]))  # (1, height, width, channels)
        self._activations.at_once()

    def compare_with(self, snapshot: Path) -> None:
        """Show changes of the kernels since this snapshot, as soon as it is there."""
        self._origin = Origin(self._network.layers, snapshot)

    def watch(
        self, activations: Sequence[str], weights: Sequence[str], rate: float, changes: Sequence[str] = ()
    ) -> None:
        """Watch these layers, at most `rate` times a second. Ids that the network does not have are left out."""
        self._activations.layers = tuple(name for name in activations if name in self._network.outputs)
        self._weights.layers = self._with_kernel(weights)
        self._changes.layers = self._with_kernel(changes)
        self._origin.keep(self._changes.layers)
        self._activations.at_once(min(max(rate, 0.1), 60.0))
        self._weights.at_once()
        self._changes.at_once()

    @property
    def due(self) -> bool:
        """Whether somebody watches and it is time for the next picture."""
        return any(view.due for view in self._views)

    def due_frames(self, step: int) -> list[Frame]:
        """Return the frames that it is time for; none again of a step that was shown, as while validating."""
        return self._take([view for view in self._views if view.due and view.step != step], step)

    def frames(self, step: int) -> list[Frame]:
        """Return the frames of all that is watched, now."""
        return self._take([view for view in self._views if view.layers], step)

    def _take(self, views: Sequence[View], step: int) -> list[Frame]:
        frames = []
        for view in views:
            begun = self._clock()
            frames += view.take(view.layers, step)
            view.timetable.done(begun)
            view.step = step
        return frames

    def _activation_frames(self, layers: Sequence[str], step: int) -> list[Frame]:
        outputs = dict(zip(self._network.outputs, self._run(), strict=True))
        return [frame("activations", step, name, outputs[name].numpy()[0]) for name in layers]

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

    def _weight_frames(self, layers: Sequence[str], step: int) -> list[Frame]:
        return [frame("weights", step, name, kernel_maps(self._kernel(name))) for name in layers]

    def _change_frames(self, layers: Sequence[str], step: int) -> list[Frame]:
        firsts = ((name, self._origin.kernel(name)) for name in layers)
        return [
            frame("changes", step, name, kernel_maps(self._kernel(name) - first))
            for name, first in firsts
            if first is not None
        ]

    def _kernel(self, name: str) -> Floats:
        return np.asarray(kernel_of(self._network.layers[name]), np.float32)

    def _with_kernel(self, names: Sequence[str]) -> tuple[str, ...]:
        layers = self._network.layers
        return tuple(name for name in names if kernel_of(layers.get(name, ())) is not None)
