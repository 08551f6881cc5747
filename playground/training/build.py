"""From an architecture to Keras layers: each call is data, and is done exactly as it is printed."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from playground.architecture import Architecture, Layer
from playground.training.calls import make_call
from playground.training.faster import faster
from playground.training.warm import keras

Maker = Callable[[Layer, Any], Sequence[Any]]
"""Gives the Keras layers, to be applied in order, of one layer and its input."""


@dataclass(frozen=True)
class Network:
    """A Keras model and what each layer of its architecture became."""

    model: Any
    """keras.Model: pictures (batch, height, width, channels) in [0, 1] to the last layer's outputs."""
    outputs: dict[str, Any]
    """Layer id -> its symbolic output, in the order in which data flows."""
    layers: dict[str, tuple[Any, ...]]
    """Layer id -> the Keras layers made for it; the last one bears its name."""


def build(architecture: Architecture, seed: int, fast: bool = False) -> Network:
    """Build the Keras model of an architecture with the first weights that belong to the seed.

    `fast`: of classes that compute the same in less time, where there are any; such a model is not for other Pythons.
    """
    made: dict[str, tuple[Any, ...]] = {}

    def make_noted(layer: Layer, _: Any) -> Sequence[Any]:
        made[layer.name] = make(layer, seed, fast)
        return made[layer.name]

    pictures = keras.Input(architecture.input.shape)
    outputs = dict(flow(architecture.layers, pictures, make_noted))
    last = list(outputs.values())[-1] if outputs else pictures
    return Network(keras.Model(pictures, last), outputs, {name: made[name] for name in outputs})


def make(layer: Layer, seed: int, fast: bool = False) -> tuple[Any, ...]:
    """Make the Keras layers of one layer.

    Keras draws its seeds from Python's generator. It is set for each layer from the seed and the layer's id, so that
    an edit elsewhere leaves this layer's first weights what they were.
    """
    random.seed(f"{seed}/{layer.name}")
    return tuple(make_call(faster(call) if fast else call) for call in layer.keras_calls())


def flow(layers: Sequence[Layer], x: Any, maker: Maker) -> Iterator[tuple[str, Any]]:
    """Send x through the layers and yield each layer's id with its output, those of branches before their block's.

    Works on symbols and on numbers alike, and does no more than its caller asks for.

    Input shape: (batch, height, width, channels)
    """
    for layer in layers:
        keras_layers = maker(layer, x)
        if layer.branches:
            merged = []
            for branch in layer.branches:
                out = x
                for name, out in flow(branch, x, maker):
                    yield name, out
                merged.append(out)
            x = merged
        for keras_layer in keras_layers:
            x = keras_layer(x)
        yield layer.name, x
