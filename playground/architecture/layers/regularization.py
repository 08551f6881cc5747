"""Regularization: noise in training that keeps a network from learning its pictures by heart."""

from typing import Annotated, Literal

from typing_extensions import override

from playground.architecture.fields import Number
from playground.architecture.layers.base import Layer, Shape, need_grid


class Dropping(Layer):
    """What the kinds share that set a share of their input to 0, in training alone."""

    family = "regularization"
    prefix = "drop"
    law = r"y = \begin{cases} 0 & p = r \\ \frac{x}{1 - r} & p = 1 - r \end{cases}"
    transparent = True
    written = ("rate",)

    rate: Annotated[float, Number(0, 1, "rate", "Share that is set to 0.", card=True, below=True)] = 0.5


class Dropout(Dropping):
    """In training, a share of the numbers is set to 0 at random; in use nothing changes. Source: Srivastava (2014)."""

    kind: Literal["Dropout"]


class SpatialDropout2D(Dropping):
    """In training, a share of whole feature maps is set to 0 at random. Source: Tompson (2015)."""

    kind: Literal["SpatialDropout2D"]

    @override
    def output_shape(self, shape: Shape) -> Shape:
        need_grid(self.kind, shape)
        return shape


class GaussianNoise(Layer):
    """In training, noise is added to each number; in use nothing changes."""

    family = "regularization"
    prefix = "noise"
    law = r"y = x + \mathcal{N}(0, \sigma)"
    transparent = True
    written = ("stddev",)

    kind: Literal["GaussianNoise"]
    stddev: Annotated[float, Number(0, 10, "spread", "Standard deviation of the noise.", card=True)] = 0.1
