"""Convolution: filters that slide over the picture and answer where it looks like them."""

from typing import Annotated, Literal

from typing_extensions import override

from playground.architecture import limits
from playground.architecture.fields import Choice, Padding, Pair, Sides, Size, Switch, Whole
from playground.architecture.layers.activation import ACTIVATIONS
from playground.architecture.layers.base import Count, Impossible, Shape, product
from playground.architecture.layers.windowed import Windowed, written


class Conv2D(Windowed):
    """Filters slide over the picture; each gives one feature map, large where the picture looks like the filter."""

    family = "convolution"
    prefix = "conv"
    written = ("filters", "kernel_size")

    kind: Literal["Conv2D"]
    filters: Annotated[
        int, Whole(1, limits.FILTERS, "filters", "How many filters: each gives one feature map.", card=True)
    ] = 8
    kernel_size: Annotated[
        Pair, Size(1, limits.KERNEL, "kernel", "Rows and columns that a filter reads at once.", card=True)
    ] = (3, 3)
    strides: Annotated[
        Pair, Size(1, limits.STRIDE, "stride", "How far the filter moves; 2 halves the size.", card=True)
    ] = (1, 1)
    padding: Annotated[
        str | Sides,
        Padding(
            limits.PADDING,
            "padding",
            'Zeros around the input: "valid" none, "same" as many as keep the size, or a number for each side.',
            card=True,
        ),
    ] = "valid"
    padding_mode: Annotated[str, Choice(("zeros",), "padding mode", "What the cells added around the input hold.")] = (
        "zeros"
    )
    dilation_rate: Annotated[
        Pair,
        Size(
            1,
            limits.DILATION,
            "dilation",
            "Distance between the cells that a filter reads: it sees wider at no cost.",
        ),
    ] = (1, 1)
    groups: Annotated[
        int,
        Whole(
            1,
            limits.FILTERS,
            "groups",
            "Channels are split into this many groups, each with filters of its own.",
        ),
    ] = 1
    use_bias: Annotated[bool, Switch("bias", "Whether each filter adds one number of its own.")] = True
    activation: Annotated[str, Choice(ACTIVATIONS, "activation", "The nonlinearity after the filter.", card=True)] = (
        "linear"
    )

    @property
    @override
    def kernel_field(self) -> str:
        return "kernel_size"

    @property
    @override
    def steps(self) -> Pair:
        return self.strides

    @property
    @override
    def dilation(self) -> Pair:
        return self.dilation_rate

    @property
    @override
    def border(self) -> str | Sides:
        return self.padding

    def output_shape(self, shape: Shape) -> Shape:
        """Return (height, width, filters). Raises Impossible."""
        rows, columns = self.grid(shape)
        self.check_groups(shape[2])
        if max(self.strides) > 1 and max(self.dilation_rate) > 1:
            raise Impossible(
                "strides_with_dilation",
                "A convolution can have strides above 1 or dilation above 1, not both (Keras's rule). "
                f"Received: strides={written(self.strides)}, dilation_rate={written(self.dilation_rate)}",
                "dilation_rate",
                [{"op": "replace", "path": "/dilation_rate", "value": 1}],
            )
        return rows, columns, self.filters

    def check_groups(self, channels: int) -> None:
        """Raise Impossible where the groups do not divide the channels and the filters."""
        for what, count in (("channels of the input", channels), ("filters", self.filters)):
            if count % self.groups:
                raise Impossible(
                    "groups",
                    f"groups must divide the {what}. Received: groups={self.groups}, {count} {what}",
                    "groups",
                    [{"op": "replace", "path": "/groups", "value": 1}],
                )

    def params(self, shape: Shape) -> Count:
        """Count kernel height x width x channels of a group x filters, and one bias for each filter."""
        factors = [*self.kernel, shape[2] // self.groups, self.filters]
        return product(factors, plus=self.filters if self.use_bias else None)

    def macs(self, shape: Shape) -> Count:
        """Count one multiply-add for each weight of the kernels at each position of the window."""
        rows, columns, _ = self.output_shape(shape)
        return product([rows, columns, *self.kernel, shape[2] // self.groups, self.filters])
