"""Reshape: the same numbers in another order."""

from typing import Literal

from playground.architecture.arithmetic import Term
from playground.architecture.layers.base import Layer, Shape, product


class Flatten(Layer):
    """All cells of all maps in one long row, as Dense needs them."""

    family = "reshape"
    prefix = "flat"

    kind: Literal["Flatten"]

    def output_shape(self, shape: Shape) -> Shape:
        """Return (height x width x channels,)."""
        return (product(list(shape)).value,)

    def formula(self, shape: Shape) -> tuple[tuple[Term, ...], ...]:
        """Spell out the product."""
        return ((Term(product(list(shape)).formula),),)
