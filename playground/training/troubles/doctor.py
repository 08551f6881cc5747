"""Look at a training as it goes on, and say what goes wrong."""

import time
from collections.abc import Callable, Sequence

from playground.training.build import Network
from playground.training.loop import EpochEnd, Loop, Trained
from playground.training.timetable import Clock
from playground.training.troubles.case import Case
from playground.training.troubles.dead_layers import DeadLayers
from playground.training.troubles.exploding_loss import ExplodingLoss
from playground.training.troubles.nan_loss import NanLoss
from playground.training.troubles.no_learning import NoLearning
from playground.training.troubles.sign import Sign
from playground.training.troubles.trouble import Trouble

SIGNS: tuple[type[Sign], ...] = (NanLoss, ExplodingLoss, DeadLayers, NoLearning)
"""In the order in which they explain: of what one finds the next may be the consequence."""


class Doctor:
    """Each trouble is told once; a training that went back, or has another learning rate, is a new case."""

    def __init__(
        self,
        network: Network,
        loop: Loop,
        kept: Callable[[], Sequence[int]],
        clock: Clock = time.perf_counter,
    ):
        """`kept`: gives the steps to which one can go back, in order."""
        self._network = network
        self._loop = loop
        self._kept = kept
        self._clock = clock
        self._case: Case | None = None
        self._signs: list[Sign] = []

    def look(self, gave: Trained | EpochEnd | None, learning_rate: float) -> list[Trouble]:
        """Return what is wrong after a slice of training at this learning rate; the first error hides what follows."""
        losses = gave.losses if isinstance(gave, Trained) else []
        case = self._same_case(self._loop.step - len(losses), learning_rate)
        case.course.add(losses)
        found: list[Trouble] = []
        for sign in self._signs:
            found += sign.after_steps(losses) if isinstance(gave, Trained) else ()
            found += sign.after_epoch() if isinstance(gave, EpochEnd) else ()
            if any(trouble.severity == "error" for trouble in found):
                break
        return found

    def _same_case(self, begun: int, learning_rate: float) -> Case:
        """Return the case at hand, or a new one where training was changed or did not go on from where it was."""
        case = self._case
        if case is None or case.learning_rate != learning_rate or case.seen != begun:
            case = Case(self._network, self._loop, learning_rate, self._kept, self._clock, begun)
            self._signs = [sign(case) for sign in SIGNS]
            self._case = case
        case.seen = self._loop.step
        return case
