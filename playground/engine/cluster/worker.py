"""An actor as the server sees it."""

import logging
import platform
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import msgspec
import ray
from ray.exceptions import ActorUnavailableError, GetTimeoutError, RayError

from playground.engine import messages as m
from playground.engine.cluster.files import Drafts, Piece, pieces
from playground.engine.cluster.parcels import Parcel, pack, unpack
from playground.engine.protocol import Loss, Lost, Received
from playground.engine.worker.shelf import Shelf
from playground.training.folder import Folder

KILLED = Loss("ended", -9)

TRIES = 3
"""How often an actor that dies on its way is asked for."""

Gone = Callable[["RayWorker"], None]
log = logging.getLogger(__name__)


class RayWorker:
    """One actor, and a thread for each direction: whoever sends never waits."""

    def __init__(
        self,
        create: Callable[[], Any],
        listen: Callable[[Any], Iterator[bytes]],
        job: m.TrainJob,
        received: Received,
        lost: Lost,
        gone: Gone,
    ):
        """Prepare; the life begins with `thread`. `create` asks for an actor, `listen` yields what it sends."""
        self._create = create
        self._listen = listen
        self._received = received
        self._lost = lost
        self._gone = gone
        self._folder = Folder(Path(job.directory))
        self._drafts = Drafts(self._folder.path)
        self._shelf = Shelf(self._folder, received)
        self._refusal: OSError | None = None
        """What kept the file that is on its way from being written."""
        self._lock = threading.Lock()
        self._actor: Any = None
        self.node: str | None = None
        """The node that it runs on, once it has one."""
        self._killed = False
        self.pid: int | None = None
        """The process's number, while there is one on this machine."""
        self._unsent: SimpleQueue[m.Message | None] = SimpleQueue()
        self.send(job)
        self.thread = threading.Thread(target=self._live, name="actor", daemon=True)

    def send(self, message: m.Message) -> None:
        """Send a message; one for an actor that is still on its way is kept until then."""
        self._unsent.put(message)

    def kill(self) -> None:
        """End the actor; one that is still on its way will not begin."""
        with self._lock:
            self._killed = True
            self._end_actor()

    def _live(self) -> None:
        loss = Loss("unstartable")
        try:
            loss = self._converse()
        finally:
            with self._lock:
                self._end_actor()  # One that is done would idle on with TensorFlow in its memory.
                self.pid = None
            self._unsent.put(None)
            self._gone(self)
            self._lost(KILLED if self._killed else loss)

    def _converse(self) -> Loss:
        """Hand on what the actor says until it is gone; return why it is."""
        try:
            actor = self._settled()
            threading.Thread(target=self._write, args=(actor,), name="orders", daemon=True).start()
            for data in self._listen(actor):
                self._note(unpack(data))
        except GetTimeoutError:
            return Loss("silent")
        except (msgspec.DecodeError, ValueError):
            log.exception("An actor sent what no worker sends.")
            return Loss("garbage")
        except (RayError, ConnectionError) as problem:
            return self._explain(problem)
        return Loss("ended", 0)

    def _settled(self) -> Any:
        """Return an actor that has its place. A node that has just died may be given some until Ray notices."""
        for _ in range(TRIES - 1):
            try:
                return self._place()
            except RayError as problem:
                if self._killed:
                    raise
                log.warning("An actor found no place and is asked for anew: %s", one_line(problem))
        return self._place()

    def _place(self) -> Any:
        with self._lock:
            self._actor = self._create()
            if self._killed:
                self._end_actor()
        self.node, machine, pid = ray.get(self._actor.place.remote())
        self.pid = pid if machine == platform.node() else None
        return self._actor

    def _write(self, actor: Any) -> None:
        # One after the other: calls under way at once may overtake each other. A lost actor is the listener's affair.
        try:
            while (message := self._unsent.get()) is not None:
                for name in self._needed(message):
                    for piece in pieces(self._folder.path, name):
                        self._tell(actor, Parcel(piece=piece))
                self._tell(actor, Parcel(m.encode(message)))
        except (RayError, ConnectionError) as problem:
            log.debug("An order did not arrive: %s", problem)
        except OSError:
            log.exception("A file that an actor needs cannot be read.")
            self.kill()

    def _tell(self, actor: Any, parcel: Parcel) -> None:
        ray.get(actor.tell.remote(pack(parcel)))

    def _needed(self, message: m.Message) -> list[str]:
        """Return the files, of those that there are, that the actor must have to carry out an order."""
        folder = self._folder
        files: list[Path] = []
        if isinstance(message, m.TrainJob) and (message.initial or message.resume):
            # The first snapshot is what changes are told against, the last one what a spoilt checkpoint falls back on.
            files = [folder.initial, folder.checkpoint, *map(folder.snapshot, {0, *folder.steps()[-1:]})]
        elif isinstance(message, m.Rewind) and message.step is not None:
            files = [folder.snapshot(message.step)]
        return [file.relative_to(folder.path).as_posix() for file in files if file.exists()]

    def _note(self, parcel: Parcel) -> None:
        if parcel.piece is not None:
            self._add(parcel.piece)
            return
        report = m.decode_report(parcel.message)
        if isinstance(report, m.At):
            self._folder.forget_after(report.step)
        if isinstance(report, m.Wrote):  # There; the shelf says how it went here.
            path = self._folder.path / report.name
            self._shelf.put(path, report.step, self._check_arrived)
        elif not isinstance(report, m.Beat):
            self._received(report)

    def _add(self, piece: Piece) -> None:
        """Write a piece of a file; of one that the disk has refused the rest is passed over."""
        if piece.offset == 0:
            self._refusal = None
        if self._refusal is None:
            try:
                self._drafts.add(piece)
            except OSError as problem:
                self._refusal = problem

    def _check_arrived(self, _: Path) -> None:
        if self._refusal is not None:
            raise self._refusal

    def _explain(self, problem: Exception) -> Loss:
        if self._killed:
            return KILLED
        log.warning("An actor was lost: %s", one_line(problem))
        if isinstance(problem, ActorUnavailableError | ConnectionError):
            return Loss("unreachable")
        if self.node is None:
            return Loss("unstartable")
        with suppress(RayError, ConnectionError):
            if any(node["NodeID"] == self.node and node["Alive"] for node in ray.nodes()):
                return Loss("ended")
        return Loss("unreachable")

    def _end_actor(self) -> None:
        with suppress(RayError, ConnectionError):
            if self._actor is not None:
                ray.kill(self._actor)


def one_line(problem: Exception) -> str:
    """Return what Ray says, which is many lines, in one."""
    return " ".join(str(problem).split())
