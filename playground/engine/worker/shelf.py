"""A run's folder, as its worker writes into it."""

import errno
from collections.abc import Callable
from pathlib import Path

from playground.engine import messages as m
from playground.training.checkpoint import kept_step
from playground.training.errors import TrainingError
from playground.training.folder import Folder

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class Shelf:
    """Write files and tell of each. What cannot be written is told once: it is no reason to train no further."""

    def __init__(self, folder: Folder, send: Callable[[m.Wrote | m.Diagnosis], None]):
        self.folder = folder
        self._send = send
        self._failing: set[str] = set()
        folder.tidy()

    def put(self, path: Path, step: int, write: Callable[[Path], None]) -> TrainingError | None:
        """Write a file of the folder; return what kept it from being written, if anything did."""
        name = path.relative_to(self.folder.path).as_posix()
        kind = name.partition("/")[0]
        try:
            write(path)
        except OSError as problem:
            error = self._explain(problem, step)
            if not self._failing:
                self._send(m.Diagnosis(severity="warning", code=error.code, message=error.message, step=step))
            self._failing.add(kind)
            return error
        self._failing.discard(kind)
        self._send(m.Wrote(name, step))
        return None

    def _explain(self, problem: OSError, step: int) -> TrainingError:
        full = problem.errno in FULL
        what = "The disk is full" if full else f"The disk refuses to be written to ({problem.strerror or problem})"
        safe = kept_step(self.folder.checkpoint)
        kept = (
            "Nothing of this run is on disk yet" if safe is None else f"What was learned up to step {safe} is on disk"
        )
        way_out = "; make room soon" if full else ""
        return TrainingError(
            "disk_full" if full else "disk",
            f"{what}: step {step} could not be kept. {kept}. Training goes on{way_out}.",
        )
