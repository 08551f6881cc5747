"""A worker on some machine of a cluster: the training body, with a folder of its own and a way to send.

Everything here runs in the actor's process; the server's side is `playground.engine.cluster.worker`.
"""

import os
import platform
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from queue import Empty, Queue
from typing import Any, TypeVar

import msgspec
import ray

from playground.engine import messages as m
from playground.engine.cluster.files import Drafts, pieces
from playground.engine.cluster.parcels import Parcel, pack, unpack
from playground.engine.cluster.scratch import new_folder
from playground.engine.local.child import BEAT, NICENESS, load
from playground.engine.worker.inbox import Inbox

WAITING = 16
"""Parcels that may wait to be fetched; then training waits, as it does at a full pipe."""
Method = TypeVar("Method", bound=Callable[..., Any])
beside: Callable[[Method], Method] = ray.method(concurrency_group="orders")
"""Mark a method that runs in a thread of its own."""


class Actor:
    """One run. Orders are taken in a thread of their own, beside the one that hands out reports."""

    def __init__(self) -> None:
        self._folder = new_folder()
        self._drafts = Drafts(self._folder)
        self._inbox = Inbox()
        self._outgoing: Queue[bytes | None] = Queue(WAITING)
        self._begun = self._over = False

    def place(self) -> tuple[str, str, int]:
        """Load TensorFlow, and return the node, the name of its machine and the number of the process."""
        with suppress(ImportError):  # Told of when there is somebody to tell.
            load()
        return ray.get_runtime_context().get_node_id(), platform.node(), os.getpid()

    @beside
    def tell(self, data: bytes) -> None:
        """Take an order, the first of which is the job, or a piece of a file that the next order needs."""
        parcel = unpack(data)
        if parcel.piece is not None:
            self._drafts.add(parcel.piece)
        elif self._begun:
            self._inbox.put(m.decode_order(parcel.message))
        else:
            self._begin(m.decode_job(parcel.message))

    def stream(self) -> Iterator[bytes]:
        """Yield parcels until the worker is done."""
        while parcels := self.take():
            # Ray sends into its generators, which `yield from` a list does not bear.
            for parcel in parcels:  # noqa: UP028
                yield parcel

    def take(self) -> list[bytes]:
        """Return the parcels that wait, or a sign of life where there are none; nothing once the worker is done."""
        if self._over:
            return []
        try:
            parcels = [self._outgoing.get(timeout=BEAT)]
        except Empty:
            return [pack(Parcel(m.encode(m.Beat())))]
        while not self._outgoing.empty():
            parcels.append(self._outgoing.get())
        self._over = parcels[-1] is None
        return [parcel for parcel in parcels if parcel is not None]

    def _begin(self, job: m.Job) -> None:
        if not isinstance(job, m.TrainJob):
            raise TypeError(f"An actor trains. Received: {type(job).__name__}.")
        self._begun = True
        job = msgspec.structs.replace(job, directory=str(self._folder))
        threading.Thread(target=self._work, args=(job,), name="training", daemon=True).start()

    def _work(self, job: m.TrainJob) -> None:
        try:
            body = load()[m.TrainJob]
            if hasattr(os, "nice"):
                os.nice(NICENESS)
            body(job, self._inbox, self._send)
        except ImportError as problem:
            self._send(m.Failed("no_tensorflow", f"TensorFlow and Keras cannot be loaded on a node: {problem}"))
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._outgoing.put(None)

    def _send(self, message: m.Message) -> None:
        """Send a report, and before it the file that it names."""
        if isinstance(message, m.Wrote):
            for piece in pieces(self._folder, message.name):
                self._outgoing.put(pack(Parcel(piece=piece)))
        self._outgoing.put(pack(Parcel(m.encode(message))))
