"""Pooling: a window of cells becomes one, so that maps shrink and small shifts stop to matter."""

from typing import Annotated, ClassVar, Literal

from typing_extensions import override

from playground.architecture import limits
from playground.architecture.arithmetic import Role
from playground.architecture.layers.base import Layer, Shape, need_grid
from playground.architecture.layers.windowed import Windowed
from playground.architecture.receptive_field import Field, through_everything
from playground.architecture.sizes import Padding, Pair, Sides, Size


class Pooling(Windowed):
    """What the windows of pooling share."""

    family = "pooling"
    prefix = "pool"
    kernel_field = "pool_size"
    written = ("pool_size",)
    roles: ClassVar[dict[Role, str]] = {"kernel": "pool_size", "stride": "strides", "padding": "padding"}

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
    def steps(self) -> Pair:
        return self.strides or self.pool_size

    @property
    @override
    def border(self) -> str | Sides:
        return self.padding

    @override
    def output_shape(self, shape: Shape) -> Shape:
        return *self.grid(shape), shape[2]


class MaxPooling2D(Pooling):
    """The largest number of each window: keeps that something was there, forgets where exactly."""

    law = r"y = \max_{i,j}\, x_{i,j}"

    kind: Literal["MaxPooling2D"]


class AveragePooling2D(Pooling):
    """The mean of each window: a smaller, smoother map."""

    law = r"y = \frac{1}{k^2}\sum_{i,j} x_{i,j}"

    kind: Literal["AveragePooling2D"]


class L2Pooling2D(Pooling):
    """The length of each window taken as a vector: the root of its squares' sum. Source: Hyvärinen (2000)."""

    module = "extra"
    law = r"y = \sqrt{\sum_{i,j} x_{i,j}^2}"

    kind: Literal["L2Pooling2D"]


class GlobalPooling(Layer):
    """What pooling over whole maps shares: one number a channel, in place of Flatten and its many weights."""

    family = "pooling"
    prefix = "global"

    @override
    def output_shape(self, shape: Shape) -> Shape:
        need_grid(self.kind, shape)
        return (shape[2],)

    @override
    def see(self, field: Field, shape: Shape, output: Shape, index: int) -> Field:
        return through_everything(field)


class GlobalAveragePooling2D(GlobalPooling):
    """The mean of each whole map: one number a channel. Source: Lin (2013)."""

    law = r"y_c = \frac{1}{h\,w}\sum_{i,j} x_{i,j,c}"

    kind: Literal["GlobalAveragePooling2D"]


class GlobalMaxPooling2D(GlobalPooling):
    """The largest number of each whole map: one number a channel."""

    law = r"y_c = \max_{i,j}\, x_{i,j,c}"

    kind: Literal["GlobalMaxPooling2D"]
