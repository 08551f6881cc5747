"""Processes that are ready for the next start: most of what comes before a network's first picture is done."""

import threading
import time
from collections.abc import Callable

from playground.engine import messages as m
from playground.engine.local.pulse import Clock
from playground.engine.local.worker import LocalWorker
from playground.engine.protocol import Lost, Received

QUIET = 2.0
"""Seconds after a start until the next spare is begun: the start itself goes first."""

Hire = Callable[[m.Job, Received, Lost], LocalWorker]


class Spare:
    """Keeps one process for a job with the same means as the last one's; for the first job, with these means."""

    def __init__(self, hire: Hire, means: m.Means, clock: Clock = time.monotonic):
        self._hire = hire
        self._clock = clock
        self._lock = threading.Lock()
        self._last = clock()
        self._worker: LocalWorker | None = None
        self.ready = threading.Event()
        """Set once the process has prepared."""
        self._want(means)

    @property
    def pid(self) -> int | None:
        """The process's number, while there is one."""
        worker = self._worker
        return worker.pid if worker else None

    def take(self, means: m.Means) -> LocalWorker | None:
        """Return the process if it fits, which is then no spare any more; another one will be for these means."""
        with self._lock:
            worker, self._worker = self._worker, None
            self.ready.clear()
            fits, self._last = self._means == means, self._clock()
            self._want(means)
        if worker is not None and not fits:
            worker.kill()
        return worker if fits else None

    def tend(self) -> None:
        """Start a process where there is none and it is quiet."""
        with self._lock:
            if self._worker is not None and self._worker.over:
                self._worker, self._last = None, self._clock()
                self.ready.clear()
            quiet = self._clock() - self._last > QUIET
            if self._means is not None and self._worker is None and quiet:
                self._worker = self._hire(m.Prepare(self._means), lambda _: self.ready.set(), lambda _: None)

    def _want(self, means: m.Means) -> None:
        # None on a GPU: its driver alone would take half a gigabyte of it for as long as nobody trains.
        self._means = means if means.gpu is None else None
