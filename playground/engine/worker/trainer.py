"""Trains slice by slice, tells what came of it, and keeps it."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from playground.engine import messages as m
from playground.engine.worker.inbox import Send
from playground.engine.worker.keeper import Keeper
from playground.engine.worker.meter import Meter
from playground.engine.worker.shelf import Shelf
from playground.engine.worker.snapshots import Snapshots
from playground.training import checkpoint
from playground.training.errors import TrainingError
from playground.training.folder import Folder, drafted
from playground.training.frames import Frame, Stats
from playground.training.loop import EpochEnd, Trained
from playground.training.session import Session
from playground.training.troubles import Doctor

SHORT = 4.0
"""Seconds of training that are rather done again, exactly, than gone on with from weights alone."""


class Trainer:
    """A session and all that goes with it: reports, pictures, checkpoints, snapshots."""

    def __init__(self, session: Session, folder: Folder, send: Send, halt: Callable[[], None]):
        """`halt`: called where something went wrong and people should decide."""
        self.session = session
        self.meter = Meter(session)
        self._folder = folder
        self._send = send
        self._halt = halt
        self._shelf = Shelf(folder, send)
        self._keeper = Keeper(session, self._shelf, lambda: self.meter.seconds)
        self._snapshots = Snapshots(session, self._shelf, lambda: self.meter.seconds)
        self._doctor = Doctor(session.network, session.loop, folder.steps)
        self._shown = 0
        """The step of the last picture."""
        session.probe.compare_with(folder.snapshot(0))

    # Training.

    def advance(self, most: int | None = None) -> Trained | EpochEnd | None:
        """Do one slice of work, of at most so many steps, and report what it gave."""
        self.session.loop.halt = self._snapshots.next
        gave = self.session.gauge.advance(most)
        if isinstance(gave, Trained):
            self._trained(gave)
        elif isinstance(gave, EpochEnd):
            # First: whoever hears of the epoch may ask at once for what was predicted.
            step = self.session.loop.step
            self._shelf.put(self._folder.predictions(step), step, lambda path: _write(path, gave))
            self._send(self.meter.epoch(gave))
            self._look_for_trouble(gave)
            self._keeper.save_at_rest()
        else:
            self.show_if_due()  # Whoever begins to watch meanwhile, or pins another picture, need not wait.
        return gave

    def _trained(self, gave: Trained) -> None:
        self.meter.add(gave)
        self._look_for_trouble(gave)
        if self.meter.due() or self.session.loop.validating:
            self.flush()
        if self._keeper.due:
            # What a checkpoint holds is told before: nobody tells it after a restart.
            self.flush()
            self._keeper.save()
        self._snapshots.take_if_due()
        self.show_if_due()

    def _look_for_trouble(self, gave: Trained | EpochEnd) -> None:
        for trouble in self._doctor.look(gave, self.session.learning_rate):
            remedy = trouble.remedy
            self._send(
                m.Diagnosis(
                    severity=trouble.severity,
                    code=trouble.code,
                    message=trouble.message,
                    step=trouble.step,
                    layer=trouble.layer,
                    remedy=m.Remedy(remedy.step, remedy.learning_rate) if remedy else None,
                )
            )
            if trouble.severity == "error" and not self.session.loop.finished:
                self._halt()

    # Telling.

    def rest(self) -> None:
        """Tell all there is to tell: training rests, or ends."""
        self.flush()
        if self._shown != self.session.loop.step:
            self.show()

    def flush(self) -> None:
        """Report the last steps, whether or not it is time."""
        if self.meter.gathered:
            self._send(self.meter.metrics())

    def show_if_due(self, resting: bool = False) -> None:
        """Show what is watched, where it is time."""
        if self.session.probe.due:
            self._send_frames(self.session.probe.due_frames(self.session.loop.step))
        if resting:
            self.session.gauge.measure_at_rest()
        self._send_frames(self.session.gauge.take())

    def show(self) -> None:
        """Show what is watched."""
        self._shown = self.session.loop.step
        self._send_frames(self.session.probe.frames(self._shown))

    def _send_frames(self, frames: Sequence[Frame | Stats]) -> None:
        if frames:
            shown = tuple(m.Shown(frame.type, frame.layer, frame.encode()) for frame in frames)
            self._send(m.Picture(self.session.loop.step, shown))

    # Keeping.

    def begin(self) -> None:
        """Keep what the first step begins from."""
        self._snapshots.take_if_due()

    def save(self) -> None:
        """Write a checkpoint. Raises TrainingError."""
        if error := self._keeper.save():
            raise error

    def save_at_rest(self) -> float | None:
        """Write a checkpoint while there is nothing else to do; return in how many seconds to try again, if at all."""
        return self._keeper.save_at_rest()

    def end(self) -> None:
        """Keep and tell where training ended."""
        self.flush()
        self._keeper.save()
        self._snapshots.take()
        self.rest()

    def change_epochs(self, epochs: int) -> None:
        """Train for another number of epochs."""
        self.session.loop.epochs = epochs
        self._snapshots.thin_out()

    # Going back.

    def go_on(self) -> None:
        """Stand where the folder's checkpoint was written; where it cannot be read, at the newest snapshot that can."""
        spoilt = self._folder.checkpoint.exists()
        if self._stands_at(self._folder.checkpoint):
            # A server that was killed may not have written down what an epoch gave that has just ended.
            self.session.loop.validate_again()
            return
        for path in map(self._folder.snapshot, reversed(self._folder.steps())):
            if (spoilt or _seconds(path) > SHORT) and self._stands_at(path):
                self._warn(f"from the snapshot of step {self.session.loop.step}; the optimizer begins anew")
                return
        self._snapshots.forget_after(0)
        self._tell_where()
        if spoilt:
            self._warn("from the start")

    def _stands_at(self, path: Path) -> bool:
        """Stand where a file was written and tell so, if it can be read; tell whether it could."""
        try:
            seconds = self.session.restore(path)
        except (OSError, ValueError):
            return False
        self.meter.go_to(seconds)
        self._snapshots.forget_after(self.session.loop.step)
        self._tell_where()
        return True

    def _warn(self, whence: str) -> None:
        message = f"The checkpoint of this run cannot be read: a file was cut short or lost. Training goes on {whence}."
        self._send(
            m.Diagnosis(severity="warning", code="checkpoint_lost", message=message, step=self.session.loop.step)
        )

    def go_back(self, step: int | None, learning_rate: float | None) -> None:
        """Stand at the snapshot of a step, or at the last checkpoint; forget what came after. Raises TrainingError."""
        if not self._stands_at(self._file_of(step)):
            raise TrainingError("unknown_step", self._refusal(step))
        if learning_rate is not None:
            self.session.set_learning_rate(learning_rate)
        self._keeper.forget()
        self._keeper.save()
        self.show()

    def _file_of(self, step: int | None) -> Path:
        if step is None or checkpoint.kept_step(self._folder.checkpoint) == step:
            return self._folder.checkpoint
        return self._folder.snapshot(step)

    def _refusal(self, step: int | None) -> str:
        if step is None:
            return "The run has no checkpoint that can be read."
        known = ", ".join(map(str, self._folder.steps())) or "none"
        return f"step must be one whose weights were kept and can be read. Received: step={step}; kept: {known}."

    def _tell_where(self) -> None:
        loop = self.session.loop
        self._send(m.At(loop.step, loop.epoch))


def _seconds(path: Path) -> float:
    """Return how long had been trained when a file was written; 0 where it cannot be read."""
    try:
        return checkpoint.progress_of(path).seconds
    except (OSError, ValueError):
        return 0.0


def _write(path: Path, end: EpochEnd) -> None:
    with drafted(path) as draft, draft.open("wb") as file:
        np.save(file, end.predicted, allow_pickle=False)
