"""What a run tells of itself while it goes on, for measuring it from the server's side."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from playground.engine import Run

PATIENCE = 300.0
Row = dict[str, Any]


def wait(run: Run, reached: Callable[[Run], bool]) -> None:
    """Wait for something that the run has to come to. Raises RuntimeError where it does not."""
    if not run.wait_until(lambda it: it.ended or reached(it), PATIENCE) or not reached(run):
        raise RuntimeError(f"A run must get further in {PATIENCE:g} s. Received: {run.to_dict(brief=True)}.")


def epoch_rows(run: Run) -> list[Row]:
    """Return the rows of the history that end an epoch, its validation done."""
    return [row for row in run.history() if "val_loss" in row]


def pace(first: Row, last: Row, batch_size: int) -> float:
    """Return pictures a second between two rows, by the run's own clock: pauses left out, all else counted."""
    return float((last["step"] - first["step"]) * batch_size / (last["seconds"] - first["seconds"]))


def processor_seconds(run: Run) -> float:
    """Return the processor time that the run's process has used; 0 where there is no /proc to read it from."""
    file = Path(f"/proc/{run.pid}/stat")
    if not file.exists():
        return 0.0
    user, system = file.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def jain(figures: Sequence[float]) -> float:
    """Return Jain's index of fairness: 1 where all are equal, 1/n where one has everything.

    >>> jain([1, 1, 0, 0])
    0.5
    """
    return float(sum(figures) ** 2 / (len(figures) * sum(figure**2 for figure in figures)))
