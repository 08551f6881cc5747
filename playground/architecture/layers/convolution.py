"""Convolution: filters that slide over the picture and answer where it looks like them."""

from math import prod
from typing import Annotated, ClassVar, Literal

from typing_extensions import override

from playground.architecture import limits
from playground.architecture.arithmetic import Role
from playground.architecture.fields import Choice, Divisor, Whole
from playground.architecture.layers.base import Count, Impossible, KerasCall, Shape, add, product
from playground.architecture.layers.choices import L2, ActivationName, Bias, InitializerName, WeightNorm, decayed
from playground.architecture.layers.kernels import Given, Kernel, KernelList, frozen_cells, given, with_kernels
from playground.architecture.layers.windowed import Windowed
from playground.architecture.sizes import Padding, Pair, Sides, Size, size_to_json

Filters = Annotated[
    int, Whole(1, limits.FILTERS, "filters", "How many filters: each gives one feature map.", card=True)
]
KernelSize = Annotated[
    Pair, Size(1, limits.KERNEL, "kernel", "Rows and columns that a filter reads at once.", card=True)
]
Strides = Annotated[Pair, Size(1, limits.STRIDE, "stride", "How far the filter moves; 2 halves the size.", card=True)]
Border = Annotated[
    str | Sides,
    Padding(
        limits.PADDING,
        "padding",
        'Cells around the input: "valid" none, "same" as many as keep the size, or a number for each side.',
        card=True,
    ),
]
BorderMode = Annotated[
    str, Choice(("zeros", "reflect"), "padding mode", "What the cells around hold: zeros, or a mirror image.")
]
Dilation = Annotated[
    Pair,
    Size(1, limits.DILATION, "dilation", "Distance between the cells that a filter reads: it sees wider at no cost."),
]
SetByHand = Annotated[
    tuple[Kernel, ...],
    KernelList("kernels", "Filters that begin as a classic or as numbers of one's own; frozen ones never learn."),
]
Multiplier = Annotated[int, Whole(1, 64, "per channel", "How many filters each channel of the input gets.", card=True)]


class Convolution(Windowed):
    """What all convolutions share."""

    family = "convolution"
    prefix = "conv"
    kernel_field = "kernel_size"
    roles: ClassVar[dict[Role, str]] = {
        "kernel": "kernel_size",
        "stride": "strides",
        "padding": "padding",
        "dilation": "dilation_rate",
    }
    unwritten: ClassVar[tuple[str, ...]] = ("padding_mode", "l2")
    weighted = True

    kernel_size: KernelSize = (3, 3)
    strides: Strides = (1, 1)
    padding: Border = "valid"
    padding_mode: BorderMode = "zeros"
    dilation_rate: Dilation = (1, 1)
    use_bias: Bias = True
    activation: ActivationName = "linear"
    l2: L2 = 0.0

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

    @property
    @override
    def mirrors(self) -> bool:
        return self.padding_mode == "reflect"


def check_dilation(strides: Pair, dilation: Pair) -> None:
    """Raise Impossible where a convolution has both strides and dilation, which Keras refuses."""
    if max(strides) > 1 and max(dilation) > 1:
        raise Impossible(
            "strides_with_dilation",
            "A convolution can have strides above 1 or dilation above 1, not both (Keras's rule). "
            f"Received: strides={size_to_json(strides)}, dilation_rate={size_to_json(dilation)}",
            "dilation_rate",
            [{"op": "add", "path": "/dilation_rate", "value": 1}],
        )


