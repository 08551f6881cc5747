"""Dense: every input number is joined to every output number by a weight of its own."""

from typing import Annotated, Literal

from typing_extensions import override

from playground.architecture import limits
from playground.architecture.fields import Whole
from playground.architecture.layers.base import Count, Impossible, KerasCall, Layer, Shape, add, product, times
from playground.architecture.layers.choices import L2, ActivationName, Bias, InitializerName, WeightNorm, decayed
from playground.architecture.receptive_field import Field, through_everything


class Dense(Layer):
    """Each unit sums all numbers of its input, each with a weight of its own, and adds a bias."""

    family = "dense"
    prefix = "dense"
    written = ("units",)
    unwritten = ("l2", "weight_normalization")
    weighted = True
    law = r"y_j = f\Bigl(\sum_i x_i\,w_{i,j} + b_j\Bigr)"

    kind: Literal["Dense"]
    units: Annotated[int, Whole(1, limits.UNITS, "units", "How many numbers come out.", card=True)] = 32
    use_bias: Bias = True
    activation: ActivationName = "linear"
    kernel_initializer: InitializerName = "glorot_uniform"
    l2: L2 = 0.0
    weight_normalization: WeightNorm = False

    @override
    def output_shape(self, shape: Shape) -> Shape:
        if len(shape) != 1:
            raise Impossible(
                "dense_on_grid",
                "Dense needs one row of numbers, so Flatten or global pooling must come before it. "
                f"Received: {times(shape)}",
                fix=[{"op": "add", "path": "..", "value": {"kind": "Flatten"}}],
            )
        return (self.units,)

    @override
    def params(self, shape: Shape) -> Count:
        parts = [product([self.units])] * (self.use_bias + self.weight_normalization)
        return add(product([shape[0], self.units]), *parts)

    @override
    def macs(self, shape: Shape, output: Shape) -> Count:
        return product([shape[0], self.units])

    @override
    def see(self, field: Field, shape: Shape, output: Shape, index: int) -> Field:
        return through_everything(field)

    @override
    def call(self, **changes: object) -> KerasCall:
        call = decayed(super().call(**changes), self.l2, "kernel_regularizer")
        return KerasCall("WeightNormalizedDense", call.kwargs, "extra") if self.weight_normalization else call
