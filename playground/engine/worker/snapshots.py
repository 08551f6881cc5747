"""The weights of some steps, kept on disk so that one can look at them and go back."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from playground.engine.worker.shelf import Shelf
from playground.training.session import Session

MOST = 200
"""Snapshots of a whole training, about."""
EARLY = 20
"""Of these are for the first steps, which change most: 1, 2, 4, 8, …"""
BYTES = 1 << 30
"""What the snapshots of a run may take of the disk."""
SHARE = 50
"""Writing them may cost one part in so many of the time …"""
START = 0.25
"""… and so many seconds besides, for the first steps."""


@dataclass(frozen=True)
class Plan:
    """Which steps are kept: each `spacing`th, and where `early` also 1, 2, 4, 8 and so on."""

    spacing: int
    early: bool

    def due(self, step: int) -> bool:
        """Tell whether a step is kept."""
        return step % self.spacing == 0 or (self.early and step & (step - 1) == 0)

    def after(self, step: int) -> int:
        """Return the first step after this one that is kept."""
        even = (step // self.spacing + 1) * self.spacing
        return min(even, 1 << step.bit_length()) if self.early else even


@lru_cache
def plan(steps: int, most: int) -> Plan:
    """Return the closest spacing, a power of two, that gives about `most` snapshots in so many steps.

    Powers of two so that another number of steps needs no other snapshots, only more of them or fewer.

    >>> plan(4690, 200)
    Plan(spacing=32, early=True)
    """
    early = most >= 2 * EARLY
    even = max(1, most - (EARLY if early else 2))
    spacing = 1
    while spacing * even < steps:
        spacing *= 2
    return Plan(spacing, early)


class Snapshots:
    """Write snapshots of a session when their steps come. Those of the first and the last step are always there."""

    def __init__(self, session: Session, shelf: Shelf, seconds: Callable[[], float]):
        """`seconds`: how long has been trained."""
        self._session = session
        self._shelf = shelf
        self._seconds = seconds
        self._kept = set(shelf.folder.steps())
        self._most = min(MOST, BYTES // max(1, session.memory.size))
        self._cost = self._spent = 0.0

    @property
    def next(self) -> int | None:
        """The next step to keep; None where there is no time for it."""
        return self._plan.after(self._session.loop.step) if self._affordable else None

    def take_if_due(self) -> None:
        """Write a snapshot if this step is one to keep and there is time for it."""
        if self._plan.due(self._session.loop.step) and self._affordable:
            self.take()

    def take(self) -> None:
        """Write a snapshot, unless this step's is there or its weights are no longer numbers."""
        begin, step = self._seconds(), self._session.loop.step
        if step in self._kept or not self._session.memory.sound:
            return
        path = self._shelf.folder.snapshot(step)
        if self._shelf.put(path, step, lambda path: self._session.save_weights(path, begin)) is None:
            self._kept.add(step)
        self._cost = self._seconds() - begin
        self._spent += self._cost

    def thin_out(self) -> None:
        """Remove what a training that has become longer has too many of."""
        for step in [step for step in self._kept if not self._plan.due(step)]:
            self._shelf.folder.snapshot(step).unlink(missing_ok=True)
            self._kept.discard(step)

    def forget_after(self, step: int) -> None:
        """Remove the snapshots after a step: training has gone back to it."""
        self._shelf.folder.forget_after(step)
        self._kept = {kept for kept in self._kept if kept <= step}
        # The time that is gone back by has paid for what is removed.
        self._spent = min(self._spent, self._seconds() / SHARE)

    @property
    def _plan(self) -> Plan:
        loop = self._session.loop
        return plan(loop.epochs * loop.steps_per_epoch, self._most)

    @property
    def _affordable(self) -> bool:
        return self._spent + self._cost <= START + self._seconds() / SHARE
