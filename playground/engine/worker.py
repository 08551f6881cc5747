"""The body of a training worker: a job, an inbox and a way to send are all that it knows of the world."""

import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playground.architecture import Architecture, TrainingSettings
from playground.engine import messages as m
from playground.engine.inbox import Inbox
from playground.engine.keeper import Keeper
from playground.engine.meter import Meter
from playground.training import device
from playground.training.folder import Folder
from playground.training.frames import Frame, Stats
from playground.training.loop import EpochEnd, Trained
from playground.training.session import open_session
from playground.training.trouble import explain, nan_loss

Send = Callable[[m.Message], None]


@dataclass
class Owed:
    """A step that was asked for and is not yet answered."""

    number: int
    trained: bool = False


def train(job: m.TrainJob, inbox: Inbox, send: Send) -> None:
    """Train until all epochs are done or Stop comes, and report; whatever goes wrong is reported too."""
    try:
        Worker(job, inbox, send).run()
    except Exception as problem:  # noqa: BLE001 (the cause goes to the log here and to the page as a sentence)
        traceback.print_exc()
        error = explain(problem)
        send(m.Failed(error.code, error.message))


class Worker:
    """One run: trains slice by slice and answers commands between slices."""

    def __init__(self, job: m.TrainJob, inbox: Inbox, send: Send):
        self._inbox = inbox
        self._send = send
        folder = Folder(Path(job.directory))
        self._device = device.configure(job.means.threads)
        self._session = open_session(
            Architecture.model_validate_json(job.architecture),
            TrainingSettings.model_validate_json(job.training),
            folder.initial if job.initial else None,
        )
        self._session.probe.compare_with(folder.snapshot(0))
        self._meter = Meter(self._session)
        self._keeper = Keeper(self._session, folder.checkpoint)
        self._paused = job.paused
        self._stopping = False
        self._owed: list[Owed] = []
        self._shown = 0
        """The step of the last picture."""
        self._watch(job.watch)
        self._handlers: dict[type[m.Message], Callable[[Any], None]] = {
            m.Pause: self._pause,
            m.Resume: self._resume,
            m.Step: self._step,
            m.Stop: self._stop,
            m.Save: lambda _: self._keeper.save(),
            m.Rewatch: lambda order: self._watch(order.watch),
            m.Change: self._change,
        }

    def run(self) -> None:
        """Train to the end."""
        loop = self._session.loop
        self._send(m.Ready(self._device, self._session.kept))
        self._send(m.State("paused" if self._paused else "running"))
        # Before the first step, which traces its graph: the untrained network shows at once.
        self._show_if_due()
        while not loop.finished:
            self._obey()
            if self._stopping or loop.finished:
                break
            self._advance()
        self._flush()
        self._keeper.save()
        self._show_if_new()
        self._send(m.Ended("finished" if loop.finished else "stopped"))

    def _obey(self) -> None:
        """Carry out the commands that have come; wait for one if there is nothing else to do."""
        while not self._stopping and not self._session.loop.finished:
            idle = self._paused and not self._owed
            begin = time.perf_counter()
            order = self._inbox.get(wait=idle)
            if idle:
                self._meter.pause(time.perf_counter() - begin)
            if order is None:
                return
            self._answer(order)

    def _answer(self, order: m.Order) -> None:
        handler = self._handlers.get(type(order))
        if handler is None:
            self._send(m.Refused(order.number, "unknown_command", "A training worker has no answer to this."))
            return
        handler(order)
        # Before the first step too, which traces its graph: whoever begins to watch then sees the untrained network.
        if self._paused or self._session.loop.step == 0:
            self._show_if_due()
        if not isinstance(order, m.Step):
            self._send(m.Done(order.number))

    def _advance(self) -> None:
        """Do one slice of work and report what it gave."""
        gave = self._session.gauge.advance(1 if self._owed else None)
        if isinstance(gave, Trained):
            self._trained(gave)
        elif isinstance(gave, EpochEnd):
            self._send(self._meter.epoch(gave))
            self._keeper.save_if_due()
        if self._owed and self._owed[0].trained and not self._session.loop.validating:
            self._settle(self._owed.pop(0))

    def _trained(self, gave: Trained) -> None:
        self._meter.add(gave)
        if self._owed:
            self._owed[0].trained = True
        self._look_for_trouble(gave)
        if self._meter.due() or self._session.loop.validating:
            self._send(self._meter.metrics())
        self._keeper.save_if_due()
        self._show_if_due()

    def _settle(self, owed: Owed) -> None:
        self._flush()
        self._show_if_new()
        self._send(m.Done(owed.number))

    def _look_for_trouble(self, gave: Trained) -> None:
        session = self._session
        trouble = nan_loss(session.network, gave.losses, session.loop.step, session.learning_rate)
        self._keeper.sound = trouble is None
        if trouble is None:
            return
        self._send(
            m.Diagnosis(
                severity="error",
                code=trouble.code,
                message=trouble.message,
                step=trouble.step,
                layer=trouble.layer,
            )
        )
        self._pause()

    def _pause(self, _: m.Pause | None = None) -> None:
        if not self._paused:
            self._paused = True
            self._flush()
            self._show_if_new()
            self._send(m.State("paused"))

    def _resume(self, _: m.Resume) -> None:
        if self._paused:
            self._paused = False
            self._send(m.State("running"))

    def _step(self, order: m.Step) -> None:
        if self._paused:
            self._owed.append(Owed(order.number))
        else:
            self._send(m.Refused(order.number, "not_paused", "step needs a paused run. Received: a running run."))

    def _stop(self, _: m.Stop) -> None:
        self._stopping = True

    def _change(self, order: m.Change) -> None:
        if order.learning_rate is not None:
            self._session.set_learning_rate(order.learning_rate)
        if order.epochs is not None:
            self._session.loop.epochs = order.epochs
        if order.pinned is not None:
            self._session.pin(order.pinned)

    def _watch(self, watch: m.Watch) -> None:
        self._session.probe.watch(watch.layers, watch.weights, watch.rate, watch.changes)
        self._session.gauge.watch(watch.stats)

    def _flush(self) -> None:
        """Report the last steps, whether or not it is time."""
        if self._meter.gathered:
            self._send(self._meter.metrics())

    def _show_if_due(self) -> None:
        if self._session.probe.due:
            self._send_frames(self._session.probe.due_frames(self._session.loop.step))
        if self._paused:
            self._session.gauge.measure_if_due()
        self._send_frames(self._session.gauge.take())

    def _show_if_new(self) -> None:
        """Show how things stand where training rests, unless that is what was last shown."""
        if self._shown != self._session.loop.step:
            self._show()

    def _show(self) -> None:
        self._shown = self._session.loop.step
        self._send_frames(self._session.probe.frames(self._shown))

    def _send_frames(self, frames: Sequence[Frame | Stats]) -> None:
        if frames:
            shown = tuple(m.Shown(frame.type, frame.layer, frame.encode()) for frame in frames)
            self._send(m.Picture(self._session.loop.step, shown))
