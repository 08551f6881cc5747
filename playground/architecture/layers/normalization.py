"""Normalization: numbers are brought to a common scale, so that deep networks train faster."""

from typing import Annotated, Literal

from playground.architecture.fields import Number
from playground.architecture.layers.base import Count, Layer, Shape


class BatchNormalization(Layer):
    """Each channel gets mean 0 and variance 1 over the batch, then a learned scale (gamma) and shift (beta).

    Source: Ioffe and Szegedy (2015). Gamma and beta are trained; the moving mean and variance are only kept.
    """

    family = "normalization"
    prefix = "norm"

    kind: Literal["BatchNormalization"]
    momentum: Annotated[
        float, Number(0, 1, "momentum", "How slowly the moving mean and variance follow.", step=0.01)
    ] = 0.99
    epsilon: Annotated[
        float,
        Number(0, 1, "epsilon", "Added to the variance, so that nothing is divided by 0.", step=0.001, above=True),
    ] = 0.001

    def params(self, shape: Shape) -> Count:
        """Count gamma, beta, moving mean and moving variance of each channel."""
        channels = shape[-1]
        return Count(4 * channels, f"4·{channels:,} = {4 * channels:,}, half of them trained")

    def frozen_params(self, shape: Shape) -> int:
        """Count the moving means and variances."""
        return 2 * shape[-1]