class Conv2D(Convolution):
    """Filters slide over the picture; each gives one feature map, large where the picture looks like the filter."""

    written = ("filters", "kernel_size")
    unwritten = (*Convolution.unwritten, "weight_normalization", "kernels")
    law = r"y = f\Bigl(\sum_{c}\sum_{i,j} x_{i,j,c}\,w_{i,j,c} + b\Bigr)"

    kind: Literal["Conv2D"]
    filters: Filters = 8
    groups: Annotated[
        int,
        Divisor(1, limits.FILTERS, "groups", "Channels are split into this many groups, each with filters of its own."),
    ] = 1
    kernel_initializer: InitializerName = "glorot_uniform"
    weight_normalization: WeightNorm = False
    kernels: SetByHand = ()

    @override
    def output_shape(self, shape: Shape) -> Shape:
        rows, columns = self.grid(shape)
        check_dilation(self.strides, self.dilation_rate)
        self.check_groups(shape[2])
        return rows, columns, self.filters

    @property
    @override
    def set_by_hand(self) -> int:
        if self.weight_normalization:
            return 0
        return prod(self.kernel_size) * sum(kernel.filter < self.filters for kernel in self.kernels)

    def check_groups(self, channels: int) -> None:
        """Raise Impossible where the groups do not divide the channels and the filters."""
        for what, count in (("channels of the input", channels), ("filters", self.filters)):
            if count % self.groups:
                raise Impossible(
                    "groups",
                    f"groups must divide the {what}. Received: groups={self.groups}, {count} {what}",
                    "groups",
                    [{"op": "add", "path": "/groups", "value": 1}],
                )

    @property
    def given(self) -> list[Given]:
        """The kernels that were set by hand, as they lie in the layer's window.

        None with weight normalization, which learns the lengths of filters apart and so lets none be what was set.
        """
        return given(self.kernels, self.kernel_size, self.filters) if self.set_by_hand else []

    @override
    def frozen_params(self, shape: Shape) -> int:
        return frozen_cells(self.given, shape[2] // self.groups) if self.kernels else 0

    @override
    def params(self, shape: Shape) -> Count:
        kernel = product([*self.kernel_size, shape[2] // self.groups, self.filters])
        parts = [kernel, *([product([self.filters])] * (self.use_bias + self.weight_normalization))]
        return add(*parts)

    @override
    def macs(self, shape: Shape, output: Shape) -> Count:
        return product([*output[:2], *self.kernel_size, shape[2] // self.groups, self.filters])

    @override
    def call(self, **changes: object) -> KerasCall:
        call = decayed(with_kernels(super().call(**changes), self.given), self.l2, "kernel_regularizer")
        return KerasCall("WeightNormalizedConv2D", call.kwargs, "extra") if self.weight_normalization else call


class DepthwiseConv2D(Convolution):
    """Each channel is filtered by itself, and none is mixed with another. Source: Sifre (2014), MobileNet (2017)."""

    prefix = "depthwise"
    law = r"y_c = f\Bigl(\sum_{i,j} x_{i,j,c}\,w_{i,j,c} + b_c\Bigr)"
    written = ("kernel_size",)

    kind: Literal["DepthwiseConv2D"]
    depth_multiplier: Multiplier = 1
    depthwise_initializer: InitializerName = "glorot_uniform"

    @override
    def output_shape(self, shape: Shape) -> Shape:
        return *self.grid(shape), shape[2] * self.depth_multiplier

    @override
    def params(self, shape: Shape) -> Count:
        filters = shape[2] * self.depth_multiplier
        return product([*self.kernel_size, shape[2], self.depth_multiplier], plus=filters if self.use_bias else None)

    @override
    def macs(self, shape: Shape, output: Shape) -> Count:
        return product([*output[:2], *self.kernel_size, shape[2], self.depth_multiplier])

    @override
    def call(self, **changes: object) -> KerasCall:
        return decayed(super().call(**changes), self.l2, "depthwise_regularizer")


class SeparableConv2D(Convolution):
    """A depthwise convolution, then a 1x1 that mixes the channels: far fewer products. Source: Xception (2017)."""

    prefix = "separable"
    law = r"y = f\Bigl(\sum_c v_c \sum_{i,j} x_{i,j,c}\,w_{i,j,c} + b\Bigr)"
    written = ("filters", "kernel_size")

    kind: Literal["SeparableConv2D"]
    filters: Filters = 8
    depth_multiplier: Multiplier = 1
    depthwise_initializer: InitializerName = "glorot_uniform"
    pointwise_initializer: InitializerName = "glorot_uniform"

    @override
    def output_shape(self, shape: Shape) -> Shape:
        return *self.grid(shape), self.filters

    @override
    def params(self, shape: Shape) -> Count:
        middle = shape[2] * self.depth_multiplier
        depthwise = product([*self.kernel_size, shape[2], self.depth_multiplier])
        return add(depthwise, product([middle, self.filters], plus=self.filters if self.use_bias else None))

    @override
    def macs(self, shape: Shape, output: Shape) -> Count:
        middle = shape[2] * self.depth_multiplier
        depthwise = product([*output[:2], *self.kernel_size, shape[2], self.depth_multiplier])
        return add(depthwise, product([*output[:2], middle, self.filters]))

    @override
    def call(self, **changes: object) -> KerasCall:
        return decayed(super().call(**changes), self.l2, "depthwise_regularizer", "pointwise_regularizer")
