"""When all that it takes to go on with a run is written to disk."""

import time
from collections.abc import Callable

from playground.engine.worker.shelf import Shelf
from playground.training.errors import TrainingError
from playground.training.session import Session

INTERVAL = 2.0
"""Seconds of training that a killed worker may lose."""
SHARE = 10
"""Writing may cost one part in so many of the time: from weights that take 0.2 s to write, more may be lost."""
CHEAP = 0.2
"""Seconds that writing may take where training rests anyway."""


class Keeper:
    """Write checkpoints of a session, never of weights that are no longer numbers."""

    def __init__(
        self,
        session: Session,
        shelf: Shelf,
        seconds: Callable[[], float],
        clock: Callable[[], float] = time.perf_counter,
    ):
        """`seconds`: how long has been trained."""
        self._session = session
        self._shelf = shelf
        self._seconds = seconds
        self._clock = clock
        self._written: tuple[int, bool] | None = None
        """What the newest checkpoint was written at: see `_now`."""
        self._last = clock()
        self._cost = 0.0

    @property
    def due(self) -> bool:
        """Whether the last time is long enough ago."""
        return self._age >= max(INTERVAL, SHARE * self._cost)

    def save_at_rest(self) -> float | None:
        """Write a checkpoint where training stands still or an epoch ends, unless that takes long.

        Returns in how many seconds to try again; None where it is written.
        """
        if self._written == self._now:
            return None
        wait = 0.0 if self._cost <= CHEAP else SHARE * self._cost - self._age
        if wait > 0:
            return wait
        return max(INTERVAL, SHARE * self._cost) if self.save() else None

    def save(self) -> TrainingError | None:
        """Write a checkpoint, unless this moment's is written or the weights are spoilt and older ones are kept.

        Returns what kept it from being written, if anything did.
        """
        begin = self._clock()
        path, step = self._shelf.folder.checkpoint, self._session.loop.step
        if self._written == self._now or (path.exists() and not self._session.memory.sound):
            return None
        error = self._shelf.put(path, step, lambda path: self._session.save(path, self._seconds()))
        self._last = self._clock()
        self._cost = self._last - begin
        if error is None:
            self._written = self._now
        return error

    def forget(self) -> None:
        """Take what is on disk for another training's: this one has gone back."""
        self._written = None

    @property
    def _now(self) -> tuple[int, bool]:
        """The step, and whether its validation is still to come."""
        return self._session.loop.step, self._session.loop.validating

    @property
    def _age(self) -> float:
        return self._clock() - self._last
