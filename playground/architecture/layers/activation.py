"""Activation: the nonlinearity between layers, as a layer of its own."""

from typing import Annotated, Final, Literal

from playground.architecture.fields import Choice
from playground.architecture.layers.base import Layer

ACTIVATIONS: Final = (
    "linear",
    "relu",
    "leaky_relu",
    "elu",
    "selu",
    "gelu",
    "silu",
    "sigmoid",
    "hard_sigmoid",
    "tanh",
    "softplus",
    "softmax",
)


class Activation(Layer):
    """A function of each number by itself; without one, layers in a row collapse into a single one."""

    family = "activation"
    prefix = "act"
    written = ("activation",)

    kind: Literal["Activation"]
    activation: Annotated[str, Choice(ACTIVATIONS, "activation", "Which function.", card=True)] = "relu"
