"""Try a change of some layers: how far the network can still be built, and what it comes to. Shapes alone."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from math import prod

from playground.architecture import limits
from playground.architecture.analysis import impossible, small_enough
from playground.architecture.facts import BYTES
from playground.architecture.layers import Layer, Parallel, Shape
from playground.architecture.layers.base import Impossible, times
from playground.architecture.problems import DatasetFacts, Problem
from playground.architecture.spec import Architecture

Changes = Mapping[str, Layer]
"""Layers that stand in the place of those with the same id."""
NO_CHANGES: Changes = {}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a stretch of layers makes of the shape that comes into it."""

    output: Shape
    reached: int = 0
    """How many layers were come to, the one that cannot be built included."""
    params: int = 0
    macs: int = 0
    activation_bytes: int = 0
    set_by_hand: int = 0
    problem: Problem | None = None
    """Why it ends before its last layer."""

    def then(self, following: "Outcome") -> "Outcome":
        """Return what this and the stretch behind it come to."""
        return Outcome(
            following.output,
            self.reached + following.reached,
            self.params + following.params,
            self.macs + following.macs,
            self.activation_bytes + following.activation_bytes,
            self.set_by_hand + following.set_by_hand,
            following.problem,
        )


class Trials:
    """Tries changes of one network; what its untouched stretches make of a shape is worked out once."""

    def __init__(self, architecture: Architecture, dataset: DatasetFacts | None = None) -> None:
        self.architecture = architecture
        self.dataset = dataset
        self.known: dict[tuple[str, int, int, Shape], Outcome] = {}
        self.own = {layer.name: layer for _, layer in architecture.walk()}
        self.around = dict(enclosed(architecture.layers))
        self.inputs: dict[str, Shape] = {}
        self.base = self.run()
        self.inputs = dict(self.inputs)
        """What comes into each layer that the unchanged network comes to."""

    def run(self, changes: Changes = NO_CHANGES) -> Outcome:
        """Build the network with the changed layers in their places, as far as it goes."""
        return self.visit(self.architecture.layers, "layers", self.architecture.input.shape, changes)

    def complaint(self, changes: Changes, mending: bool = False) -> Problem | None:
        """Return what a change breaks that is sound without it; None where it breaks nothing.

        `mending`: of a network that is broken, whether the change must let it go further than it goes.
        """
        if not mending and all(self.makes_the_same(layer) for layer in changes.values()):
            return None
        tried = self.run(changes)
        if tried.problem and (self.base.problem is None or tried.reached < self.base.reached + mending):
            return tried.problem
        return self.over_budget(tried) or self.misfit(tried)

    def visit(self, layers: tuple[Layer, ...], path: str, shape: Shape, changes: Changes) -> Outcome:
        """Go through a list of layers, over the changed ones one by one and over the others in stretches."""
        outcome, start = Outcome(shape), 0
        touched = {name for changed in changes for name in self.around[changed]}
        for index in [index for index, layer in enumerate(layers) if layer.name in touched]:
            outcome = self.after(outcome, layers, path, start, index)
            if not outcome.problem:
                layer = changes.get(layers[index].name, layers[index])
                outcome = outcome.then(self.single(layer, f"{path}/{index}", outcome.output, changes))
            start = index + 1
        return self.after(outcome, layers, path, start, len(layers))

    def after(self, outcome: Outcome, layers: tuple[Layer, ...], path: str, start: int, stop: int) -> Outcome:
        """Return an outcome with a stretch of unchanged layers behind it, unless it has ended already."""
        if outcome.problem or start == stop:
            return outcome
        key = (path, start, stop, outcome.output)
        if key not in self.known:
            stretch = Outcome(outcome.output)
            for index in range(start, stop):
                stretch = stretch.then(self.single(layers[index], f"{path}/{index}", stretch.output, NO_CHANGES))
                if stretch.problem:
                    break
            self.known[key] = stretch
        return outcome.then(self.known[key])

    def single(self, layer: Layer, path: str, shape: Shape, changes: Changes) -> Outcome:
        """Return what one layer makes of a shape, with all that is inside its branches."""
        self.inputs.setdefault(layer.name, shape)
        within, ends = Outcome(shape, reached=1), []
        for number, branch in enumerate(layer.branches):
            end = self.visit(branch, f"{path}/branches/{number}", shape, changes)
            within = within.then(end)
            if end.problem:
                return within
            ends.append(end.output)
        try:
            return within.then(weighed(layer, shape, ends))
        except Impossible as error:
            return replace(within, problem=impossible(error, path))

    def makes_the_same(self, layer: Layer) -> bool:
        """Tell whether a changed layer, with no branches, makes the same of its input as it did."""
        shape = self.inputs.get(layer.name)
        with suppress(Impossible):
            return (
                shape is not None
                and not layer.branches
                and weighed(layer, shape, []) == weighed(self.own[layer.name], shape, [])
            )
        return False

    def over_budget(self, tried: Outcome) -> Problem | None:
        """Return which budget a change goes over; a network that is over it already may not grow."""
        for what, limit, now, before in (
            ("parameters", limits.PARAMS, tried.params, self.base.params),
            ("multiply-adds a picture", limits.MACS, tried.macs, self.base.macs),
            (
                "bytes of activations a picture",
                limits.ACTIVATION_BYTES,
                tried.activation_bytes,
                self.base.activation_bytes,
            ),
            ("kernel values set by hand", limits.SET_BY_HAND, tried.set_by_hand, self.base.set_by_hand),
        ):
            if now > max(limit, before):
                return Problem("error", "", "budget", f"A network has at most {limit:,} {what}. Received: {now:,}.")
        return None

    def misfit(self, tried: Outcome) -> Problem | None:
        """Return that the outputs are no longer one for each class, where they were."""
        if self.dataset is None or tried.problem or self.base.problem:
            return None
        classes = (self.dataset.classes,)
        if self.base.output != classes or tried.output == classes:
            return None
        path = f"layers/{len(self.architecture.layers) - 1}"
        rule = f"The last layer must give {self.dataset.classes} numbers, one for each class of {self.dataset.name}"
        return Problem("error", path, "classes", f"{rule}. Received: {times(tried.output)} ({path}).")


def weighed(layer: Layer, shape: Shape, ends: list[Shape]) -> Outcome:
    """Return what a layer makes of a shape, or of what its branches made of it. Raises Impossible."""
    if isinstance(layer, Parallel):
        output = small_enough(layer.merged_shape(ends))
        return Outcome(output, activation_bytes=prod(output) * BYTES)
    output = small_enough(layer.output_shape(shape))
    params, macs = layer.params(shape).value, layer.macs(shape, output).value
    return Outcome(output, 0, params, macs, prod(output) * BYTES, layer.set_by_hand)


def enclosed(layers: tuple[Layer, ...], around: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each layer with itself and the blocks around it, by name."""
    for layer in layers:
        chain = (*around, layer.name)
        yield layer.name, chain
        for branch in layer.branches:
            yield from enclosed(branch, chain)
