"""The history of a run, read off its log: what a page draws its curves from."""

from collections.abc import Iterable
from typing import Any, Final

from playground.engine.runs.events import Event

ROW: Final = ("step", "epoch", "loss", "accuracy", "val_loss", "val_accuracy", "learning_rate", "seconds")
"""What a row has of a report, where the report has it."""
SCORES: Final = ("loss", "accuracy", "val_loss", "val_accuracy")

Row = dict[str, Any]


def history(events: Iterable[Event]) -> list[Row]:
    """Return a row for each report of metrics and each epoch.

    A state that stands at an earlier step tells that training has gone back: rows after that step are void. Where it
    has gone back to the end of an epoch, the test pictures are gone through again, and the new row takes the old one's
    place.

    >>> back = {"type": "state", "run": {"step": 10}}
    >>> [row["step"] for row in history([{"type": "metrics", "step": 10}, {"type": "metrics", "step": 20}, back])]
    [10]
    """
    rows: list[Row] = []
    for event in events:
        if event["type"] in ("metrics", "epoch"):
            if event["type"] == "epoch" and rows and "val_loss" in rows[-1] and rows[-1]["step"] == event["step"]:
                rows.pop()
            rows.append({name: event[name] for name in ROW if name in event})
        elif event["type"] == "state":
            while rows and rows[-1]["step"] > event["run"]["step"]:
                rows.pop()
    return rows


def scores(rows: list[Row], step: int) -> dict[str, float | None]:
    """Return the newest loss and accuracy of each kind that were known at a step."""
    known = [row for row in rows if row["step"] <= step]
    return {name: next((row[name] for row in reversed(known) if name in row), None) for name in SCORES}
