"""What is known of a run: what it is, where it stands and what happened to it."""

import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import msgspec

from playground import data
from playground.architecture import Architecture, TrainingSettings, analyze
from playground.data import Bytes
from playground.engine.conversation import Conversation
from playground.engine.errors import EngineError
from playground.engine.runs import pinned
from playground.engine.runs.events import Event, EventLog, Listener, Picture, Source
from playground.engine.runs.record import Record
from playground.engine.runs.status import ENDED, RunState, Status
from playground.engine.runs.waiting import Pace, Work, seconds_for
from playground.engine.runs.watchers import Watchers
from playground.engine.store.saved import Entry, Made, Standing
from playground.training.batches import steps_per_epoch
from playground.training.checkpoint import kept_step
from playground.training.folder import Folder


class Account:
    """A run as all may see it, from any thread; everything that changes it holds its lock."""

    def __init__(
        self,
        run_id: str,
        architecture: Architecture,
        settings: TrainingSettings,
        directory: Path,
        weights_from: str | None = None,
        paused: bool = False,
        changed: Callable[[], None] = lambda: None,
        status: Status | None = None,
        log: EventLog | None = None,
    ):
        """`status` and `log`: those of a run that was before the server was started again."""
        dataset = data.get(settings.dataset)
        size = min(settings.train_size or dataset.train_size, dataset.train_size)
        self.id = run_id
        self.architecture = architecture
        self.settings = settings
        self.weights_from = weights_from
        self.folder = Folder(directory)
        self._status = status or Status.begun(settings, steps_per_epoch(size, settings.batch_size))
        self._record = Record(self._status, log or EventLog())
        self._test_size = dataset.test_size
        self._told = changed
        self._changed = threading.Condition(threading.RLock())
        self._worker: Conversation | None = None
        self._watchers = Watchers()
        self._paused = paused
        self._stopping = False
        self._resuming = False
        self._lost_at: int | None = None

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
        worker = self._worker
        return worker.pid if worker and not self.ended else None

    @property
    def has_weights(self) -> bool:
        """Whether there is anything to take over from the run: it has trained, or is at it."""
        return self.state in ("running", "paused") or self.folder.checkpoint.exists()

    @property
    def pace(self) -> Pace | None:
        """How fast the run trains or did, where that is known."""
        speed = self._status.metrics["images_per_second"]
        return Pace(self._macs, speed) if speed else None

    def seconds_left(self, seen: Sequence[Pace]) -> float | None:
        """Return how long the run has still to train: as its worker says, else going by the pace of others."""
        status = self._status
        told = status.metrics["seconds_left"]
        if self.state == "running" and told is not None:
            return told
        steps = 0 if self._paused else max(status.epochs * status.steps_per_epoch - status.step, 0)
        return seconds_for(Work(steps * self.settings.batch_size, self._macs), seen)

    @cached_property
    def _macs(self) -> int:
        macs: int = analyze(self.architecture)["total"]["macs"]
        return macs

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
        return self._record.rows

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

    def wait_until(self, reached: Callable[[Self], bool], timeout: float | None = None) -> bool:
        """Wait until the condition holds; tell whether it does."""
        with self._changed:
            return self._changed.wait_for(lambda: reached(self), timeout)

    def steps(self) -> list[int]:
        """Return the steps whose weights are on disk, in order."""
        newest = kept_step(self.folder.checkpoint)
        return sorted({*self.folder.steps(), *([] if newest is None else [newest])})

    def weights_at(self, step: int) -> Path:
        """Return the file with the weights of a step. Raises EngineError where none were kept."""
        snapshot = self.folder.snapshot(step)
        if snapshot.exists():
            return snapshot
        if kept_step(self.folder.checkpoint) == step:
            return self.folder.checkpoint
        raise EngineError("unknown_step", f"step must be one that was kept. Received: step={step}.")

    @property
    def own_picture(self) -> Bytes | None:
        """The pinned picture, (height, width, channels), where it is none of the test pictures."""
        return pinned.kept(self.folder) if isinstance(self.settings.pinned, str) else None

    @property
    def pinned_picture(self) -> Bytes:
        """The picture that runs through the network, (height, width, channels)."""
        return data.get(self.settings.dataset).load().pinned(self.settings.pinned, self.own_picture)

    def entry(self, after: int, thinnings: int) -> Entry:
        """Return what is to be written of the run, after the event that was written last; 0 before the first."""
        with self._changed:
            events = self._record.events
            made = Made(self.architecture.to_json(), self.weights_from)
            return Entry(
                id=self.id,
                made=msgspec.json.encode(made) if after == 0 else None,
                standing=msgspec.json.encode(Standing(self._status, self.settings.to_json(), self._paused)),
                events=events.after(after),
                last_seq=events.last_seq,
                thinnings=events.thinnings,
                numbers={event["seq"] for event in events.after(0)} if events.thinnings != thinnings else None,
            )

    def put_away(self, source: Source, last_seq: int) -> None:
        """Keep the log out of memory: all of it, up to this number, can be read elsewhere."""
        self._record.events.put_away(source, last_seq)

    def _end(self, state: RunState, error: dict[str, str] | None = None) -> None:
        with self._changed:
            if not self.ended:
                self._status.error = error
                self._leave_queue(state)

    def _leave_queue(self, state: RunState) -> None:
        self._status.queue_position, self._status.queue_seconds = 0, None
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
