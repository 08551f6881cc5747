"""What a training run reports about its progress."""

import time
from collections.abc import Callable

from playground.engine.messages import Epoch, Metrics
from playground.training.confusion import class_accuracy
from playground.training.loop import EpochEnd, Trained
from playground.training.session import Session

INTERVAL = 0.1
"""Seconds between two reports, at least."""


class Meter:
    """Gather what slices of training gave, and make reports of it."""

    def __init__(self, session: Session, clock: Callable[[], float] = time.perf_counter):
        self._session = session
        self._clock = clock
        self._begun = clock()
        self._held = 0.0
        self._losses: list[float] = []
        self._correct = 0.0
        self._last: float | None = None
        self._pace: float | None = None

    @property
    def seconds(self) -> float:
        """How long training has gone on, pauses left out."""
        return self._clock() - self._begun - self._held

    def go_to(self, seconds: float) -> None:
        """Stand where training had gone on for so long; what was gathered since is void."""
        self._held = self._clock() - self._begun - seconds
        self._losses, self._correct, self._last = [], 0.0, None

    def pause(self, seconds: float) -> None:
        """Leave out so many seconds in which nothing was to be done."""
        self._held += seconds

    def add(self, trained: Trained) -> None:
        """Take note of a slice."""
        self._losses += trained.losses
        self._correct += trained.correct

    @property
    def gathered(self) -> bool:
        """Whether there are steps that no report has told of."""
        return bool(self._losses)

    def due(self) -> bool:
        """Whether there is something to report, and the last report is long enough ago."""
        return self.gathered and (self._last is None or self.seconds - self._last >= INTERVAL)

    def metrics(self) -> Metrics:
        """Report the means since the last report, and begin anew."""
        loop, now, steps = self._session.loop, self.seconds, len(self._losses)
        images = steps * loop.batch_size
        self._measure(images, now)
        left = loop.epochs * loop.steps_per_epoch - loop.step
        report = Metrics(
            step=loop.step,
            epoch=loop.epoch,
            loss=sum(self._losses) / steps,
            accuracy=self._correct / images,
            learning_rate=self._session.learning_rate,
            seconds=now,
            images_per_second=self._pace,
            seconds_left=left * loop.batch_size / self._pace if self._pace else None,
        )
        self._losses, self._correct = [], 0.0
        return report

    def epoch(self, end: EpochEnd) -> Epoch:
        """Report an epoch."""
        loop = self._session.loop
        return Epoch(
            step=loop.step,
            epoch=loop.epoch,
            loss=end.loss,
            accuracy=end.accuracy,
            val_loss=end.val_loss,
            val_accuracy=end.val_accuracy,
            learning_rate=self._session.learning_rate,
            seconds=self.seconds,
            confusion=tuple(map(tuple, end.confusion.tolist())),
            class_accuracy=tuple(class_accuracy(end.confusion).tolist()),
        )

    def _measure(self, images: int, now: float) -> None:
        """Keep a mean of images a second that forgets; the first report holds the tracing and counts for nothing."""
        if self._last is not None and now > self._last:
            measured = images / (now - self._last)
            self._pace = measured if self._pace is None else 0.8 * self._pace + 0.2 * measured
        self._last = now
