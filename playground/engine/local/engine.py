"""Workers as processes on this machine."""

import threading

from playground.engine import messages as m
from playground.engine.devices import Devices, choose, this_machine
from playground.engine.local import child
from playground.engine.local.process import FAREWELL, Entry, Starter
from playground.engine.local.pulse import START
from playground.engine.local.spare import Spare
from playground.engine.local.watchdog import Watchdog
from playground.engine.local.worker import LocalWorker
from playground.engine.protocol import Lost, Received


class LocalEngine:
    """Give each worker a process of its own, watch it, and bury it."""

    def __init__(
        self, method: str | None = None, entry: Entry = child.main, patience: float = START, spare: bool = False
    ):
        """Start processes as forks of a server where there is fork, or with this method of multiprocessing.

        `entry`: what a process does. `patience`: the seconds that one may take until it is heard first.
        `spare`: whether a process is kept ready for the next training.
        """
        self._starter = Starter(entry, method)
        self._patience = patience
        self._lock = threading.Lock()
        self._workers: set[LocalWorker] = set()
        self._closed = False
        self.spare = Spare(self._hire, usual()) if spare else None
        self._watchdog = Watchdog(self._all, afterwards=self.spare.tend if self.spare else lambda: None)
        self._watchdog.start()

    @property
    def method(self) -> str:
        """How processes are started: "forkserver", or "spawn" where there is no fork or one has hung."""
        return self._starter.method

    def start(self, job: m.Job, received: Received, lost: Lost) -> LocalWorker:
        """Give a job to a process of its own; returns at once."""
        if self.spare and isinstance(job, m.TrainJob):
            worker = self.spare.take(job.means)
            if worker and worker.employ(job, received, lost):
                return worker
        return self._hire(job, received, lost)

    def devices(self) -> Devices:
        """Look at this machine."""
        return this_machine()

    def close(self) -> None:
        """Kill all processes and wait until they are gone."""
        self._watchdog.close()
        with self._lock:
            self._closed = True
        for worker in self._all():
            worker.kill()
        for worker in self._all():
            if worker.started:  # One that still waits for TensorFlow will be killed as its first act.
                worker.thread.join(FAREWELL)

    def _hire(self, job: m.Job, received: Received, lost: Lost) -> LocalWorker:
        worker = LocalWorker(self._starter, job, received, lost, self._forget, self._patience)
        with self._lock:
            self._workers.add(worker)
            if self._closed:
                worker.kill()
        worker.thread.start()
        return worker

    def _all(self) -> list[LocalWorker]:
        with self._lock:
            return list(self._workers)

    def _forget(self, worker: LocalWorker) -> None:
        with self._lock:
            self._workers.discard(worker)


def usual() -> m.Means:
    """Return what the first training gets where nobody wishes for another number of them at once."""
    devices = this_machine()
    return choose(devices, devices.slots(), ())
