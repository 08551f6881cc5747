"""Walk an architecture: the facts of each layer, the totals, and the first layer that is impossible."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from math import prod
from typing import Any

from playground.architecture import limits
from playground.architecture.facts import BYTES, LayerFacts, View, facts_of
from playground.architecture.layers import Layer, Parallel, Shape
from playground.architecture.layers.base import Impossible, times
from playground.architecture.problems import Problem
from playground.architecture.receptive_field import picture, union
from playground.architecture.spec import Architecture


@dataclass(frozen=True)
class Walk:
    """The facts of an architecture up to the first layer that is impossible."""

    architecture: Architecture
    layers: list[LayerFacts] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)

    @cached_property
    def output_shape(self) -> Shape:
        """What comes out in the end, or before the impossible layer."""
        tops = [facts for facts in self.layers if facts.path.count("/") == 1]
        return tops[-1].after.shape if tops else self.architecture.input.shape

    @cached_property
    def params(self) -> int:
        """All weights."""
        return sum([facts.params.value for facts in self.layers])

    @cached_property
    def trainable_params(self) -> int:
        """Weights that training changes."""
        return sum([facts.trainable_params for facts in self.layers])

    @cached_property
    def macs(self) -> int:
        """Multiply-adds for one picture."""
        return sum([facts.macs.value for facts in self.layers])

    @cached_property
    def activation_bytes(self) -> int:
        """Bytes of all outputs for one picture."""
        return sum([facts.activation_bytes for facts in self.layers])

    @property
    def set_by_hand(self) -> int:
        """Numbers of all kernels that are set by hand."""
        return sum([facts.layer.set_by_hand for facts in self.layers])

    def totals(self, batch_size: int, slots: int) -> dict[str, Any]:
        """Return the sums over all layers, and an estimate of the bytes that a training step holds.

        `slots`: numbers that the optimizer keeps for each weight. Besides those a step holds the weight, its gradient,
        and of each picture of the batch every activation and its gradient.
        """
        training = self.params + (1 + slots) * self.trainable_params
        return {
            "params": self.params,
            "trainable_params": self.trainable_params,
            "macs": self.macs,
            "activation_bytes": self.activation_bytes,
            "weight_bytes": self.params * BYTES,
            "training_bytes": training * BYTES + 2 * self.activation_bytes * batch_size,
            "output_shape": list(self.output_shape),
        }

    def neighbours(self) -> Iterator[tuple[LayerFacts, LayerFacts]]:
        """Yield each two layers of which one follows right behind the other in the same list."""
        last: dict[str, LayerFacts] = {}
        for facts in self.layers:
            parent = facts.path.rpartition("/")[0]
            if parent in last:
                yield last[parent], facts
            last[parent] = facts


class Stopped(Exception):
    """The walk met a layer that is impossible; the error is already noted."""


def walk(architecture: Architecture) -> Walk:
    """Return the facts of each layer, up to the first impossible one."""
    height, width, _ = architecture.input.shape
    start = View(architecture.input.shape, picture(height), picture(width))
    found = Walk(architecture)
    with suppress(Stopped):
        visit(architecture.layers, "layers", start, found)
    return found


def visit(layers: tuple[Layer, ...], path: str, view: View, found: Walk) -> View:
    """Go through a list of layers and note the facts of each; return what comes out. Raises Stopped."""
    for index, layer in enumerate(layers):
        view = visit_layer(layer, f"{path}/{index}", view, found)
    return view


def visit_layer(layer: Layer, path: str, before: View, found: Walk) -> View:
    """Note the facts of a layer, and before them a place for those inside its branches. Raises Stopped."""
    position = len(found.layers)
    views = [visit(branch, f"{path}/branches/{number}", before, found) for number, branch in enumerate(layer.branches)]
    try:
        after = merge(layer, views) if isinstance(layer, Parallel) else through(layer, before)
        check_set_by_hand(layer, found)
    except Impossible as error:
        found.errors.append(impossible(error, path))
        raise Stopped from error
    found.layers.insert(position, facts_of(layer, path, before, after))
    return after


def through(layer: Layer, view: View) -> View:
    """Return what comes out of a layer. Raises Impossible."""
    shape = small_enough(layer.output_shape(view.shape))
    rows = layer.see(view.rows, view.shape, shape, 0)
    return View(shape, rows, layer.see(view.columns, view.shape, shape, 1))


def merge(layer: Parallel, views: list[View]) -> View:
    """Return what comes out of branches. Raises Impossible."""
    shape = small_enough(layer.merged_shape([view.shape for view in views]))
    return View(shape, union([view.rows for view in views]), union([view.columns for view in views]))


def small_enough(shape: Shape) -> Shape:
    """Return the shape. Raises Impossible where one output alone is over the budget; the walk ends there."""
    if len(shape) == 3 and (max(shape[:2]) > limits.SIDE or shape[2] > limits.CHANNELS):
        rule = f"A feature map has at most {limits.SIDE:,} rows and columns, and {limits.CHANNELS:,} channels"
        raise Impossible("budget", f"{rule}. Received: {times(shape)}")
    if prod(shape) * BYTES > limits.ACTIVATION_BYTES:
        rule = f"A network has at most {limits.ACTIVATION_BYTES:,} bytes of activations a picture"
        raise Impossible("budget", f"{rule}. Received: {prod(shape) * BYTES:,} of this layer alone")
    return shape


def check_set_by_hand(layer: Layer, found: Walk) -> None:
    """Raise Impossible at the layer with which a network is over the budget; the walk ends there."""
    if not layer.set_by_hand:
        return
    if (count := found.set_by_hand + layer.set_by_hand) > limits.SET_BY_HAND:
        rule = f"A network has at most {limits.SET_BY_HAND:,} kernel values set by hand"
        raise Impossible("budget", f"{rule}. Received: {count:,} up to here", "kernels")


def impossible(error: Impossible, path: str) -> Problem:
    """Return the problem of a layer that cannot stand where it stands, its repair with full paths."""
    fix = tuple(operation | {"path": absolute(operation["path"], path)} for operation in error.fix)
    return Problem("error", path, error.code, f"{error.message} ({path}).", error.field, fix)


def absolute(relative: str, path: str) -> str:
    """Return a JSON Pointer into the architecture: ".." is the layer's own place in its list.

    >>> absolute("/padding", "layers/2"), absolute("..", "layers/2")
    ('/layers/2/padding', '/layers/2')
    """
    return f"/{path}" if relative == ".." else f"/{path}{relative}"
