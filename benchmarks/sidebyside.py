"""Measures things side by side: in turns, so that a noisy machine is equally unfair to all; medians and their ratio."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

Pace = tuple[float, float]
"""Pictures a second: by the clock, and for each second of processor time."""


@dataclass(frozen=True)
class Contender:
    """Something that can be measured again and again."""

    name: str
    measure: Callable[[], float]
    """Does one round and returns its figure."""
    figures: list[float] = field(default_factory=list)

    @property
    def median(self) -> float:
        """The figure of the middle round."""
        return median(self.figures)


def both(name: str, measure: Callable[[], Pace]) -> tuple[Contender, Contender]:
    """Return the same contender by the clock, which is to be measured, and by processor time, which comes with it."""
    by_processor = Contender(name, lambda: 0.0)

    def by_clock() -> float:
        figure, other = measure()
        by_processor.figures.append(other)
        return figure

    return Contender(name, by_clock), by_processor


def compare(contenders: Sequence[Contender], rounds: int, warmups: int = 1) -> None:
    """Measure all of them in turns; every other round in reverse, so that none always comes first."""
    for contender in contenders:
        for _ in range(warmups):
            contender.measure()
    for number in range(rounds):
        for contender in contenders if number % 2 == 0 else reversed(contenders):
            contender.figures.append(contender.measure())


def table(contenders: Sequence[Contender], unit: str) -> str:
    """Return the medians as a table, each with its ratio to the last contender's, the one to compare with."""
    baseline = contenders[-1].median
    width = max(len(contender.name) for contender in contenders)
    lines = [f"{'':{width}}  {'median':>10}  {'min':>10}  {'max':>10}  {'ratio':>6}   ({unit})"]
    for contender in contenders:
        low, high = min(contender.figures), max(contender.figures)
        numbers = "  ".join(f"{figure:10.4g}" for figure in (contender.median, low, high))
        lines.append(f"{contender.name:{width}}  {numbers}  {contender.median / baseline:6.2f}")
    return "\n".join(lines)
