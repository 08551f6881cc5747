"""The network does no better than guessing."""

from collections.abc import Iterator, Sequence
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from playground.training.build import Network
from playground.training.stats import trained
from playground.training.troubles.case import Case
from playground.training.troubles.course import RECENT
from playground.training.troubles.sign import Sign
from playground.training.troubles.trouble import Trouble

SOONEST, LATEST = 200, 500
"""After an epoch of so many steps or more it is looked at, after so many steps in any case."""
MARGIN = 0.98
"""What part of the loss of guessing a network is below that has learned anything at all."""
STILL, FAR = 0.1, 1.0
"""By what part of their length the last layer's weights have moved that hardly moved, or that were flung about."""


class NoLearning(Sign):
    """Told once, and only told: a slow beginning may still turn out well."""

    def __init__(self, case: Case):
        super().__init__(case)
        self._layer = next(name for name in reversed(case.network.layers) if _weights(case.network, name).size)
        self._first = _weights(case.network, self._layer)
        self._told = False

    def after_steps(self, losses: Sequence[float]) -> Iterator[Trouble]:
        """Say that nothing is learned, where epochs are long."""
        if self.case.course.count >= LATEST > self.case.course.count - len(losses):
            yield from self._look()

    def after_epoch(self) -> Iterator[Trouble]:
        """Say that nothing is learned, if so."""
        if self.case.course.count >= SOONEST:
            yield from self._look()

    def _look(self) -> Iterator[Trouble]:
        course = self.case.course
        loss = fmean(course.recent)
        guessing = MARGIN * course.chance <= loss <= course.too_much
        if self._told or not guessing or course.falls:
            return
        self._told = True
        message = (
            f"The network does no better than guessing: over the last {RECENT} steps the loss is {loss:.3g}, and "
            f"giving every picture the same probabilities makes {course.chance:.3g}. {self._cause()}"
        )
        yield Trouble(severity="warning", code="no_learning", step=course.step, message=message)

    def _cause(self) -> str:
        rate, moved = self.case.learning_rate, self._moved()
        fact = (
            f"In {self.case.course.count} steps layer {self._layer} moved by {100 * moved:.1f} % of its weights' length"
        )
        if moved < STILL:
            return (
                f"{fact}: the learning rate, {rate:g}, may be too small; try {rate * 10:g}. Or too little gradient "
                "comes through, as from sigmoid and tanh far from 0: ReLU or batch normalization help."
            )
        if moved > FAR:
            return f"{fact}: the learning rate, {rate:g}, is probably too large; try {rate / 10:g}."
        return (
            f"{fact}. The learning rate, {rate:g}, may be too large or too small, activations may be saturated (ReLU "
            "or batch normalization help), or the pictures do not tell their classes apart."
        )

    def _moved(self) -> float:
        now = _weights(self.case.network, self._layer)
        return float(np.linalg.norm(now - self._first) / max(float(np.linalg.norm(self._first)), 1e-12))


def _weights(network: Network, name: str) -> NDArray[np.float32]:
    """Return all trained weights of a layer in one row."""
    own = (np.asarray(variable).ravel() for variable in trained(network.layers[name]))
    return np.concatenate([np.zeros(0, np.float32), *own])
