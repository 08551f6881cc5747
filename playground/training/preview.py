"""Run pictures through networks that nobody trains, layer by layer, without building a model.

A Keras model leaks some megabytes each time one is built and traced; layers that are called on numbers do not.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.architecture import Architecture, Layer
from playground.training.build import flow, make
from playground.training.checkpoint import Checkpoint, load, variables
from playground.training.frames import kernel_maps
from playground.training.graph import scale
from playground.training.origin import Origin, kernel_of
from playground.training.transfer import adopt
from playground.training.warm import tensorflow as tf

Floats = NDArray[np.float32]
BATCH = 256


class Preview:
    """Answer with activations and predictions; the layers of the last network are kept for the next one."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[str, tuple[Any, ...]]] = {}
        """By layer: what it was made from, and the Keras layers."""
        self._shown: dict[str, tuple[Any, ...]] = {}
        self._learned = Checkpoint()
        self._weights_of: str = ""
        self.made = 0
        """How many layers were made so far."""

    def activations(
        self,
        architecture: Architecture,
        images: NDArray[np.uint8],
        layers: Sequence[str] | None = None,
        weights: Path | None = None,
        seed: int = 0,
        kernels: Sequence[str] = (),
        unit: int | None = None,
        drawn: Sequence[str] = (),
        since: Path | None = None,
    ) -> dict[str, Floats]:
        """Return the outputs of these layers (all, where None), by id; layers behind the last one are not run.

        Beside them stand the weights of the layers named in `kernels`, by "<layer>/<Keras weight name>"; with a `unit`
        only what makes this channel of the output. Of those in `drawn` the kernels stand there as maps, "<layer>/@now"
        (where they are many those of the `unit` alone), and how they differ from those in `since`, "<layer>/@change".

        Input shape: (n, height, width, channels)
        Output shape: (n, height, width, channels) or (n, units) each
        """
        missing = set(layers) | set(kernels) | set(drawn) if layers is not None else None
        found: dict[str, Floats] = {}
        for name, output in self._outputs(architecture, images, weights, seed):
            if layers is None or name in layers:
                found[name] = output.numpy()
            if name in kernels:
                found |= {f"{name}/{key}": cut(value, output.shape[-1], unit) for key, value in self._weights_now(name)}
            if name in drawn:
                found |= {
                    f"{name}/@{key}": kernel_maps(kernel, unit=unit) for key, kernel in self._kernels(name, since)
                }
            if missing is not None:
                missing.discard(name)
                if not missing:
                    break
        return found

    def predict(self, architecture: Architecture, images: NDArray[np.uint8], weights: Path | None) -> Floats:
        """Return the probabilities of the classes.

        Input shape: (n, height, width, channels)
        Output shape: (n, classes)
        """
        parts = [images[at : at + BATCH] for at in range(0, len(images), BATCH)]
        return np.concatenate([self._predict(architecture, part, weights) for part in parts])

    def _predict(self, architecture: Architecture, images: NDArray[np.uint8], weights: Path | None) -> Floats:
        *_, (_, output) = self._outputs(architecture, images, weights, 0)
        probabilities: Floats = (output if architecture.ends_in_softmax else tf.nn.softmax(output)).numpy()
        return probabilities

    def _outputs(
        self, architecture: Architecture, images: NDArray[np.uint8], weights: Path | None, seed: int
    ) -> Iterator[tuple[str, Any]]:
        self._read(weights)
        self._shown = {}
        # Layers that nobody asks for now stay as well: the next question may be about all of them.
        names = {layer.name for _, layer in architecture.walk()}
        self._kept = {name: kept for name, kept in self._kept.items() if name in names}

        def remembered(layer: Layer, x: Any) -> tuple[Any, ...]:
            key = self._key(layer, x, seed)
            known, made = self._kept.get(layer.name, ("", ()))
            if known != key:
                made = self._make(layer, x, seed)
                self._kept[layer.name] = key, made
            self._shown[layer.name] = made
            return made

        yield from flow(architecture.layers, scale(tf.constant(images)), remembered)

    def _weights_now(self, name: str) -> Iterator[tuple[str, Any]]:
        """Yield the weights of a layer that was just run; "kernel" is what it multiplies with, however it is made."""
        made = self._shown[name]
        kernel = kernel_of(made)
        yield from ((key, variable) for key, variable in variables(made) if key != "kernel")
        if kernel is not None:
            yield "kernel", kernel

    def _kernels(self, name: str, since: Path | None) -> Iterator[tuple[str, Floats]]:
        """Yield the kernel of a layer that was just run, and how it differs from an earlier one, where it has any."""
        kernel = kernel_of(self._shown[name])
        if kernel is None:
            return
        now = np.asarray(kernel, np.float32)
        yield "now", now
        before = Origin(self._shown, since).kernel(name)
        if before is not None:
            yield "change", now - before

    def _read(self, weights: Path | None) -> None:
        """Read the checkpoint, unless it is the one in memory."""
        identity = f"{weights}@{weights.stat().st_mtime_ns}" if weights else ""
        if identity != self._weights_of:
            self._learned = load(weights) if weights else Checkpoint()
            self._weights_of = identity

    def _key(self, layer: Layer, x: Any, seed: int) -> str:
        calls = [(call.class_name, call.kwargs) for call in layer.keras_calls()]
        return json.dumps([layer.name, calls, list(x.shape[1:]), seed, self._weights_of], default=str)

    def _make(self, layer: Layer, x: Any, seed: int) -> tuple[Any, ...]:
        made = make(layer, seed)
        self.made += 1
        if layer.name in self._learned.layers:
            for keras_layer in made:
                x = keras_layer(x)
            adopt(made, layer.name, self._learned)
        return made


def cut(values: Any, channels: int, unit: int | None) -> Floats:
    """Return weights as an array: all, or what makes one channel of the output where each channel has its own.

    Input shape: (..., channels)
    Output shape: (..., channels) or (..., 1)
    """
    array = np.asarray(values, np.float32)
    own = unit is not None and array.ndim > 0 and array.shape[-1] == channels
    return array[..., unit : unit + 1] if own and unit is not None else array
