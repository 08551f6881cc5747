"""The body of a training worker: a job, an inbox and a way to send are all that it knows of the world."""

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playground.architecture import Architecture, TrainingSettings
from playground.engine import messages as m
from playground.engine.arrays import unpack
from playground.engine.worker.inbox import Inbox, Send
from playground.engine.worker.trainer import Trainer
from playground.training import device
from playground.training.errors import TrainingError
from playground.training.explain import explain
from playground.training.folder import Folder
from playground.training.loop import Trained
from playground.training.session import open_session


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
        self._resumes = job.resume
        folder = Folder(Path(job.directory))
        self._device = device.configure(job.means.threads, job.means.gpu, job.means.gpu_memory)
        self._session = open_session(
            Architecture.model_validate_json(job.architecture),
            TrainingSettings.model_validate_json(job.training),
            folder.initial if job.initial else None,
            unpack(job.picture) if job.picture else None,
        )
        self._trainer = Trainer(self._session, folder, send, self._pause)
        self._paused = job.paused
        self._stopping = False
        self._owed: list[Owed] = []
        self._watch(job.watch)
        self._handlers: dict[type[m.Message], Callable[[Any], None]] = {
            m.Pause: lambda _: self._pause(),
            m.Resume: self._resume,
            m.Step: self._step,
            m.Stop: self._stop,
            m.Save: lambda _: self._trainer.save(),
            m.Rewatch: lambda order: self._watch(order.watch),
            m.Change: self._change,
            m.Rewind: self._rewind,
        }

    def run(self) -> None:
        """Train to the end."""
        loop = self._session.loop
        self._send(m.Ready(self._device, self._session.kept))
        if self._resumes:
            self._trainer.go_on()
        self._send(m.State("paused" if self._paused else "running"))
        # Before the first step, which traces its graph: the untrained network shows at once.
        self._trainer.show_if_due()
        self._trainer.begin()
        while not loop.finished:
            self._obey()
            if self._stopping or loop.finished:
                break
            self._advance()
        self._trainer.end()
        self._send(m.Ended("finished" if loop.finished else "stopped"))

    def _obey(self) -> None:
        """Carry out the commands that have come; wait for one if there is nothing else to do."""
        while not self._stopping and not self._session.loop.finished:
            idle = self._paused and not self._owed
            order = self._inbox.get(wait=False) or (self._wait() if idle else None)
            if order is not None:
                self._answer(order)
            elif not idle:
                return

    def _wait(self) -> m.Order | None:
        """Wait for a command, and keep meanwhile where training stands."""
        begin = time.perf_counter()
        order = self._inbox.get(wait=True, patience=self._trainer.save_at_rest())
        self._trainer.meter.pause(time.perf_counter() - begin)
        return order

    def _answer(self, order: m.Order) -> None:
        handler = self._handlers.get(type(order))
        if handler is None:
            self._send(m.Refused(order.number, "unknown_command", "A training worker has no answer to this."))
            return
        try:
            handler(order)
        except TrainingError as error:
            self._send(m.Refused(order.number, error.code, error.message))
            return
        # Before the first step too, which traces its graph: whoever begins to watch then sees the untrained network.
        if self._paused or self._session.loop.step == 0:
            self._trainer.show_if_due(resting=self._paused)
        if not isinstance(order, m.Step):
            self._send(m.Done(order.number))

    def _advance(self) -> None:
        """Do one slice of work, and answer for a step that was asked for."""
        gave = self._trainer.advance(1 if self._owed else None)
        if self._owed and isinstance(gave, Trained):
            self._owed[0].trained = True
        if self._owed and self._owed[0].trained and not self._session.loop.validating:
            self._trainer.rest()
            self._send(m.Done(self._owed.pop(0).number))

    def _pause(self) -> None:
        if not self._paused:
            self._paused = True
            self._trainer.rest()
            self._send(m.State("paused"))

    def _resume(self, _: m.Resume) -> None:
        if self._paused:
            self._paused = False
            self._send(m.State("running"))

    def _step(self, order: m.Step) -> None:
        if not self._paused:
            raise TrainingError("not_paused", "step needs a paused run. Received: a running run.")
        self._owed.append(Owed(order.number))

    def _stop(self, _: m.Stop) -> None:
        self._stopping = True

    def _change(self, order: m.Change) -> None:
        if order.learning_rate is not None:
            self._session.set_learning_rate(order.learning_rate)
        if order.epochs is not None:
            self._trainer.change_epochs(order.epochs)
        if order.pinned is not None:
            self._session.pin(order.pinned, unpack(order.picture) if order.picture else None)

    def _rewind(self, order: m.Rewind) -> None:
        self._pause()
        self._trainer.go_back(order.step, order.learning_rate)
        while self._owed:
            number = self._owed.pop(0).number
            self._send(m.Refused(number, "rewound", "step was not done: the run went back to an earlier step."))

    def _watch(self, watch: m.Watch) -> None:
        self._session.probe.watch(watch.layers, watch.weights, watch.rate, watch.changes)
        self._session.gauge.watch(watch.stats)
