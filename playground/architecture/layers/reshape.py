"""Reshape: the same numbers in another order."""

from math import prod
from typing import Annotated, Literal

from typing_extensions import override

from playground.architecture import limits
from playground.architecture.arithmetic import Term
from playground.architecture.layers.base import Impossible, Layer, Shape, Window, product, times
from playground.architecture.receptive_field import Field, through_everything
from playground.architecture.sizes import Shape as ShapeField


class Flatten(Layer):
    """All cells of all maps in one long row, as Dense needs them."""

    family = "reshape"
    prefix = "flat"
    transparent = True

    kind: Literal["Flatten"]

    @override
    def output_shape(self, shape: Shape) -> Shape:
        return (prod(shape),)

    @override
    def formula(self, shape: Shape, window: Window | None) -> tuple[tuple[Term, ...], ...]:
        return ((Term(product(list(shape)).formula),),)


class Reshape(Layer):
    """The same numbers as rows, columns and channels, or as one row."""

    family = "reshape"
    prefix = "reshape"
    transparent = True
    written = ("target_shape",)

    kind: Literal["Reshape"]
    target_shape: Annotated[
        tuple[int, ...],
        ShapeField(
            limits.UNITS**2, "shape", "[height, width, channels] or [units]; as many numbers as before.", card=True
        ),
    ] = (7, 7, 1)

    @override
    def output_shape(self, shape: Shape) -> Shape:
        if prod(shape) != prod(self.target_shape):
            message = f"target_shape must hold as many numbers as come in, {prod(shape):,}."
            received = f"Received: target_shape={times(self.target_shape)}, which holds {prod(self.target_shape):,}"
            fix = [{"op": "add", "path": "/target_shape", "value": [prod(shape)]}]
            raise Impossible("target_shape", f"{message} {received}", "target_shape", fix)
        return self.target_shape

    @override
    def see(self, field: Field, shape: Shape, output: Shape, index: int) -> Field:
        if output == shape:
            return field
        whole = through_everything(field)
        count = output[index] if len(output) == 3 else 1
        return Field((whole.lows[0],) * count, (whole.highs[0],) * count)
