"""What convolution and pooling share: a window that slides over rows and columns, and the padding around them."""

from functools import lru_cache
from typing import Any, ClassVar

from typing_extensions import override

from playground.architecture.arithmetic import Axis, Term, formula, same_padding
from playground.architecture.layers.base import (
    Impossible,
    KerasCall,
    Layer,
    Shape,
    Window,
    keras_name,
    need_grid,
    times,
)
from playground.architecture.receptive_field import Field, through_mirrored, through_window
from playground.architecture.sizes import Pair, Sides, size_to_json

NO_BORDER = ((0, 0), (0, 0))


class Windowed(Layer):
    """A layer whose output cell reads a window of its input."""

    kernel_field: ClassVar[str]
    """The name of the field that holds the window's size."""

    @property
    def kernel(self) -> Pair:
        """Height and width of the window, in cells that it reads."""
        size: Pair = getattr(self, self.kernel_field)
        return size

    @property
    def steps(self) -> Pair:
        """How far the window moves, down and to the right."""
        raise NotImplementedError

    @property
    def dilation(self) -> Pair:
        """Distance between neighbouring cells of the window."""
        return (1, 1)

    @property
    def border(self) -> str | Sides:
        """The padding as it stands in the architecture."""
        raise NotImplementedError

    @property
    def mirrors(self) -> bool:
        """Whether the padding holds a mirror image of the border, not zeros."""
        return False

    @override
    def window(self, shape: Shape) -> Window:
        """Return the window over rows and columns with the padding that Keras really applies."""
        return Window(self.axis(shape, 0), self.axis(shape, 1))

    def axis(self, shape: Shape, index: int) -> Axis:
        """Return the window along rows (0) or columns (1)."""
        border = self.border if isinstance(self.border, str) else self.border[index]
        return place(shape[index], self.kernel[index], self.steps[index], self.dilation[index], border)

    def grid(self, shape: Shape) -> Pair:
        """Return rows and columns of the output. Raises Impossible where the window does not fit."""
        need_grid(self.kind, shape)
        window = self.window(shape)
        for axis, what in ((window.rows, "rows"), (window.columns, "columns")):
            if axis.output < 1:
                raise self.too_large(axis, what, shape)
        if self.mirrors:
            self.check_mirror(window, shape)
        return window.rows.output, window.columns.output

    def too_large(self, axis: Axis, what: str, shape: Shape) -> Impossible:
        """Return the error of a window that is larger than what it slides over."""
        rule = f"The window must fit into its input: it covers {axis.extent} {what}, and there are {axis.size}"
        padding = f" (+ {axis.before + axis.after} of padding)" if axis.before + axis.after else ""
        received = f"Received: {self.kernel_field}={size_to_json(self.kernel)} on {times(shape)}"
        mend = [{"op": "add", "path": "/padding", "value": "same"}]
        return Impossible("size_zero", f"{rule}{padding}. {received}", self.kernel_field, mend)

    def check_mirror(self, window: Window, shape: Shape) -> None:
        """Raise Impossible where mirrored padding is wider than what it mirrors, or not given as a number."""
        sides = [[axis.before, axis.after] for axis in (window.rows, window.columns)]
        if self.border == "same":
            message = 'padding_mode="reflect" needs its padding as a number. Received: padding="same"'
            fix = [{"op": "add", "path": "/padding", "value": sides}]
            raise Impossible("reflect_same", message, "padding", fix)
        if any(max(side) >= size for side, size in zip(sides, shape[:2], strict=True)):
            rule = "Mirrored padding must be smaller than the input, whose border it repeats."
            message = f"{rule} Received: padding={sides} on {times(shape)}"
            fix = [{"op": "add", "path": "/padding_mode", "value": "zeros"}]
            raise Impossible("reflect_too_wide", message, "padding", fix)

    @override
    def see(self, field: Field, shape: Shape, output: Shape, index: int) -> Field:
        axis = self.axis(shape, index)
        padded = self.mirrors and bool(axis.before or axis.after)
        return through_mirrored(field, axis) if padded else through_window(field, axis)

    @override
    def formula(self, shape: Shape, window: Window | None) -> tuple[tuple[Term, ...], ...]:
        return (formula(window.rows), formula(window.columns)) if window else ()

    @override
    def keras_calls(self) -> tuple[KerasCall, ...]:
        """Return the layer's call, behind one that pads where Keras's own padding cannot say what is meant."""
        call = self.call()
        if isinstance(self.border, str) and not (self.mirrors and self.border == "same"):
            return (call,)
        unpadded = KerasCall(call.class_name, call.kwargs | {"padding": "valid"}, call.module)
        if self.border == NO_BORDER:
            return (unpadded,)
        kwargs: dict[str, Any] = {"padding": self.border, "name": f"{keras_name(self.name)}.pad"}
        if self.mirrors:
            return KerasCall("ReflectionPadding2D", kwargs, "extra"), unpadded
        return KerasCall("ZeroPadding2D", kwargs), unpadded


@lru_cache(maxsize=4096)
def place(size: int, kernel: int, stride: int, dilation: int, border: str | Pair) -> Axis:
    """Return a window with the padding that "valid", "same" or (before, after) means for it."""
    if border == "same":
        before, after = same_padding(size, kernel, stride, dilation)
    else:
        before, after = (0, 0) if isinstance(border, str) else border
    return Axis(size, kernel, stride, dilation, before, after)
