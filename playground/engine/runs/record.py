"""What the server knows of a run: where it stands and its log, all from the worker's reports."""

from collections.abc import Callable
from typing import Any

from playground.engine import messages as m
from playground.engine.runs.events import EventLog, Picture
from playground.engine.runs.history import Row, history, scores
from playground.engine.runs.status import ENDED, RunState, Status


class Record:
    """Take note of what a worker reports. Not safe between threads: the run holds its lock."""

    def __init__(self, status: Status, events: EventLog):
        self.status = status
        self.events = events
        self._notes: dict[type[m.Message], Callable[[Any], None]] = {
            m.Ready: self._ready,
            m.Metrics: self._metrics,
            m.Epoch: self._epoch,
            m.Diagnosis: self._diagnosis,
            m.Picture: self._picture,
            m.Wrote: lambda _: None,
        }

    @property
    def rows(self) -> list[Row]:
        """A row for each report of metrics and each epoch."""
        return history(self.events.after(0))

    def note(self, report: m.Report) -> None:
        """Take note of one report."""
        self._notes[type(report)](report)

    def go_back(self, step: int, epoch: int) -> None:
        """Note that training stands at an earlier step again."""
        self.status.step, self.status.epoch = step, epoch
        self.status.metrics |= scores(self.rows, step) | {"seconds_left": None}

    def _ready(self, report: m.Ready) -> None:
        self.status.device = report.device
        self.status.kept = report.kept

    def _metrics(self, report: m.Metrics) -> None:
        fields = m.plain(report)
        self.status.note(fields)
        self.events.add("metrics", fields)

    def _epoch(self, report: m.Epoch) -> None:
        fields = m.plain(report)
        self.status.note(fields)
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
