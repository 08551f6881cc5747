"""Signs of life of one process: what it says, and where it says nothing, whether it works."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

START = 60.0
"""Seconds that a process may take until it is heard first: a cold disk may have to bring TensorFlow."""
SILENCE = 2.5
"""Seconds that a process may say nothing and do nothing."""
BUSY = 60.0
"""Seconds that a process may say nothing while it works: a driver that starts lets no other thread of it speak."""
DOUBT = 0.8
"""Seconds of silence after which it is looked at whether it works."""
WORKING = 0.05
"""The share of one processor that a process at work gets, even from a machine that is far too busy."""

Clock = Callable[[], float]


class Pulse:
    """When a process was last heard."""

    def __init__(self, clock: Clock = time.monotonic, start: float = START):
        self._clock = clock
        self._start = start
        self._lock = threading.Lock()
        self._last: float | None = None
        """None while nothing is waited for."""
        self._doubted: tuple[float, float] | None = None
        self.heard = False
        """Whether it has ever been heard."""

    def begin(self) -> None:
        """Wait for it from now on, for the first time or anew."""
        self.heard = False
        self._wait()

    def end(self) -> None:
        """Wait for it no longer."""
        with self._lock:
            self._last = None

    @contextmanager
    def hear(self) -> Iterator[None]:
        """Note that it was heard, and do not wait while what it said is handed on: that takes as long as it takes."""
        self.end()
        self.heard = True
        yield
        self._wait()

    def forgive(self, seconds: float) -> None:
        """Leave out so many seconds in which nobody could have heard it."""
        with self._lock:
            if self._last is not None:
                self._last += seconds

    def hangs(self, worked: Callable[[], float]) -> bool:
        """Tell whether it hangs; `worked` gives the processor's seconds that it has used."""
        with self._lock:
            now, last = self._clock(), self._last
            if last is None:
                return False
            silent = now - last
            if not self.heard:
                return silent > self._start
            if silent < DOUBT:
                return False
            if self._doubted is None:
                self._doubted = now, worked()
            since, before = self._doubted
            if silent < SILENCE:
                return False
            return silent > BUSY or worked() - before < WORKING * (now - since)

    def _wait(self) -> None:
        with self._lock:
            self._last, self._doubted = self._clock(), None
