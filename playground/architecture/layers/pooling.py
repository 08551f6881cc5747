"""Pooling: a window of cells becomes one, so that maps shrink and small shifts stop to matter."""

from typing import Annotated, Literal

from typing_extensions import override

from playground.architecture import limits
from playground.architecture.fields import Padding, Pair, Sides, Size
from playground.architecture.layers.base import Layer, Shape, need_grid
from playground.architecture.layers.windowed import Windowed


class Pooling(Windowed):
    """What max and average pooling share."""

    family = "pooling"
    prefix = "pool"
    written = ("pool_size",)

    pool_size: Annotated[Pair, Size(1, limits.KERNEL, "pool", "Rows and columns that become one cell.", card=True)] = (
        2,
        2,
    )
    strides: Annotated[
        Pair | None,
        Size(
            1,
            limits.STRIDE,
            "stride",
            "How far the window moves; left out, as far as it is large.",
            card=True,
            follows="pool_size",
        ),
    ] = None
    padding: Annotated[
        str | Sides,
        Padding(limits.PADDING, "padding", 'Cells around the input: "valid", "same" or a number.', card=True),
    ] = "valid"

    @property
    @override
    def kernel_field(self) -> str:
        return "pool_size"

    @property
    @override
    def steps(self) -> Pair:
        return self.strides or self.pool_size

    @property
    @override
    def border(self) -> str | Sides:
        return self.padding

    def output_shape(self, shape: Shape) -> Shape:
        """Return (height, width, channels). Raises Impossible."""
        return *self.grid(shape), shape[2]


class MaxPooling2D(Pooling):
    """The largest number of each window: keeps that something was there, forgets where exactly."""

    kind: Literal["MaxPooling2D"]


class AveragePooling2D(Pooling):
    """The mean of each window: a smaller, smoother map."""

    kind: Literal["AveragePooling2D"]


class GlobalAveragePooling2D(Layer):
    """The mean of each whole map: one number a channel, in place of Flatten and its many weights."""

    family = "pooling"
    prefix = "gap"
    reads = "everything"

    kind: Literal["GlobalAveragePooling2D"]

    def output_shape(self, shape: Shape) -> Shape:
        """Return (channels,). Raises Impossible."""
        need_grid(self.kind, shape)
        return (shape[2],)
