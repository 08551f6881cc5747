"""What the server knows of a run: where it stands, its history and its log, all from the worker's reports."""

from collections.abc import Callable
from typing import Any, Final

from playground.engine import messages as m
from playground.engine.events import EventLog, Picture
from playground.engine.status import ENDED, RunState, Status

ROW: Final = ("step", "epoch", "loss", "accuracy", "learning_rate", "seconds")
"""What a row of the history has from every report."""


class Record:
    """Take note of what a worker reports. Not safe between threads: the run holds its lock."""

    def __init__(self, status: Status):
        self.status = status
        self.events = EventLog()
        self.rows: list[dict[str, Any]] = []
        self._notes: dict[type[m.Message], Callable[[Any], None]] = {
            m.Ready: self._ready,
            m.Metrics: self._metrics,
            m.Epoch: self._epoch,
            m.Diagnosis: self._diagnosis,
            m.Picture: self._picture,
        }

    def note(self, report: m.Report) -> None:
        """Take note of one report."""
        self._notes[type(report)](report)

    def _ready(self, report: m.Ready) -> None:
        self.status.device = report.device
        self.status.kept = report.kept

    def _metrics(self, report: m.Metrics) -> None:
        fields = m.plain(report)
        self.status.note(fields)
        self.rows.append({key: fields[key] for key in ROW})
        self.events.add("metrics", fields)

    def _epoch(self, report: m.Epoch) -> None:
        fields = m.plain(report)
        self.status.note(fields)
        self.rows.append({key: fields[key] for key in (*ROW, "val_loss", "val_accuracy")})
        self.events.add("epoch", fields)

    def _diagnosis(self, report: m.Diagnosis) -> None:
        self.events.add("diagnosis", m.plain(report))

    def _picture(self, report: m.Picture) -> None:
        self.events.show(Picture(report.step, {(frame.type, frame.layer): frame.data for frame in report.frames}))

    def state(self, state: RunState, run: dict[str, Any]) -> None:
        """Tell of another state; `run` is the run as JSON has it."""
        self.events.add("state", {"run": run})
        if state in ENDED:
            error = self.status.error
            self.events.add("end", {"state": state} | ({"message": error["message"]} if error else {}))
