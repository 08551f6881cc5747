"""Talk with one worker: orders that wait for their answers, and reports."""

from collections.abc import Callable

from playground.engine import messages as m
from playground.engine.errors import NotAnswering, WorkerGone
from playground.engine.pending import Answer, Pending
from playground.engine.protocol import Engine, Loss, Lost, Received

PATIENCE = 5.0
"""Seconds to wait for an answer."""


class Conversation:
    """A worker that has been given a job."""

    def __init__(self, engine: Engine, job: m.Job, received: Received, lost: Lost):
        self._pending = Pending()
        self._received = received
        self._lost = lost
        self._worker = engine.start(job, self._receive, self._lose)

    @property
    def pid(self) -> int | None:
        """The process's number, once it has one."""
        return self._worker.pid

    def send(self, message: m.Message) -> None:
        """Send a message whose answer nobody waits for."""
        self._worker.send(message)

    def ask(self, order: Callable[[int], m.Command], patience: float = PATIENCE) -> Answer:
        """Send the order that belongs to a number and wait for its answer.

        Raises EngineError where the worker refuses, dies or does not answer in time.
        """
        number, future = self._pending.open()
        self._worker.send(order(number))
        try:
            return future.result(patience)
        except TimeoutError:
            raise NotAnswering(patience) from None

    def kill(self) -> None:
        """End the worker at once."""
        self._worker.kill()

    def _receive(self, report: m.Report) -> None:
        if isinstance(report, m.Done | m.Refused | m.Arrays | m.Maps):
            self._pending.settle(report)
        else:
            self._received(report)

    def _lose(self, loss: Loss) -> None:
        self._lost(loss)
        self._pending.close(WorkerGone())
