"""One training run, as its engine and its queue see it."""

import logging
import time

from playground.data import Bytes
from playground.engine import messages as m
from playground.engine.arrays import pack
from playground.engine.conversation import Conversation
from playground.engine.protocol import Engine, Loss
from playground.engine.runs.changes import changed_settings
from playground.engine.runs.farewell import how_it_goes_on, why_it_died
from playground.engine.runs.steering import Steered
from playground.engine.runs.waiting import differs


class Run(Steered):
    """A run: given to a worker when its turn comes, it takes note of all that the worker reports."""

    _means: m.Means | None = None
    _clock = staticmethod(time.monotonic)
    _told_turn: float | None = None
    """When, by the clock, its turn comes as was told last."""
    _at_awaited = False
    """Whether a worker that resumes has not yet said from which step."""

    @property
    def held(self) -> m.Means | None:
        """What the run has of the machine: while there is a worker, also where it is paused."""
        return self._means if self._worker and not self.ended else None

    def begin(self, engine: Engine, means: m.Means) -> None:
        """Give the run to a worker."""
        with self._changed:
            if self.state != "queued":
                return
            picture = self._picture()
            job = m.TrainJob(
                architecture=self.architecture.to_json(),
                training=self.settings.to_json(),
                directory=str(self.folder.path),
                initial=self.weights_from is not None,
                means=means,
                resume=self._resuming,
                paused=self._paused,
                watch=self._watchers.union(),
                picture=None if picture is None else pack(picture),
            )
            self._leave_queue("starting")
            self._at_awaited = self._resuming
            self._means = means
            try:
                # What it says comes on another thread, which waits for the lock.
                self._worker = Conversation(engine, job, self._receive, self._lost)
            except RuntimeError:  # The system gives this process no thread more.
                logging.getLogger(__name__).exception("A worker could not be started.")
                self._lost(Loss("unstartable"))

    def _picture(self) -> Bytes | None:
        """Return the pinned picture where it is none of the test pictures; one that is lost is told, and let go."""
        own = self.own_picture
        if own is None and isinstance(self.settings.pinned, str):
            self.settings = changed_settings(self.settings, m.Change(pinned=0))
            message = "The pinned picture of this run cannot be read: its file was cut short or lost."
            told = f"{message} The first test picture takes its place."
            step = self._status.step
            self._record.note(m.Diagnosis(severity="warning", code="picture_lost", message=told, step=step))
        return own

    def revive(self) -> None:
        """Return to the queue after the server was started again, to go on from the last checkpoint."""
        with self._changed:
            self._resuming = True
            self._set_state("queued")

    def queue_at(self, position: int, seconds: float | None) -> None:
        """Note the place in the queue, from 1, and the time until its turn; told where it is not what was told."""
        with self._changed:
            if self.state != "queued":
                return
            status, turn = self._status, None if seconds is None else self._clock() + seconds
            news = position != status.queue_position or differs(turn, self._told_turn, seconds or 0)
            status.queue_position, status.queue_seconds = position, seconds
            if news:
                self._told_turn = turn
                self._tell()

    def _receive(self, report: m.Report) -> None:
        with self._changed:
            if not self.ended:
                self._note(report)
            self._changed.notify_all()

    def _note(self, report: m.Report) -> None:
        match report:
            case m.At(step, epoch):
                self._go_back(step, epoch)
            case m.State(state):
                self._paused = state == "paused"
                self._set_state(state)
            case m.Ended(state):
                self._end(state)
            case m.Failed(code, message):
                self._end("failed", {"code": code, "message": message})
            case _:
                self._record.note(report)

    def _go_back(self, step: int, epoch: int) -> None:
        if not self._at_awaited:
            self._lost_at = None  # People have gone back: what was lost before says nothing of what comes.
        self._at_awaited = False
        if (step, epoch) != (self._status.step, self._status.epoch):
            self._record.go_back(step, epoch)
            self._tell()

    def _lost(self, loss: Loss) -> None:
        with self._changed:
            self._worker = None
            if self._stopping:
                self._end("stopped")
            elif self._in_vain:
                self._end("failed", {"code": "worker_died", "message": why_it_died(loss, self.folder.checkpoint)})
            elif not self.ended:
                self._go_again(loss)

    @property
    def _in_vain(self) -> bool:
        """Whether the run is lost where it was lost before. One that rests gets no further, and need not."""
        return self.state != "paused" and self._lost_at is not None and self._status.step <= self._lost_at

    def _go_again(self, loss: Loss) -> None:
        """Return to the queue, to go on from the last checkpoint; older than all who wait, the run is their head."""
        step = self._status.step
        self._lost_at = None if self.state == "paused" else step
        self._resuming = True
        message = how_it_goes_on(loss, step, self.folder.checkpoint, self._paused)
        self._record.note(m.Diagnosis(severity="warning", code="worker_lost", message=message, step=step))
        self._set_state("queued")
