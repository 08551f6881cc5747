"""Resizing: maps made larger, framed, or cut."""

from typing import Annotated, ClassVar, Literal

from typing_extensions import override

from playground.architecture import limits
from playground.architecture.arithmetic import Axis, Role, Term
from playground.architecture.fields import Choice
from playground.architecture.layers.base import REMOVE, Impossible, Layer, Shape, Window, need_grid, times
from playground.architecture.receptive_field import Field, cropped, gather, through_window
from playground.architecture.sizes import Margin, Pair, Sides, Size, sides_to_json


class UpSampling2D(Layer):
    """Each cell becomes several: copies of it, or steps from one to the next."""

    family = "resizing"
    prefix = "up"
    written = ("size",)
    roles: ClassVar[dict[Role, str]] = {"stride": "size"}

    kind: Literal["UpSampling2D"]
    size: Annotated[Pair, Size(1, 16, "factor", "How many times as many rows and columns.", card=True)] = (2, 2)
    interpolation: Annotated[
        str, Choice(("nearest", "bilinear"), "between", "Copies, or steps from one cell to the next.", card=True)
    ] = "nearest"

    @override
    def output_shape(self, shape: Shape) -> Shape:
        need_grid(self.kind, shape)
        return shape[0] * self.size[0], shape[1] * self.size[1], shape[2]

    @override
    def see(self, field: Field, shape: Shape, output: Shape, index: int) -> Field:
        factor, last = self.size[index], shape[index] - 1
        if self.interpolation == "nearest":
            return gather(field, [[cell // factor] for cell in range(output[index])])
        # Output cell o lies at (o + 1/2) / factor - 1/2 and is made of the input cells on both sides of it.
        ends = [divmod(2 * cell + 1 - factor, 2 * factor) for cell in range(output[index])]
        return gather(field, [[max(before, 0), min(before + bool(rest), last)] for before, rest in ends])

    @override
    def formula(self, shape: Shape, window: Window | None) -> tuple[tuple[Term, ...], ...]:
        return tuple(
            (
                Term(str(shape[index]), "input", symbol="n"),
                Term(" · "),
                Term(str(self.size[index]), "stride", symbol="s"),
                Term(" = "),
                Term(str(shape[index] * self.size[index]), "output"),
            )
            for index in (0, 1)
        )


class ZeroPadding2D(Layer):
    """A frame of zeros around each map."""

    family = "resizing"
    prefix = "pad"
    transparent = True
    written = ("padding",)
    roles: ClassVar[dict[Role, str]] = {"padding": "padding"}

    kind: Literal["ZeroPadding2D"]
    padding: Annotated[Sides, Margin(limits.PADDING, "padding", "Rows and columns added on each side.", card=True)] = (
        (1, 1),
        (1, 1),
    )

    @override
    def output_shape(self, shape: Shape) -> Shape:
        need_grid(self.kind, shape)
        return shape[0] + sum(self.padding[0]), shape[1] + sum(self.padding[1]), shape[2]

    @override
    def see(self, field: Field, shape: Shape, output: Shape, index: int) -> Field:
        before, after = self.padding[index]
        return through_window(field, Axis(shape[index], 1, before=before, after=after))

    @override
    def formula(self, shape: Shape, window: Window | None) -> tuple[tuple[Term, ...], ...]:
        return tuple(framed(shape[index], self.padding[index], "+", 1) for index in (0, 1))


class Cropping2D(Layer):
    """Rows and columns cut off at the sides."""

    family = "resizing"
    prefix = "crop"
    transparent = True
    written = ("cropping",)
    roles: ClassVar[dict[Role, str]] = {"padding": "cropping"}

    kind: Literal["Cropping2D"]
    cropping: Annotated[
        Sides, Margin(limits.PADDING, "cropping", "Rows and columns cut off on each side.", card=True)
    ] = ((0, 0), (0, 0))

    @override
    def output_shape(self, shape: Shape) -> Shape:
        need_grid(self.kind, shape)
        rows, columns = shape[0] - sum(self.cropping[0]), shape[1] - sum(self.cropping[1])
        if rows < 1 or columns < 1:
            received = f"Received: cropping={sides_to_json(self.cropping)} of {times(shape)}"
            message = f"Cropping must leave something over. {received}"
            raise Impossible("size_zero", message, "cropping", [REMOVE])
        return rows, columns, shape[2]

    @override
    def see(self, field: Field, shape: Shape, output: Shape, index: int) -> Field:
        return cropped(field, *self.cropping[index]) if any(self.cropping[index]) else field

    @override
    def formula(self, shape: Shape, window: Window | None) -> tuple[tuple[Term, ...], ...]:
        return tuple(framed(shape[index], self.cropping[index], "−", -1) for index in (0, 1))


def framed(size: int, sides: Pair, sign: str, direction: int) -> tuple[Term, ...]:
    """Spell out a size that grows or shrinks on both sides."""
    behind = "p" if sides[0] == sides[1] else "p'"
    return (
        Term(str(size), "input", symbol="n"),
        Term(f" {sign} "),
        Term(str(sides[0]), "padding", symbol="p"),
        Term(f" {sign} "),
        Term(str(sides[1]), "padding", symbol=behind),
        Term(" = "),
        Term(str(size + direction * sum(sides)), "output"),
    )
