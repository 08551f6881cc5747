"""Where a run keeps what it learned: the names of the files in its folder, for any process."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ENDING = ".safetensors"


@dataclass(frozen=True)
class Folder:
    """The folder of one run."""

    path: Path

    @property
    def checkpoint(self) -> Path:
        """The newest sound weights, with all that is needed to go on from them."""
        return self.path / f"checkpoint{ENDING}"

    @property
    def initial(self) -> Path:
        """The weights that the run was started with, where it took over any."""
        return self.path / f"initial{ENDING}"

    def predictions(self, step: int) -> Path:
        """Return where the class is that a validation at this step predicted for each test picture."""
        return self.path / "predictions" / f"{step:09d}.npy"

    def predicted(self, until: int | None = None) -> Path | None:
        """Return the newest predictions, or the last ones up to a step; None where there are none."""
        known = sorted(file.stem for file in (self.path / "predictions").glob("[0-9]*.npy"))
        found = [step for step in map(int, known) if until is None or step <= until]
        return self.predictions(found[-1]) if found else None

    @property
    def picture(self) -> Path:
        """The pinned picture, where it is or was none of the test pictures."""
        return self.path / "picture.npy"

    def snapshot(self, step: int) -> Path:
        """Return where the weights of a step are, if they were kept."""
        return self.path / "snapshots" / f"{step:09d}{ENDING}"

    def steps(self) -> list[int]:
        """Return the steps of which there are snapshots, in order."""
        return sorted(int(file.stem) for file in (self.path / "snapshots").glob(f"[0-9]*{ENDING}"))

    def forget_after(self, step: int) -> None:
        """Remove the snapshots of later steps, and what was predicted there."""
        for later in self.steps():
            if later > step:
                self.snapshot(later).unlink(missing_ok=True)
        while (path := self.predicted()) and int(path.stem) > step:
            path.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Remove what a writer left half done that was killed."""
        for draft in (*self.path.glob(".*.draft"), *self.path.glob("*/.*.draft")):
            draft.unlink(missing_ok=True)


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """Write to the path that is given, then put it in place: a reader finds the old file or the new one, never a half.

    Not forced to the disk: that would take longer than all else, and a file that a power cut spoils is noticed.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}.draft")
    try:
        yield draft
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
