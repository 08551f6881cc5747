"""Normalization: numbers are brought to a common scale, so that deep networks train faster."""

from typing import Annotated, Literal

from typing_extensions import override

from playground.architecture.fields import GroupCount, Number
from playground.architecture.layers.base import (
    Count,
    Impossible,
    KerasCall,
    Layer,
    Shape,
    largest_divisor,
    need_grid,
    product,
)

Epsilon = Annotated[
    float, Number(0, 1, "epsilon", "Added to the variance, so that nothing is divided by 0.", step=0.001, above=True)
]


class Normalization(Layer):
    """What the kinds with a learned scale (gamma) and shift (beta) for each channel share."""

    family = "normalization"
    prefix = "norm"
    law = r"y = \gamma\,\frac{x - \mu}{\sqrt{\sigma^2 + \varepsilon}} + \beta"

    @override
    def params(self, shape: Shape) -> Count:
        return product([2, shape[-1]])


class BatchNormalization(Normalization):
    """Each channel gets mean 0 and variance 1 over the batch, then a learned scale (gamma) and shift (beta).

    Source: Ioffe and Szegedy (2015). Gamma and beta are trained; the moving mean and variance are only kept.
    """

    kind: Literal["BatchNormalization"]
    momentum: Annotated[
        float, Number(0, 1, "momentum", "How slowly the moving mean and variance follow.", step=0.01)
    ] = 0.99
    epsilon: Epsilon = 0.001

    @override
    def params(self, shape: Shape) -> Count:
        return product([4, shape[-1]])

    @override
    def frozen_params(self, shape: Shape) -> int:
        return 2 * shape[-1]


class LayerNormalization(Normalization):
    """The channels of each pixel get mean 0 and variance 1, whatever the batch. Source: Ba (2016)."""

    kind: Literal["LayerNormalization"]
    epsilon: Epsilon = 0.001


class GroupNormalization(Normalization):
    """Channels in groups get mean 0 and variance 1 over each picture. Source: Wu and He (2018)."""

    kind: Literal["GroupNormalization"]
    groups: Annotated[
        int, GroupCount(1024, "groups", "Into how many groups the channels go; −1: each by itself.", card=True)
    ] = 32
    epsilon: Epsilon = 0.001

    @override
    def output_shape(self, shape: Shape) -> Shape:
        need_grid(self.kind, shape)
        if self.groups > 0 and shape[2] % self.groups:
            fitting = largest_divisor(shape[2], self.groups)
            message = f"groups must divide the channels. Received: groups={self.groups}, {shape[2]} channels"
            raise Impossible("groups", message, "groups", [{"op": "add", "path": "/groups", "value": fitting}])
        return shape


class InstanceNormalization(Normalization):
    """Each channel of each picture by itself gets mean 0 and variance 1. Source: Ulyanov (2016).

    In Keras it is GroupNormalization with as many groups as channels.
    """

    kind: Literal["InstanceNormalization"]
    epsilon: Epsilon = 0.001

    @override
    def output_shape(self, shape: Shape) -> Shape:
        need_grid(self.kind, shape)
        return shape

    @override
    def keras_calls(self) -> tuple[KerasCall, ...]:
        return (KerasCall("GroupNormalization", {"groups": -1} | self.call().kwargs),)


class RMSNormalization(Normalization):
    """The channels of each pixel are divided by the root of their mean square. Source: Zhang and Sennrich (2019)."""

    law = r"y = \gamma\,\frac{x}{\sqrt{\overline{x^2} + \varepsilon}}"

    kind: Literal["RMSNormalization"]
    epsilon: Epsilon = 1e-6

    @override
    def params(self, shape: Shape) -> Count:
        return product([shape[-1]])
