"""Workers as actors of a Ray cluster: one a run. Queue and fairness stay with us."""

import threading
from collections.abc import Callable
from typing import Any

import msgspec
import ray

from playground.engine import messages as m
from playground.engine.cluster.actor import Actor
from playground.engine.cluster.listening import ask, stream
from playground.engine.cluster.nodes import as_seen_there, cluster_devices, counted
from playground.engine.cluster.spare import SpareActor
from playground.engine.cluster.worker import RayWorker
from playground.engine.devices import Devices
from playground.engine.protocol import Lost, Received

FAREWELL = 5.0
"""Seconds that all actors together may take to go."""


class RayEngine:
    """Start each worker as an actor, spread over the nodes of the cluster that this process is connected to."""

    def __init__(self, disconnect: Callable[[], None] = lambda: None, spare: bool = False):
        """Look at the cluster.

        `disconnect` is called last of all; see `playground.engine.cluster.connection`.
        `spare`: whether an actor is kept ready for the next run.
        """
        self._disconnect = disconnect
        # Streams do not pass through Ray Client.
        self._listen = ask if ray.util.client.ray.is_connected() else stream
        self._class = ray.remote(concurrency_groups={"orders": 1})(Actor)
        self._devices = cluster_devices()
        self._spare = SpareActor(self._create, ray.kill) if spare else None
        self._lock = threading.Lock()
        self._workers: set[RayWorker] = set()
        self._closed = False

    def start(self, job: m.Job, received: Received, lost: Lost) -> RayWorker:
        """Give a run to a new actor; returns at once. Previews are not for it: they read files of this machine."""
        if not isinstance(job, m.TrainJob):
            raise TypeError(f"A Ray engine trains; previews are for a local one. Received: {type(job).__name__}.")
        there = msgspec.structs.replace(job, means=as_seen_there(job.means))
        new = self._spare.take if self._spare else self._create
        worker = RayWorker(lambda: new(job.means), self._listen, there, received, lost, self._forget)
        with self._lock:
            self._workers.add(worker)
            if self._closed:
                worker.kill()
        worker.thread.start()
        return worker

    def devices(self) -> Devices:
        """Return what the nodes had when this engine was made."""
        return self._devices

    def close(self) -> None:
        """Kill all actors, wait until they are gone, and leave the cluster."""
        with self._lock:
            closed, self._closed = self._closed, True
            workers = list(self._workers)
        if self._spare and not closed:
            self._spare.close()
        for worker in workers:
            worker.kill()
        for worker in workers:
            worker.thread.join(FAREWELL)
        if not closed:
            self._disconnect()

    def _create(self, means: m.Means) -> Any:
        return self._class.options(
            max_restarts=0, max_task_retries=0, scheduling_strategy="SPREAD", **counted(means, self._devices)
        ).remote()

    def _forget(self, worker: RayWorker) -> None:
        with self._lock:
            self._workers.discard(worker)
