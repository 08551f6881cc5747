"""Transposed convolution: the backward path of a convolution run forward, which makes maps larger."""

from typing import Annotated, ClassVar, Literal

from typing_extensions import override

from playground.architecture.arithmetic import Axis, Role, Term
from playground.architecture.fields import Choice
from playground.architecture.layers.base import Count, KerasCall, Layer, Shape, Window, need_grid, product
from playground.architecture.layers.choices import L2, ActivationName, Bias, InitializerName, decayed
from playground.architecture.layers.convolution import Dilation, Filters, KernelSize, Strides, check_dilation
from playground.architecture.receptive_field import Field, through_transposed


class Conv2DTranspose(Layer):
    """Each cell of the input writes a whole kernel into the output; with stride 2 the map doubles.

    Source: Dumoulin and Visin (2016), section 4. The output is cut to n·s cells with "same" padding.
    """

    family = "convolution"
    prefix = "transposed"
    written = ("filters", "kernel_size")
    unwritten = ("l2",)
    weighted = True
    law = r"y_{s\,r+i} \mathrel{+}= \sum_c x_{r,c}\,w_{i,c}"
    roles: ClassVar[dict[Role, str]] = {
        "kernel": "kernel_size",
        "stride": "strides",
        "padding": "padding",
        "dilation": "dilation_rate",
    }

    kind: Literal["Conv2DTranspose"]
    filters: Filters = 8
    kernel_size: KernelSize = (3, 3)
    strides: Strides = (1, 1)
    padding: Annotated[
        str,
        Choice(("valid", "same"), "padding", '"valid": all that is written; "same": cut to size x stride.', card=True),
    ] = "valid"
    dilation_rate: Dilation = (1, 1)
    use_bias: Bias = True
    activation: ActivationName = "linear"
    kernel_initializer: InitializerName = "glorot_uniform"
    l2: L2 = 0.0

    @override
    def output_shape(self, shape: Shape) -> Shape:
        need_grid(self.kind, shape)
        check_dilation(self.strides, self.dilation_rate)
        return self.length(shape, 0), self.length(shape, 1), self.filters

    def extent(self, index: int) -> int:
        """Return how many output cells one input cell reaches: d(k - 1) + 1."""
        return self.dilation_rate[index] * (self.kernel_size[index] - 1) + 1

    def length(self, shape: Shape, index: int) -> int:
        """Return the output's rows (0) or columns (1)."""
        size, stride = shape[index], self.strides[index]
        return size * stride if self.padding == "same" else (size - 1) * stride + max(self.extent(index), stride)

    def cut(self, index: int) -> int:
        """Return how many output cells are cut off at the start."""
        return max(self.extent(index) - self.strides[index], 0) // 2 if self.padding == "same" else 0

    @override
    def see(self, field: Field, shape: Shape, output: Shape, index: int) -> Field:
        return through_transposed(field, self.axis(shape, index))

    @override
    def writes(self, shape: Shape) -> Window:
        return Window(self.axis(shape, 0), self.axis(shape, 1))

    def axis(self, shape: Shape, index: int) -> Axis:
        """Return the window over the output's rows (0) or columns (1); what is cut off there is its padding."""
        kernel, stride, dilation = self.kernel_size[index], self.strides[index], self.dilation_rate[index]
        length = self.length(shape, index)
        # The padding behind is whatever lets the window stand once for each cell of the input.
        behind = max((shape[index] - 1) * stride + self.extent(index) - self.cut(index) - length, 0)
        return Axis(length, kernel, stride, dilation, self.cut(index), behind)

    @override
    def formula(self, shape: Shape, window: Window | None) -> tuple[tuple[Term, ...], ...]:
        return tuple(self.axis_formula(shape, index) for index in (0, 1))

    def axis_formula(self, shape: Shape, index: int) -> tuple[Term, ...]:
        """Spell out the output size along one axis."""
        size = Term(str(shape[index]), "input", symbol="n")
        stride = Term(str(self.strides[index]), "stride", symbol="s")
        result = Term(str(self.length(shape, index)), "output")
        if self.padding == "same":
            return size, Term(" · "), stride, Term(" = "), result
        wide = self.extent(index) >= self.strides[index]
        symbol = "s" if not wide else "k" if self.dilation_rate[index] == 1 else "(d(k - 1) + 1)"
        reach = Term(str(max(self.extent(index), self.strides[index])), "kernel", symbol=symbol)
        return Term("("), size, Term(" − 1) · "), stride, Term(" + "), reach, Term(" = "), result

    @override
    def params(self, shape: Shape) -> Count:
        return product([*self.kernel_size, shape[2], self.filters], plus=self.filters if self.use_bias else None)

    @override
    def macs(self, shape: Shape, output: Shape) -> Count:
        return product([*shape[:2], *self.kernel_size, shape[2], self.filters])

    @override
    def call(self, **changes: object) -> KerasCall:
        return decayed(super().call(**changes), self.l2, "kernel_regularizer")
