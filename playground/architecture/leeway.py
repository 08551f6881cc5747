"""Leeway: how far each field of a layer can go before the network breaks, and in words why it stops there.

A value is legal where it breaks nothing that is sound without it, neither here nor in any other layer.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from playground.architecture.fields import FieldKind
from playground.architecture.layers import Layer
from playground.architecture.problems import DatasetFacts, Problem
from playground.architecture.ranges import Range, legal_ranges
from playground.architecture.spec import Architecture
from playground.architecture.ties import companions
from playground.architecture.trial import Changes, Trials


@dataclass(frozen=True)
class Leeway:
    """The legal values of one field, and why there are no others."""

    ranges: list[Range] = field(default_factory=list)
    below: Problem | None = None
    """Why the number under the lowest is not legal; None where the field itself ends there."""
    above: Problem | None = None
    """Why the number over the highest is not legal."""
    between: Problem | None = None
    """Why numbers between the legal ones are left out."""
    refused: dict[str, Problem] = field(default_factory=dict)
    """Why an option of a list is not legal."""
    together: tuple[str, ...] = ()
    """Other layers whose field takes the same value, because one alone would break the network."""

    def to_dict(self) -> dict[str, Any]:
        """Return the leeway as the server answers it."""
        whys = {"below": self.below, "above": self.above, "between": self.between}
        return {
            "ranges": [list(one) for one in self.ranges],
            "refused": {option: problem.to_dict() for option, problem in self.refused.items()},
            "together": list(self.together),
        } | {name: problem.to_dict() for name, problem in whys.items() if problem}


def leeway(architecture: Architecture, layer_id: str, dataset: DatasetFacts | None = None) -> dict[str, Leeway]:
    """Return the leeway of each field of a layer that the network's soundness hangs on; nothing of a layer not reached.

    Raises KeyError where there is no such layer.
    """
    trials = Trials(architecture, dataset)
    path, layer = {layer.name: (path, layer) for path, layer in architecture.walk()}[layer_id]
    if layer_id not in trials.inputs:
        return {}
    at_fault = trials.base.problem is not None and trials.base.problem.path == path
    kinds = [(name, kind) for name, info in type(layer).model_fields.items() for kind in info.metadata]
    searches = [Search(trials, layer, name, kind, at_fault) for name, kind in kinds if isinstance(kind, FieldKind)]
    return {search.name: found for search in searches if (found := search.leeway())}


@dataclass(frozen=True)
class Search:
    """Looks for the legal values of one field of one layer."""

    trials: Trials
    layer: Layer
    name: str
    kind: FieldKind
    at_fault: bool
    """Whether the network breaks at this layer: then values that mend it go before all others."""

    def leeway(self) -> Leeway | None:
        """Return what was found; None for a field that nothing hangs on."""
        channels = self.trials.inputs[self.layer.name][-1]
        ladder = self.kind.ladder(self.value, channels)
        refused = dict(self.refused())
        if not ladder:
            return Leeway(refused=refused) if refused else None
        found = self.on(ladder)
        if not self.moves(found) and (others := self.companions()):
            together = self.on(ladder, others)
            found = together if self.moves(together) else found
        if not found.ranges:
            return None
        return Leeway(found.ranges, found.below, found.above, found.between, refused, found.together)

    @property
    def value(self) -> Any:
        """The field's value, or that of the field which it follows where it is left out."""
        value = getattr(self.layer, self.name)
        follows = getattr(self.kind, "follows", None)
        return getattr(self.layer, follows) if value is None and follows else value

    def companions(self) -> list[Layer]:
        """Return the layers that may have to change with this one."""
        architecture = self.trials.architecture
        names = companions(architecture, self.layer, self.name, self.trials.inputs)
        return [layer for _, layer in architecture.walk() if layer.name in names]

    def moves(self, found: Leeway) -> bool:
        """Tell whether there is a legal value besides the present one."""
        number = self.kind.number(self.value)
        return any((low, high) != (number, number) for low, high, _ in found.ranges)

    def refused(self) -> Iterator[tuple[str, Problem]]:
        """Yield the options of a list that are not legal."""
        for option in self.kind.options_of(self.value):
            if problem := self.trials.complaint(self.change(option, [])):
                yield option, problem

    def change(self, value: Any, others: list[Layer]) -> Changes:
        """Return the layer, and others, with another value in the field."""
        return {layer.name: layer.model_copy(update={self.name: value}) for layer in (self.layer, *others)}

    def on(self, ladder: Sequence[int], others: list[Layer] | None = None) -> Leeway:
        """Return the leeway on a ladder, where those others take every value too."""
        found = self.within(ladder, others or [], mending=self.at_fault)
        return found if found.ranges or not self.at_fault else self.within(ladder, others or [], mending=False)

    def within(self, ladder: Sequence[int], others: list[Layer], mending: bool) -> Leeway:
        """Return the leeway among values that mend, or among those that break nothing."""
        why = self.complaints(others, mending)
        ranges = legal_ranges(ladder, self.kind.number(self.value), lambda number: why(number) is None)
        if not ranges:
            return Leeway()
        low, high = ranges[0][0], ranges[-1][1]
        skipped = gap(ranges)
        return Leeway(
            ranges,
            below=why(low - 1) if low > ladder[0] else None,
            above=why(high + 1) if high < ladder[-1] else None,
            between=None if skipped is None else why(skipped),
            together=tuple(layer.name for layer in others),
        )

    def complaints(self, others: list[Layer], mending: bool) -> Callable[[int], Problem | None]:
        """Return what says why a number is not legal, each tried once."""
        known: dict[int, Problem | None] = {}

        def why(number: int) -> Problem | None:
            if number not in known:
                changes = self.change(self.kind.at(self.value, number), others)
                known[number] = self.trials.complaint(changes, mending)
            return known[number]

        return why


def gap(ranges: list[Range]) -> int | None:
    """Return the first number that is left out between legal ones.

    >>> gap([(2, 8, 2)]), gap([(1, 4, 1)]), gap([(1, 2, 1), (4, 4, 1)])
    (3, None, 3)
    """
    inside = [low + 1 for low, high, step in ranges if step > 1 and high > low]
    after = [one[1] + 1 for one, following in pairwise(ranges) if following[0] > one[1] + 1]
    return min(inside + after, default=None)
