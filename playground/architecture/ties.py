"""Ties: layers that must change together, because what they make is added or joined."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from playground.architecture.layers import Layer, Parallel, Shape
from playground.architecture.layers.base import Impossible
from playground.architecture.spec import Architecture

FIXED = ""
"""Stands among the ids for channels that no field decides."""
WIDTHS = ("filters", "units")
"""Fields that say how many channels come out."""


def companions(architecture: Architecture, layer: Layer, field: str, inputs: dict[str, Shape]) -> tuple[str, ...]:
    """Return the other layers that a field of this one must change with, in order; none where nothing ties them.

    `inputs`: what comes into each layer.
    """
    tied: list[str] = []
    if field in WIDTHS:
        tied = tied_channels(architecture, layer, inputs)
    elif field == "strides":
        tied = tied_branches(architecture, layer, field)
    return tuple(name for name in dict.fromkeys(tied) if name != layer.name)


def tied_channels(architecture: Architecture, layer: Layer, inputs: dict[str, Shape]) -> list[str]:
    """Return the layers whose channels must be as many as this one's: their maps are added somewhere, as they are."""
    ties = Ties(inputs)
    ties.through(architecture.layers, FIXED)
    return ties.group(layer.name)


def tied_branches(architecture: Architecture, layer: Layer, field: str) -> list[str]:
    """Return the first layer of each other branch whose field has the same value: they keep the branches alike."""
    for block in (one for _, one in architecture.walk() if isinstance(one, Parallel)):
        for branch in block.branches:
            if any(one is layer for one in branch):
                others = [other for other in block.branches if other is not branch]
                return [found.name for other in others for found in alike(other, field, getattr(layer, field))]
    return []


def alike(branch: tuple[Layer, ...], field: str, value: Any) -> Iterator[Layer]:
    """Yield the first layer of a branch whose field has a value."""
    yield from [one for one in branch if getattr(one, field, None) == value][:1]


class Ties:
    """Which layers decide the same number of channels: sets that grow together where maps are added."""

    def __init__(self, inputs: dict[str, Shape]) -> None:
        self.inputs = inputs
        self.parent: dict[str, str] = {}

    def root(self, name: str) -> str:
        """Return the one that stands for all that are tied to a layer."""
        while (above := self.parent.get(name, name)) != name:
            name = above
        return name

    def tie(self, names: list[str]) -> str:
        """Tie layers to one another, and return the one that stands for them."""
        roots = sorted({self.root(name) for name in names}, key=lambda root: root != FIXED)
        for root in roots[1:]:
            self.parent[root] = roots[0]
        return roots[0]

    def group(self, name: str) -> list[str]:
        """Return all layers that are tied to one; none where the channels are fixed."""
        root = self.root(name)
        return [] if root == FIXED else [one for one in self.inputs if self.root(one) == root]

    def through(self, layers: tuple[Layer, ...], origin: str) -> str:
        """Go through a list of layers; take and return the layer that decides the channels."""
        for layer in layers:
            origin = self.after(layer, origin)
        return origin

    def after(self, layer: Layer, origin: str) -> str:
        """Return which layer decides the channels behind a layer."""
        if isinstance(layer, Parallel):
            ends = [self.through(branch, origin) for branch in layer.branches]
            return self.tie(ends) if layer.merge != "concatenate" else FIXED
        if any(field in type(layer).model_fields for field in WIDTHS):
            return layer.name
        shape = self.inputs.get(layer.name)
        return origin if shape and same_channels(layer, shape) else FIXED


def same_channels(layer: Layer, shape: Shape) -> bool:
    """Tell whether a layer lets as many channels out as come in."""
    with suppress(Impossible):
        return layer.output_shape(shape)[-1] == shape[-1]
    return False
