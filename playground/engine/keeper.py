"""When a run's weights are written to disk."""

import time
from collections.abc import Callable
from pathlib import Path

from playground.training.session import Session

INTERVAL = 2.0
"""Seconds of training that a killed worker may lose."""
SHARE = 50
"""Writing may cost one part in so many of the time."""


class Keeper:
    """Write checkpoints of a session, never of weights that are no longer numbers."""

    def __init__(self, session: Session, path: Path, clock: Callable[[], float] = time.perf_counter):
        self._session = session
        self._path = path
        self._clock = clock
        self._step: int | None = None
        self._last = clock()
        self._cost = 0.0
        self.sound = True
        """Whether the weights are numbers."""

    def save_if_due(self) -> None:
        """Write the weights if the last time is long enough ago."""
        if self._clock() - self._last >= max(INTERVAL, SHARE * self._cost):
            self.save()

    def save(self) -> None:
        """Write the weights, unless this step's are written or they are spoilt and older ones are kept."""
        if self._step == self._session.loop.step or (not self.sound and self._path.exists()):
            return
        begin = self._clock()
        self._session.save(self._path, begin)
        self._step = self._session.loop.step
        self._last = self._clock()
        self._cost = self._last - begin
