"""Find the processes that hang."""

import threading
import time
from collections.abc import Callable, Iterable
from typing import Protocol

from playground.engine.local.pulse import Clock

ROUND = 0.25
"""Seconds from one look to the next."""


class Watched(Protocol):
    """What a watchdog looks at."""

    def forgive(self, seconds: float) -> None:
        """Leave out so many seconds."""

    def check(self) -> None:
        """End it if it hangs."""


class Watchdog:
    """Look at all processes, round after round, in a thread of its own."""

    def __init__(
        self,
        flock: Callable[[], Iterable[Watched]],
        clock: Clock = time.monotonic,
        afterwards: Callable[[], None] = lambda: None,
    ):
        """`afterwards`: what is to be done after each round."""
        self._flock = flock
        self._afterwards = afterwards
        self._clock = clock
        self._last = clock()
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        """Begin, unless it has begun."""
        if self._thread.ident is None:
            self._last = self._clock()
            self._thread.start()

    def close(self) -> None:
        """End, and wait until it has."""
        self._closed.set()
        if self._thread.ident is not None:
            self._thread.join()

    def look(self) -> None:
        """Do one round. A round that comes late says that this process got no time, and may have heard nothing."""
        now = self._clock()
        late, self._last = max(0.0, now - self._last - ROUND), now
        for watched in self._flock():
            watched.forgive(late)
            watched.check()
        self._afterwards()

    def _watch(self) -> None:
        while not self._closed.wait(ROUND):
            self.look()
