"""A worker on some machine of a cluster: the training body, with a folder of its own and a way to send.

Everything here runs in the actor's process; the server's side is `playground.engine.cluster.worker`.
"""

import os
import platform
import shutil
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue

import msgspec
import psutil
import ray

from playground.engine import messages as m
from playground.engine.cluster.files import Drafts, pieces
from playground.engine.cluster.parcels import Parcel, pack, unpack
from playground.engine.inbox import Inbox

BEAT = 0.5
"""Seconds after which an actor that has nothing to say says that it lives."""
WAITING = 16
"""Parcels that may wait to be fetched; then training waits, as it does at a full pipe."""
PREFIX = "convnet-playground-run-"


class Actor:
    """One run. Orders are taken in a thread of their own, beside the one that hands out reports."""

    def __init__(self) -> None:
        sweep(Path(tempfile.gettempdir()))
        self._folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
        self._drafts = Drafts(self._folder)
        self._inbox = Inbox()
        self._outgoing: Queue[bytes | None] = Queue(WAITING)
        self._begun = self._over = False

    def place(self) -> tuple[str, str, int]:
        """Return the node, the name of its machine and the number of the process."""
        return ray.get_runtime_context().get_node_id(), platform.node(), os.getpid()

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
        """Return the parcels that wait, or after a moment a sign of life; nothing once the worker is done."""
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
            # TensorFlow comes in here, with the training code, and nowhere else.
            from playground.engine.worker import train

            train(job, self._inbox, self._send)
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


def sweep(folder: Path) -> None:
    """Remove the folders of actors that were killed: they could not do it themselves."""
    for left in folder.glob(f"{PREFIX}*"):
        pid = left.name.removeprefix(PREFIX).partition("-")[0]
        if pid.isdecimal() and not psutil.pid_exists(int(pid)):
            shutil.rmtree(left, ignore_errors=True)
