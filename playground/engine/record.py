"""What the server knows of a run: where it stands, its history and its log, all from the worker's reports."""

from typing import Any, Literal

from playground.engine import messages as m
from playground.engine.events import EventLog, Picture
from playground.engine.status import ENDED, RunState, Status


class Record:
    """Take note of what a worker reports. Not safe between threads: the run holds its lock."""

    def __init__(self, status: Status):
        self.status = status
        self.events = EventLog()
        self.rows: list[dict[str, Any]] = []

    def ready(self, report: m.Ready) -> None:
        """Note where the run is trained and which layers kept their weights."""
        self.status.device = report.device
        self.status.kept = report.kept

    def metrics(self, report: m.Metrics) -> None:
        """Note progress."""
        fields = m.plain(report)
        self.status.note(fields)
        self.rows.append({key: fields[key] for key in ROW})
        self.events.add("metrics", fields)

    def epoch(self, report: m.Epoch) -> None:
        """Note the end of an epoch."""
        fields = m.plain(report)
        self.status.note(fields)
        self.rows.append({key: fields[key] for key in (*ROW, "val_loss", "val_accuracy")})
        self.events.add("epoch", fields)

    def diagnosis(self, report: m.Diagnosis) -> None:
        """Note what is wrong."""
        self.events.add("diagnosis", m.plain(report))

    def picture(self, report: m.Picture) -> None:
        """Show the newest picture."""
        self.events.show(Picture(report.step, {(frame.type, frame.layer): frame.data for frame in report.frames}))

    def state(self, state: RunState, run: dict[str, Any]) -> None:
        """Tell of another state; `run` is the run as JSON has it."""
        self.events.add("state", {"run": run})
        if state in ENDED:
            error = self.status.error
            self.events.add("end", {"state": state} | ({"message": error["message"]} if error else {}))


ROW: tuple[Literal["step", "epoch", "loss", "accuracy", "learning_rate", "seconds"], ...] = (
    "step",
    "epoch",
    "loss",
    "accuracy",
    "learning_rate",
    "seconds",
)
