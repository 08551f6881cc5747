"""What there is to look at when a training may be in trouble."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from playground.training.build import Network
from playground.training.loop import Loop
from playground.training.timetable import Clock
from playground.training.troubles.chance import chance_level
from playground.training.troubles.course import Course
from playground.training.troubles.trouble import Remedy


@dataclass
class Case:
    """A training since it began or was changed; with another learning rate or gone back, it is a new case."""

    network: Network
    loop: Loop
    learning_rate: float
    kept: Callable[[], Sequence[int]]
    """Gives the steps whose weights were kept, in order."""

    clock: Clock
    begun: int
    """The step after which it begins."""

    def __post_init__(self) -> None:
        graphs = self.loop.graphs
        chance = chance_level(graphs.loss, np.asarray(graphs.train_split.labels), int(graphs.model.output_shape[-1]))
        self.course = Course(chance, self.begun)
        self.seen = self.begun
        """The last step that was looked at."""

    def remedy(self, step: int) -> Remedy | None:
        """Return the way back to this step, or the kept one before it, with half the learning rate.

        None where none was kept.
        """
        kept = [each for each in self.kept() if each <= step]
        return Remedy(kept[-1], self.learning_rate / 2) if kept else None

    def too_large(self, remedy: Remedy | None, why: str) -> str:
        """Return what is most often the cause, and what to do where no remedy, which is offered apart, says it."""
        way_out = "" if remedy else f" Start again with {self.learning_rate / 2:g}."
        return f"Most often the learning rate, {self.learning_rate:g}, is too large: {why}.{way_out}"
