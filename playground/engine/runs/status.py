"""Where a run stands."""

from dataclasses import dataclass, field
from typing import Any, Final, Literal, Self

from playground.architecture import TrainingSettings

RunState = Literal["queued", "starting", "running", "paused", "finished", "stopped", "failed"]
ENDED: Final[tuple[RunState, ...]] = ("finished", "stopped", "failed")

METRICS: Final = (
    "loss",
    "accuracy",
    "val_loss",
    "val_accuracy",
    "images_per_second",
    "seconds_left",
    "learning_rate",
)


@dataclass
class Status:
    """What the page shows of a run; the numbers of `metrics` are None until they are known."""

    epochs: int
    steps_per_epoch: int
    state: RunState = "queued"
    step: int = 0
    epoch: int = 0
    metrics: dict[str, float | None] = field(default_factory=lambda: dict.fromkeys(METRICS))
    queue_position: int = 0
    queue_seconds: float | None = None
    """Until its turn comes, where that is known."""
    device: str | None = None
    error: dict[str, str] | None = None
    kept: tuple[str, ...] | None = None

    @classmethod
    def begun(cls, settings: TrainingSettings, steps_per_epoch: int) -> Self:
        """Return where a run stands before anything is known of it but its settings."""
        status = cls(settings.epochs, steps_per_epoch)
        status.metrics["learning_rate"] = settings.optimizer.learning_rate
        return status

    def note(self, fields: dict[str, Any]) -> None:
        """Take over step, epoch and metrics from a report."""
        self.step, self.epoch = fields["step"], fields["epoch"]
        self.metrics |= {name: fields[name] for name in METRICS if name in fields}

    def to_dict(self) -> dict[str, Any]:
        """Return the status as JSON has it."""
        status: dict[str, Any] = {
            "state": self.state,
            "step": self.step,
            "epoch": self.epoch,
            "epochs": self.epochs,
            "steps_per_epoch": self.steps_per_epoch,
            "metrics": dict(self.metrics),
            "queue_position": self.queue_position,
            "queue_seconds": self.queue_seconds,
            "device": self.device,
        }
        if self.error is not None:
            status["error"] = dict(self.error)
        if self.kept is not None:
            status["kept"] = list(self.kept)
        return status
