"""What it costs to be watched: a run of the engine, watched and not, against bare `fit` of the same network."""

import argparse
import math
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.kit.fit import MODES, BareFit
from benchmarks.kit.following import epoch_rows, pace, processor_seconds, wait
from benchmarks.sidebyside import Pace, both, compare, table
from playground.architecture import Architecture, TrainingSettings
from playground.architecture.presets import get
from playground.engine import LocalEngine, Runs
from playground.engine.threads import cores

RATE = 10.0
"""Pictures a second that the client asks for."""
BATCHES = 150
BATCH = 64
SETTINGS = TrainingSettings(dataset="fashion_mnist", train_size=BATCHES * BATCH, batch_size=BATCH, epochs=1000)
"""Whole minibatches, so that neither side has a smaller one at the end."""


class LongRun:
    """A run that goes on while it is measured and is paused in between; it validates after each epoch."""

    def __init__(self, runs: Runs, architecture: Architecture, seconds: float) -> None:
        self.layers = [layer.name for _, layer in architecture.walk()]
        self.pictures: list[float] = []
        """How many a second the client got, each time."""
        self._got = 0
        self.run = runs.create(architecture, SETTINGS)
        self.run.subscribe(self._note)
        wait(self.run, lambda run: len(epoch_rows(run)) >= 3)
        self.run.pause()
        before, last = epoch_rows(self.run)[-2:]
        self.epochs = math.ceil(seconds / (last["seconds"] - before["seconds"]))
        """How many make up one measurement."""

    def pace(self, watched: bool) -> Pace:
        """Measure whole epochs; one before them is not counted."""
        if watched:
            self.run.watch("client", self.layers, rate=RATE)
        done = len(epoch_rows(self.run))
        self.run.resume()
        wait(self.run, lambda run: len(epoch_rows(run)) > done)
        got, worked = self._got, processor_seconds(self.run)
        wait(self.run, lambda run: len(epoch_rows(run)) > done + self.epochs)
        got, worked = self._got - got, processor_seconds(self.run) - worked
        self.run.pause()
        self.run.unwatch("client")
        first, last = epoch_rows(self.run)[done], epoch_rows(self.run)[done + self.epochs]
        if watched:
            self.pictures.append(got / (last["seconds"] - first["seconds"]))
        by_clock = pace(first, last, BATCH)
        return by_clock, by_clock * (last["seconds"] - first["seconds"]) / worked if worked else by_clock

    def _note(self, kind: str, payload: Any) -> None:
        if kind == "picture":
            assert len(payload.frames) == len(self.layers)
            self._got += 1


def measure(name: str, runs: Runs, fit: BareFit, rounds: int, seconds: float) -> None:
    """Measure one network and print."""
    architecture = get(name).architecture
    ours = LongRun(runs, architecture, seconds)
    bare = partial(fit.pace, architecture.to_json(), SETTINGS.to_json(), epochs=ours.epochs)
    for mode in MODES:
        bare(mode=mode, validate=True)  # traces, and XLA compiles
    mode = max(MODES, key=lambda mode: bare(mode=mode, validate=True))
    pairs = [
        both("run, watched", partial(ours.pace, watched=True)),
        both("run, not watched", partial(ours.pace, watched=False)),
        both("fit without validation", partial(bare, mode=mode, validate=False)),
        both("fit", partial(bare, mode=mode, validate=True)),
    ]
    by_clock, by_processor = ([pair[at] for pair in pairs] for at in (0, 1))
    compare(by_clock, rounds, warmups=0)
    ours.run.stop()
    print(f"\n{name}, batch size {BATCH}, {ours.epochs} epochs a round, validation included; jit_compile={mode}")
    print(table(by_clock, "pictures a second; larger is better"))
    print(table(by_processor, "pictures for a second of processor time"))
    for unit, (watched, unwatched, *_) in (("the clock", by_clock), ("processor time", by_processor)):
        ratios = median(free / seen for free, seen in zip(unwatched.figures, watched.figures, strict=True))
        ratio = unwatched.median / watched.median
        print(f"not watched / watched, by {unit}: {ratio:.3f}; median of the pairs' ratios {ratios:.3f}")
    print(f"the client got {median(ours.pictures):.1f} pictures a second of {len(ours.layers)} layers", flush=True)


def main() -> None:
    """Measure and print, for each network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=3.0, help="of one measurement, at least")
    parser.add_argument("--presets", nargs="*", default=["small-convnet", "lenet-5", "tiny-resnet"])
    options = parser.parse_args()
    fit = BareFit(cores())
    with TemporaryDirectory() as directory:
        runs = Runs(LocalEngine(), Path(directory), slots=1)
        try:
            for name in options.presets:
                measure(name, runs, fit, options.rounds, options.seconds)
        finally:
            runs.close()
            fit.close()


if __name__ == "__main__":
    main()
