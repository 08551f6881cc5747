"""Run pictures through networks that nobody trains, layer by layer, without building a model.

A Keras model leaks some megabytes each time one is built and traced; layers that are called on numbers do not.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from playground.architecture import Architecture, Layer
from playground.training import checkpoint
from playground.training.build import flow, make
from playground.training.checkpoint import Checkpoint, take_over, variables
from playground.training.frames import kernel_maps
from playground.training.graph import scale
from playground.training.lately import Lately
from playground.training.origin import Origin, kernel_of
from playground.training.transfer import adopt, kernels_of
from playground.training.warm import tensorflow as tf

Floats = NDArray[np.float32]
BATCH = 256
OUTPUTS: Final = 192 * 1024 * 1024
"""Bytes of outputs that are kept for the next question; those of ResNet-50 take 137 MB."""
RETIRED: Final = 128 * 1024 * 1024
"""Bytes of weights of other networks that are kept, beside those of the last one."""


@dataclass(frozen=True)
class Kept:
    """The Keras layers of one layer, what they were made from, and where their weights come from."""

    recipe: str
    source: str
    made: tuple[Any, ...]
    weighted: bool

    @property
    def bare(self) -> bool:
        """Whether weights are still to be made: Keras makes them when first numbers run through."""
        return self.weighted and not all(layer.built for layer in self.made)

    @property
    def size(self) -> int:
        """Bytes of the weights."""
        return sum(int(np.prod(variable.shape)) * 4 for _, variable in variables(self.made))


@dataclass(frozen=True)
class Known:
    """Numbers, and what they were made of."""

    values: Any
    key: bytes

    @property
    def shape(self) -> Any:
        """As of the numbers."""
        return self.values.shape


class Preview:
    """Answer with activations and predictions.

    The layers of the last network are kept for the next one, and so is what they gave: a question about an edited
    network, or about other layers of the same one, makes and runs only what no question before it did.
    """

    def __init__(self, outputs: int = OUTPUTS, retired: int = RETIRED) -> None:
        """Keep so many bytes at most: of outputs, and of weights beside those of the last network."""
        self._kept: dict[str, Kept] = {}
        """By layer, those of the last network."""
        self._retired: Lately[Kept] = Lately(retired)
        self._outputs: Lately[Any] = Lately(outputs)
        self._shown: dict[str, tuple[Any, ...]] = {}
        self.made = 0
        """How many layers were made so far."""
        self.ran = 0
        """How many layers were run so far."""

    @property
    def bytes_kept(self) -> int:
        """Bytes of weights and outputs that wait for the next question."""
        return sum(kept.size for kept in self._kept.values()) + self._retired.taken + self._outputs.taken

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
        for name, output in self._flow(architecture, images, weights, seed, self._remembered):
            if layers is None or name in layers:
                found[name] = np.asarray(output)
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
        *_, (_, output) = self._flow(architecture, images, weights, 0, _run)
        probabilities: Floats = (output if architecture.ends_in_softmax else tf.nn.softmax(output)).numpy()
        return probabilities

    def _flow(
        self, architecture: Architecture, images: NDArray[np.uint8], weights: Path | None, seed: int, run: "Run"
    ) -> Iterator[tuple[str, Any]]:
        """Yield each layer's id with its output."""
        source = f"{weights}@{weights.stat().st_mtime_ns}" if weights else ""
        self._shown = {}
        self._outputs.begin()
        self._retired.begin()
        # Layers that nobody asks for now stay as well: the next question may be about all of them.
        names = {layer.name for _, layer in architecture.walk()}
        for name in self._kept.keys() - names:
            self._retire(name)

        def steps(layer: Layer, x: Any) -> tuple[Callable[[Any], Known]]:
            kept = self._layers(layer, tuple(x.shape[1:]), seed, weights, source)
            self._shown[layer.name] = kept.made
            return (lambda inputs: run(kept, inputs),)

        pictures = Known(scale(tf.constant(images)), blake2b(images.tobytes(), digest_size=16).digest())
        for name, output in flow(architecture.layers, pictures, steps):
            yield name, output.values

    def _remembered(self, kept: Kept, inputs: Any) -> Known:
        """Return the output of a layer, which is not run where it was lately, on the same numbers."""
        each = inputs if isinstance(inputs, list) else [inputs]
        whence = [kept.recipe.encode(), kept.source.encode(), *(one.key for one in each)]
        key = blake2b(b"\0".join(whence), digest_size=16).digest()
        values = self._outputs.get(key)
        if values is None or kept.bare:
            values = _run(kept, inputs).values
            self.ran += 1
            self._outputs.put(key, values, int(np.prod(values.shape)) * 4)
        return Known(values, key)

    def _layers(self, layer: Layer, shape: tuple[int, ...], seed: int, weights: Path | None, source: str) -> Kept:
        """Return the Keras layers of a layer with their weights: those that there are, or new ones."""
        name, recipe = layer.name, _recipe(layer, shape, seed)
        if not self._serves(name, recipe, weights, source):
            self._retire(name)
            found = self._retired.take(f"{recipe}@{source}")
            made = found.made if found else self._make(layer, shape, seed, weights)
            self._kept[name] = Kept(recipe, source, made, weighted=layer.params(shape).value > 0)
        return self._kept[name]

    def _serves(self, name: str, recipe: str, weights: Path | None, source: str) -> bool:
        """Tell whether what is kept is what is wanted, or could be made so by other weights, which it then has."""
        kept = self._kept.get(name)
        if kept is None or kept.recipe != recipe:
            return False
        if kept.source != source:
            if kept.size and not self._refill(kept, name, weights):
                return False
            self._kept[name] = replace(kept, source=source)
        return True

    def _retire(self, name: str) -> None:
        kept = self._kept.pop(name, None)
        if kept and kept.size:
            self._retired.put(f"{kept.recipe}@{kept.source}", kept, kept.size)

    def _refill(self, kept: Kept, name: str, weights: Path | None) -> bool:
        """Give layers the weights of another checkpoint; tell whether it has all that they need."""
        if weights is None:
            return False
        learned = checkpoint.part(weights, name)
        by_hand = learned.set_by_hand.get(name, [])
        return kernels_of(kept.made) == by_hand and take_over(kept.made, learned.layers.get(name, {}))

    def _make(self, layer: Layer, shape: tuple[int, ...], seed: int, weights: Path | None) -> tuple[Any, ...]:
        made = make(layer, seed)
        self.made += 1
        learned = checkpoint.part(weights, layer.name) if weights else Checkpoint()
        if layer.name in learned.layers:
            x = tf.zeros((1, *shape))
            for keras_layer in made:
                x = keras_layer(x)
            adopt(made, layer.name, learned)
        return made

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


