"""One training run, as the server sees it."""

import threading
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import Any

import msgspec

from playground import data
from playground.architecture import Architecture, TrainingSettings
from playground.engine import messages as m
from playground.engine.changes import changed_settings, check_changes
from playground.engine.conversation import Conversation
from playground.engine.errors import EngineError, NotAnswering, WorkerGone
from playground.engine.events import Event, Listener, Picture
from playground.engine.farewell import why_it_died
from playground.engine.protocol import Engine, Loss
from playground.engine.record import Record
from playground.engine.status import ENDED, RunState, Status
from playground.engine.watchers import Watchers
from playground.training.batches import steps_per_epoch
from playground.training.checkpoint import kept_step
from playground.training.folder import Folder

STEP_PATIENCE = 60.0
"""Seconds to wait for a step: the first one traces the graph, and the last one of an epoch validates."""
POLITE = 2.0
"""Seconds that a worker may take to stop before it is killed."""


class Run:
    """A run: where it stands, its log, and the commands that it takes, from any thread."""

    def __init__(
        self,
        run_id: str,
        architecture: Architecture,
        settings: TrainingSettings,
        directory: Path,
        weights_from: str | None = None,
        paused: bool = False,
        changed: Callable[[], None] = lambda: None,
    ):
        dataset = data.get(settings.dataset)
        size = min(settings.train_size or dataset.train_size, dataset.train_size)
        self.id = run_id
        self.architecture = architecture
        self.settings = settings
        self.weights_from = weights_from
        self.folder = Folder(directory)
        self._status = Status(settings.epochs, steps_per_epoch(size, settings.batch_size))
        self._status.metrics["learning_rate"] = settings.optimizer.learning_rate
        self._record = Record(self._status)
        self._test_size = dataset.test_size
        self._told = changed
        self._changed = threading.Condition(threading.RLock())
        self._watchers = Watchers()
        self._worker: Conversation | None = None
        self._paused = paused
        self._stopping = False

    # What it is.

    @property
    def state(self) -> RunState:
        """Where the run stands."""
        return self._status.state

    @property
    def ended(self) -> bool:
        """Whether nothing will happen any more."""
        return self._status.state in ENDED

    @property
    def pid(self) -> int | None:
        """The number of the training process, while there is one."""
        return self._worker.pid if self._worker and not self.ended else None

    @property
    def has_weights(self) -> bool:
        """Whether there is anything to take over from the run: it has trained, or is at it."""
        return self.state in ("running", "paused") or self.folder.checkpoint.exists()

    @property
    def picture(self) -> Picture | None:
        """The newest picture."""
        return self._record.events.picture

    def to_dict(self, brief: bool = False) -> dict[str, Any]:
        """Return the run as JSON has it; `brief` leaves out the architecture and the settings."""
        with self._changed:
            run = {"id": self.id, "name": self.architecture.name, **self._status.to_dict(), "pid": self.pid}
            if self.weights_from is not None:
                run["weights_from"] = self.weights_from
            if not brief:
                run |= {"architecture": self.architecture.to_dict(), "training": self.settings.to_dict()}
            return run

    def history(self) -> list[dict[str, Any]]:
        """Return a row for each report of metrics and each epoch."""
        with self._changed:
            return list(self._record.rows)

    @property
    def last_seq(self) -> int:
        """The number of the newest event; 0 before the first."""
        return self._record.events.last_seq

    def events_after(self, seq: int) -> list[Event]:
        """Return all events with a higher number."""
        return self._record.events.after(seq)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell the listener of all events and pictures from now on; call what is returned to end it."""
        return self._record.events.subscribe(listener)

    def wait_until(self, reached: Callable[["Run"], bool], timeout: float | None = None) -> bool:
        """Wait until the condition holds; tell whether it does."""
        with self._changed:
            return self._changed.wait_for(lambda: reached(self), timeout)

    # What it is told.

    def pause(self) -> None:
        """Train no further, but stay. Idempotent."""
        self._hold(m.Pause, "pause")

    def resume(self) -> None:
        """Train on. Idempotent."""
        self._hold(m.Resume, "resume")

    def step(self) -> None:
        """Train one minibatch of a paused run, which stays paused."""
        worker = self._worker
        if self.state != "paused" or worker is None:
            raise EngineError("not_paused", f"step needs a paused run. Received: a run that is {self.state}.")
        worker.ask(lambda number: m.Step(number=number), STEP_PATIENCE)

    def stop(self) -> None:
        """End the run: politely, and where that takes long by killing its process. Idempotent."""
        with self._changed:
            self._stopping = True
            if self._worker is None:
                self._end("stopped")
                return
        self._worker.send(m.Stop())
        if not self.wait_until(lambda run: run.ended, POLITE):
            self.kill()

    def change(self, learning_rate: float | None = None, epochs: int | None = None, pinned: int | None = None) -> None:
        """Change what is not None. Raises EngineError for what cannot be changed."""
        change = m.Change(learning_rate=learning_rate, epochs=epochs, pinned=pinned)
        with self._changed:
            self._need_life("change")
            check_changes(change, self._status, self._test_size)
            worker = self._worker
        if worker is not None:
            self._await("change", worker, lambda number: msgspec.structs.replace(change, number=number))
        with self._changed:
            self.settings = changed_settings(self.settings, change)
            self._status.epochs = self.settings.epochs
            self._status.metrics["learning_rate"] = self.settings.optimizer.learning_rate
            self._tell()

    def watch(self, key: Hashable, layers: Sequence[str], weights: Sequence[str] = (), rate: float = 5.0) -> None:
        """Note what a watcher wants to see from now on; the next picture comes at once."""
        with self._changed:
            self._watchers.set(key, layers, weights, rate)
            self._send_watch()

    def unwatch(self, key: Hashable) -> None:
        """Forget a watcher; what nobody watches is not computed."""
        with self._changed:
            if self._watchers.remove(key):
                self._send_watch()

    def checkpoint(self) -> Path:
        """Return a file with the newest weights: written now by a run that lives. Raises EngineError."""
        worker = self._worker
        if worker is not None and not self.ended:
            worker.ask(lambda number: m.Save(number=number))
        if not self.folder.checkpoint.exists():
            raise EngineError(
                "no_weights", f"A run has weights once it has started. Received: a run that is {self.state}."
            )
        return self.folder.checkpoint

    def steps(self) -> list[int]:
        """Return the steps whose weights are on disk."""
        return [step] if (step := kept_step(self.folder.checkpoint)) is not None else []

    # What its engine and its queue do with it.

    def begin(self, engine: Engine, means: m.Means) -> None:
        """Give the run to a worker."""
        with self._changed:
            if self.state != "queued":
                return
            job = m.TrainJob(
                architecture=self.architecture.to_json(),
                training=self.settings.to_json(),
                directory=str(self.folder.path),
                initial=self.weights_from is not None,
                means=means,
                paused=self._paused,
                watch=self._watchers.union(),
            )
            self._status.queue_position = 0
            self._set_state("starting")
            self._worker = Conversation(engine, job, self._receive, self._lost)

    def queue_at(self, position: int) -> None:
        """Note the place in the queue, from 1."""
        with self._changed:
            if self.state == "queued" and self._status.queue_position != position:
                self._status.queue_position = position
                self._tell()

    def kill(self) -> None:
        """End the run at once, without a last word from its worker."""
        with self._changed:
            self._stopping = True
            if self._worker is not None:
                self._worker.kill()
            self._end("stopped")

    def _hold(self, command: type[m.Pause] | type[m.Resume], verb: str) -> None:
        with self._changed:
            self._need_life(verb)
            self._paused = command is m.Pause
            worker = self._worker
        if worker is not None:
            self._await(verb, worker, lambda number: command(number=number))

    def _await(self, verb: str, worker: Conversation, order: Callable[[int], m.Command]) -> None:
        """Wait until the command is carried out; one that starts will do so once it is ready."""
        try:
            worker.ask(order)
        except NotAnswering:
            if self.state != "starting":
                raise
        except WorkerGone:
            self._need_life(verb)
            raise

    def _need_life(self, verb: str) -> None:
        if self.ended:
            raise EngineError(
                "run_ended", f"{verb} needs a run that has not ended. Received: a run that is {self.state}."
            )

    def _send_watch(self) -> None:
        if self._worker is not None and not self.ended:
            self._worker.send(m.Rewatch(watch=self._watchers.union()))

    def _receive(self, report: m.Report) -> None:
        with self._changed:
            if not self.ended:
                self._note(report)
            self._changed.notify_all()

    def _note(self, report: m.Report) -> None:
        match report:
            case m.State(state):
                self._paused = state == "paused"
                self._set_state(state)
            case m.Ended(state):
                self._end(state)
            case m.Failed(code, message):
                self._end("failed", {"code": code, "message": message})
            case _:
                self._record.note(report)

    def _lost(self, loss: Loss) -> None:
        with self._changed:
            if self._stopping:
                self._end("stopped")
            self._end("failed", {"code": "worker_died", "message": why_it_died(loss, self.folder.checkpoint)})

    def _end(self, state: RunState, error: dict[str, str] | None = None) -> None:
        with self._changed:
            if not self.ended:
                self._status.error = error
                self._status.queue_position = 0
                self._set_state(state)

    def _set_state(self, state: RunState) -> None:
        if state != self.state:
            self._status.state = state
            self._tell()

    def _tell(self) -> None:
        """Put the state into the log, and wake all who wait for it."""
        self._record.state(self.state, self.to_dict(brief=True))
        self._changed.notify_all()
        self._told()
