"""Regularization: noise in training that keeps a network from learning its pictures by heart."""

from typing import Annotated, Literal

from playground.architecture.fields import Number
from playground.architecture.layers.base import Layer


class Dropout(Layer):
    """In training, a share of the numbers is set to 0 at random; in use nothing changes. Source: Srivastava (2014)."""

    family = "regularization"
    prefix = "drop"
    written = ("rate",)

    kind: Literal["Dropout"]
    rate: Annotated[float, Number(0, 1, "rate", "Share of the numbers set to 0.", card=True, below=True)] = 0.5