Run = Callable[[Kept, Any], Known]
"""Gives the output of a layer for its input, or for its inputs where it merges."""


def _run(kept: Kept, inputs: Any) -> Known:
    values = [one.values for one in inputs] if isinstance(inputs, list) else inputs.values
    for keras_layer in kept.made:
        values = keras_layer(values)
    return Known(values, b"")


def _recipe(layer: Layer, shape: tuple[int, ...], seed: int) -> str:
    """Return all that the first weights of a layer depend on.

    Where as many of them are there for one cell as for all, rows and columns do not matter: the same Keras layers serve
    maps of any size. Those without weights are soon made, and some (Reshape) fit one size alone.
    """
    one_cell = (*(1 for _ in shape[:-1]), *shape[-1:])
    weights = layer.params(shape).value
    place = one_cell if weights and layer.params(one_cell).value == weights else shape
    calls = [(call.class_name, call.kwargs) for call in layer.keras_calls()]
    return json.dumps([layer.name, calls, place, seed], default=str)


def cut(values: Any, channels: int, unit: int | None) -> Floats:
    """Return weights as an array: all, or what makes one channel of the output where each channel has its own.

    Input shape: (..., channels)
    Output shape: (..., channels) or (..., 1)
    """
    array = np.asarray(values, np.float32)
    own = unit is not None and array.ndim > 0 and array.shape[-1] == channels
    return array[..., unit : unit + 1] if own and unit is not None else array
