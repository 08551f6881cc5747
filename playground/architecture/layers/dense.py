"""Dense: every input number is joined to every output number by a weight of its own."""

from typing import Annotated, Literal

from playground.architecture import limits
from playground.architecture.fields import Choice, Switch, Whole
from playground.architecture.layers.activation import ACTIVATIONS
from playground.architecture.layers.base import Count, Impossible, Layer, Shape, product, times


class Dense(Layer):
    """Each unit sums all numbers of its input, each with a weight of its own, and adds a bias."""

    family = "dense"
    prefix = "dense"
    reads = "everything"
    written = ("units",)

    kind: Literal["Dense"]
    units: Annotated[int, Whole(1, limits.UNITS, "units", "How many numbers come out.", card=True)] = 32
    use_bias: Annotated[bool, Switch("bias", "Whether each unit adds one number of its own.")] = True
    activation: Annotated[str, Choice(ACTIVATIONS, "activation", "The nonlinearity after the sum.", card=True)] = (
        "linear"
    )

    def output_shape(self, shape: Shape) -> Shape:
        """Return (units,). Raises Impossible on a grid, which Keras would treat as one Dense a pixel."""
        if len(shape) != 1:
            raise Impossible(
                "dense_on_grid",
                "Dense needs one row of numbers, so Flatten or global pooling must come before it. "
                f"Received: {times(shape)}",
                fix=[{"op": "add", "path": "..", "value": {"kind": "Flatten"}}],
            )
        return (self.units,)

    def params(self, shape: Shape) -> Count:
        """Count one weight for each pair of input and unit, and one bias for each unit."""
        return product([shape[0], self.units], plus=self.units if self.use_bias else None)

    def macs(self, shape: Shape) -> Count:
        """Count one multiply-add a weight."""
        return product([shape[0], self.units])
