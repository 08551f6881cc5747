"""Activation: the nonlinearity between layers, as a layer of its own."""

from typing import Annotated, Literal

from typing_extensions import override

from playground.architecture.fields import Choice, Divisor, Number
from playground.architecture.layers.base import REMOVE, Count, Impossible, Layer, Shape, largest_divisor, product
from playground.architecture.layers.choices import ACTIVATIONS
from playground.architecture.sizes import Axes, Pair


class Activation(Layer):
    """A function of each number by itself; without one, layers in a row collapse into a single one."""

    family = "activation"
    prefix = "act"
    law = "y = f(x)"
    written = ("activation",)

    kind: Literal["Activation"]
    activation: Annotated[str, Choice(ACTIVATIONS, "activation", "Which function.", card=True)] = "relu"


class LeakyReLU(Layer):
    """ReLU that lets a little of what is below 0 through, so that no unit dies. Source: Maas (2013)."""

    family = "activation"
    prefix = "leaky"
    law = r"y = \begin{cases} x & x \ge 0 \\ a\,x & x < 0 \end{cases}"

    kind: Literal["LeakyReLU"]
    negative_slope: Annotated[float, Number(0, 1, "slope", "What is below 0 is multiplied by this.", card=True)] = 0.3


class PReLU(Layer):
    """ReLU whose slope below 0 is learned. Source: He (2015), one slope a channel with shared_axes [1, 2]."""

    family = "activation"
    prefix = "prelu"
    law = r"y = \begin{cases} x & x \ge 0 \\ a\,x & x < 0 \end{cases}"

    kind: Literal["PReLU"]
    shared_axes: Annotated[
        Pair | None, Axes("slopes", "[1, 2]: one slope for each channel; left out: one for each number.", card=True)
    ] = None

    @override
    def output_shape(self, shape: Shape) -> Shape:
        if self.shared_axes and len(shape) != 3:
            fix = [{"op": "remove", "path": "/shared_axes"}]
            message = "shared_axes=[1, 2] needs rows and columns. Received: a vector"
            raise Impossible("needs_grid", message, "shared_axes", fix)
        return shape

    @override
    def params(self, shape: Shape) -> Count:
        return product([shape[-1]] if self.shared_axes else list(shape))


class Maxout(Layer):
    """The largest of each few neighbouring channels, which are fewer afterwards. Source: Goodfellow (2013)."""

    family = "activation"
    prefix = "maxout"
    law = r"y = \max(x_1, \dots, x_p)"
    module = "extra"
    written = ("pieces",)

    kind: Literal["Maxout"]
    pieces: Annotated[int, Divisor(2, 64, "pieces", "How many channels become one.", card=True)] = 2

    @override
    def output_shape(self, shape: Shape) -> Shape:
        if shape[-1] % self.pieces:
            smaller = largest_divisor(shape[-1], self.pieces)
            replace = {"op": "add", "path": "/pieces", "value": smaller}
            fix = [replace if smaller > 1 else REMOVE]
            message = f"pieces must divide the channels. Received: pieces={self.pieces}, {shape[-1]} channels"
            raise Impossible("pieces", message, "pieces", fix)
        return *shape[:-1], shape[-1] // self.pieces
