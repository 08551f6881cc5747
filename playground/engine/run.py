"""One training run, as its engine and its queue see it."""

from playground.engine import messages as m
from playground.engine.conversation import Conversation
from playground.engine.farewell import why_it_died
from playground.engine.protocol import Engine, Loss
from playground.engine.steering import Steered


class Run(Steered):
    """A run: given to a worker when its turn comes, it takes note of all that the worker reports."""

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
