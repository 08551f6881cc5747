"""Regularization: noise in training that keeps a network from learning its pictures by heart."""

from typing import Annotated, Literal

from typing_extensions import override

from playground.architecture.fields import Number
from playground.architecture.layers.base import Layer, Shape, need_grid

Rate = Annotated[float, Number(0, 1, "rate", "Share that is set to 0.", card=True, below=True)]


class Dropout(Layer):
    """In training, a share of the numbers is set to 0 at random; in use nothing changes. Source: Srivastava (2014)."""

    family = "regularization"
    prefix = "drop"
    written = ("rate",)

    kind: Literal["Dropout"]
    rate: Rate = 0.5


class SpatialDropout2D(Layer):
    """In training, a share of whole feature maps is set to 0 at random. Source: Tompson (2015)."""

    family = "regularization"
    prefix = "drop"
    written = ("rate",)

    kind: Literal["SpatialDropout2D"]
    rate: Rate = 0.5

    @override
    def output_shape(self, shape: Shape) -> Shape:
        need_grid(self.kind, shape)
        return shape


class GaussianNoise(Layer):
    """In training, noise is added to each number; in use nothing changes."""

    family = "regularization"
    prefix = "noise"
    written = ("stddev",)

    kind: Literal["GaussianNoise"]
    stddev: Annotated[float, Number(0, 10, "spread", "Standard deviation of the noise.", card=True)] = 0.1
