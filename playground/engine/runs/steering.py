"""What a run is told by people: pause, resume, step, stop, change, watch, save."""

from collections.abc import Callable, Hashable, Sequence
from pathlib import Path

import msgspec

from playground.data import Bytes
from playground.engine import messages as m
from playground.engine.arrays import pack
from playground.engine.conversation import PATIENCE, Conversation
from playground.engine.errors import EngineError, NotAnswering, WorkerGone, WorkerLost
from playground.engine.runs import pinned as pictures
from playground.engine.runs.account import Account
from playground.engine.runs.changes import changed_settings, check_changes, check_kept

STEP_PATIENCE = 60.0
"""Seconds to wait for a step: the first one traces the graph, and the last one of an epoch validates."""
POLITE = 2.0
"""Seconds that a worker may take to stop before it is killed."""


class Steered(Account):
    """A run that takes commands, from any thread; one that waits for its turn remembers them."""

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
        self._ask("step", worker, lambda number: m.Step(number=number), STEP_PATIENCE)

    def rewind(self, step: int | None = None, learning_rate: float | None = None) -> None:
        """Go back to a kept step, or to the last sound checkpoint; the run is paused then. Raises EngineError."""
        change = m.Change(learning_rate=learning_rate)
        with self._changed:
            worker = self._worker
            if worker is None or self.state not in ("running", "paused"):
                raise EngineError(
                    "not_running", f"rewind needs a run that runs or is paused. Received: a run that is {self.state}."
                )
            check_changes(change, self._status, self._test_size)
            check_kept(step, self.steps())
        order = m.Rewind(step=step, learning_rate=learning_rate)
        self._ask("rewind", worker, lambda number: msgspec.structs.replace(order, number=number), STEP_PATIENCE)
        self._adopt(change)

    def stop(self) -> None:
        """End the run: politely, and where that takes long by killing its process. Idempotent."""
        with self._changed:
            self._stopping = True
            worker = self._worker
            if worker is None:
                self._end("stopped")
                return
        worker.send(m.Stop())
        if not self.wait_until(lambda run: run.ended, POLITE):
            self.kill()

    def change(
        self,
        learning_rate: float | None = None,
        epochs: int | None = None,
        pinned: int | str | None = None,
        picture: Bytes | None = None,
    ) -> None:
        """Change what is not None. Raises EngineError for what cannot be changed.

        `picture`: the pinned one, (height, width, channels), where it is none of the test pictures.
        """
        own = None if picture is None else pack(picture)
        change = m.Change(learning_rate=learning_rate, epochs=epochs, pinned=pinned, picture=own)
        with self._changed:
            self._need_life("change")
            check_changes(change, self._status, self._test_size)
            if picture is not None:
                pictures.keep(self.folder, picture)
            # Before the worker is told: the change may end the run, and another worker may begin in its place.
            self._adopt(change)
            worker = self._worker
        if worker is not None:
            self._await("change", worker, lambda number: msgspec.structs.replace(change, number=number))
            # What was on its way meanwhile told the old one.
            self._status.metrics["learning_rate"] = self.settings.optimizer.learning_rate

    def watch(
        self,
        key: Hashable,
        layers: Sequence[str],
        weights: Sequence[str] = (),
        rate: float = 5.0,
        changes: Sequence[str] = (),
        stats: Sequence[str] = (),
    ) -> None:
        """Note what a watcher wants to see from now on; the next picture comes at once."""
        with self._changed:
            self._watchers.set(key, layers, weights, rate, changes, stats)
            self._send_watch()

    def unwatch(self, key: Hashable) -> None:
        """Forget a watcher; what nobody watches is not computed."""
        with self._changed:
            if self._watchers.remove(key):
                self._send_watch()

    def checkpoint(self) -> Path:
        """Return a file with the newest weights: written now by a run that lives. Raises EngineError."""
        worker = self._worker
        if worker is not None and self.state in ("running", "paused"):
            self._save(worker)
        if not self.folder.checkpoint.exists():
            raise EngineError(
                "no_weights", f"A run has weights once it has started. Received: a run that is {self.state}."
            )
        return self.folder.checkpoint

    def weights(self, step: int | None = None) -> Path:
        """Return a file with the weights of a kept step, or with the newest. Raises EngineError."""
        return self.checkpoint() if step is None else self.weights_at(step)

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
            if worker is None:
                self._tell()  # Else nobody would write it down for the next server.
        if worker is not None:
            self._await(verb, worker, lambda number: command(number=number))

    def _adopt(self, change: m.Change) -> None:
        """Take what a worker is told into the settings."""
        with self._changed:
            self.settings = changed_settings(self.settings, change)
            self._status.epochs = self.settings.epochs
            self._status.metrics["learning_rate"] = self.settings.optimizer.learning_rate
            if not self.ended:
                self._tell()

    def _save(self, worker: Conversation) -> None:
        try:
            self._ask("checkpoint", worker, lambda number: m.Save(number=number))
        except EngineError as error:
            if error.code != "run_ended":  # One that has just ended has written its weights.
                raise

    def _ask(
        self, verb: str, worker: Conversation, order: Callable[[int], m.Command], patience: float = PATIENCE
    ) -> None:
        """Wait until the command is carried out. Raises EngineError, also where the worker is lost meanwhile."""
        try:
            worker.ask(order, patience)
        except WorkerGone:
            self._need_life(verb)
            raise WorkerLost(verb) from None

    def _await(self, verb: str, worker: Conversation, order: Callable[[int], m.Command]) -> None:
        """Wait until the command is carried out.

        A worker that starts does so once it is ready; one that is lost leaves it to the next, which is told.
        """
        try:
            worker.ask(order)
        except NotAnswering:
            if self.state != "starting":
                raise
        except WorkerGone:
            self._need_life(verb)

    def _need_life(self, verb: str) -> None:
        if self.ended:
            raise EngineError(
                "run_ended", f"{verb} needs a run that has not ended. Received: a run that is {self.state}."
            )

    def _send_watch(self) -> None:
        if self._worker is not None and not self.ended:
            self._worker.send(m.Rewatch(watch=self._watchers.union()))
