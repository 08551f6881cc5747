"""The training loop, cut into slices short enough that a command never waits for long."""

import time
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from playground.training.batches import Rows, epoch_order, in_order, steps_per_epoch
from playground.training.checkpoint import Progress
from playground.training.confusion import confusion
from playground.training.graph import VALIDATION_BATCH, Graphs
from playground.training.pace import Pace
from playground.training.timetable import Clock


@dataclass(frozen=True)
class Trained:
    """What a slice of training gave."""

    losses: list[float]
    """One a step."""
    correct: float
    """Right answers of all steps together."""
    seconds: float


@dataclass(frozen=True)
class EpochEnd:
    """What a whole epoch gave: means over its training steps, and over all test pictures after it."""

    loss: float
    accuracy: float
    val_loss: float
    val_accuracy: float
    predicted: NDArray[np.unsignedinteger]
    """The class that each test picture was taken for, (pictures,)."""
    confusion: NDArray[np.int64]
    """Test pictures of each true class (rows) that were taken for each class (columns)."""


@dataclass
class _Sums:
    loss: float = 0.0
    correct: float = 0.0
    count: int = 0

    def add(self, loss: float, correct: float, count: int) -> None:
        self.loss += loss
        self.correct += correct
        self.count += count


@dataclass
class _Validation:
    """The test pictures that are gone through."""

    loss: float = 0.0
    predicted: list[NDArray[np.int32]] = field(default_factory=list)
    """A row a minibatch."""


@dataclass
class Loop:
    """Train epoch after epoch; each `advance` is one slice of about 50 ms."""

    graphs: Graphs
    seed: int
    epochs: int
    clock: Clock = time.perf_counter
    step: int = 0
    halt: int | None = None
    """A step that no slice goes beyond, while it is ahead."""
    pace: Pace = field(default_factory=Pace)
    validation_pace: Pace = field(default_factory=Pace)

    def __post_init__(self) -> None:
        self.batch_size = self.graphs.batch_size
        self.steps_per_epoch = steps_per_epoch(self.graphs.train_split.size, self.batch_size)
        self._order: tuple[int, Rows] | None = None
        self._training = _Sums()
        self._validation: _Validation | None = None
        self._test_labels = self.graphs.test_split.labels.numpy()
        self._test_rows, self._test_mask = in_order(self.graphs.test_split.size, VALIDATION_BATCH)

    @property
    def epoch(self) -> int:
        """The epoch of the last trained step, from 1; 0 before the first step."""
        return steps_per_epoch(self.step, self.steps_per_epoch)

    @property
    def validating(self) -> bool:
        """Whether the test pictures have to be gone through before training goes on."""
        return self._validation is not None

    @property
    def finished(self) -> bool:
        """Whether all epochs are trained and validated."""
        return not self.validating and self.step >= self.epochs * self.steps_per_epoch

    @property
    def progress(self) -> Progress:
        """How far training has come, but for the time that it took."""
        sums = self._training
        return Progress(
            self.step, self.epoch, loss=sums.loss, correct=sums.correct, count=sums.count, validating=self.validating
        )

    def go_to(self, progress: Progress) -> None:
        """Train on from there; a validation that was begun begins anew."""
        self.step = progress.step
        self._training = _Sums(progress.loss, progress.correct, progress.count)
        self._validation = _Validation() if progress.validating else None

    def validate_again(self) -> None:
        """Go through the test pictures once more where an epoch has just ended."""
        if self._validation is None and self._training.count == self.steps_per_epoch:
            self._validation = _Validation()

    @property
    def next_rows(self) -> Rows:
        """The pictures of the step that comes next, (1, batch)."""
        epoch, done = divmod(self.step, self.steps_per_epoch)
        return self._epoch_rows(epoch)[done : done + 1]

    def advance(self, most: int | None = None) -> Trained | EpochEnd | None:
        """Train some steps (at most `most`) or validate on some pictures. None: validation is not through."""
        return self._validate() if self.validating else self._train(most)

    def _train(self, most: int | None) -> Trained:
        done = self.step % self.steps_per_epoch
        if done == 0:
            self._training = _Sums()
        rows = self._epoch_rows(self.step // self.steps_per_epoch)
        ahead = self.halt - self.step if self.halt is not None and self.halt > self.step else self.pace.steps
        steps = min(self.pace.steps, most or self.pace.steps, ahead, self.steps_per_epoch - done)
        begin = self.clock()
        scores = self.graphs.train(rows[done : done + steps])
        seconds = self.clock() - begin
        self.pace.spent(steps, seconds)
        self.step += steps
        correct = float(scores.correct.sum())
        self._training.add(float(scores.losses.sum(dtype=np.float64)), correct, steps)
        if done + steps == self.steps_per_epoch:
            self._validation = _Validation()
        return Trained([float(loss) for loss in scores.losses], correct, seconds)

    def _validate(self) -> EpochEnd | None:
        validation = self._validation or _Validation()
        at = len(validation.predicted)
        steps = min(self.validation_pace.steps, len(self._test_rows) - at)
        begin = self.clock()
        trial = self.graphs.validate(self._test_rows[at : at + steps], self._test_mask[at : at + steps])
        self.validation_pace.spent(steps, self.clock() - begin)
        validation.loss += float(trial.losses.sum(dtype=np.float64))
        validation.predicted += list(trial.predicted)
        return self._end_epoch(validation) if len(validation.predicted) == len(self._test_rows) else None

    def _end_epoch(self, validation: _Validation) -> EpochEnd:
        training, size, classes = self._training, self.graphs.test_split.size, self.graphs.classes
        self._validation = None
        predicted = np.concatenate(validation.predicted)[:size]
        matrix = confusion(self._test_labels, predicted, classes)
        return EpochEnd(
            loss=training.loss / training.count,
            accuracy=training.correct / (training.count * self.batch_size),
            val_loss=validation.loss / size,
            val_accuracy=float(matrix.trace()) / size,
            predicted=predicted.astype(np.min_scalar_type(classes - 1)),
            confusion=matrix,
        )

    def _epoch_rows(self, epoch: int) -> Rows:
        if self._order is None or self._order[0] != epoch:
            rows = epoch_order(self.seed, epoch, self.graphs.train_split.size, self.batch_size)
            self._order = epoch, rows
        return self._order[1]
