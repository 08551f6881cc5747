"""Activation: the nonlinearity between layers, as a layer of its own."""

from typing import Annotated, Final, Literal

from typing_extensions import override

from playground.architecture.fields import Choice
from playground.architecture.layers.base import KerasCall, Layer

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

    kind: Literal["Activation"]
    activation: Annotated[str, Choice(ACTIVATIONS, "activation", "Which function.", card=True)] = "relu"

    @override
    def keras_calls(self) -> tuple[KerasCall, ...]:
        return (self.call(activation=self.activation),)
