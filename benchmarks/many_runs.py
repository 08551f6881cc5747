"""Many runs at once: what they train together against one run that has the machine alone, and how fairly they share."""

import argparse
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.kit.following import jain, pace, processor_seconds, wait
from benchmarks.sidebyside import Pace, both, compare, table
from playground.architecture import TrainingSettings
from playground.architecture.presets import get
from playground.engine import LocalEngine, Run, Runs

SETTINGS = TrainingSettings(dataset="fashion_mnist", batch_size=64, epochs=1000)
SETTLE = 1.0
"""Seconds after the resumption that count for nothing."""


class Crowd:
    """Runs that go on together while they are measured, and are paused in between."""

    def __init__(self, runs: Runs, preset: str, size: int, seconds: float) -> None:
        self.seconds = seconds
        self.shares: list[float] = []
        """Jain's index of each measurement."""
        begin = time.perf_counter()
        self.runs = [runs.create(get(preset).architecture, SETTINGS) for _ in range(size)]
        for run in self.runs:
            wait(run, lambda it: it.to_dict(brief=True)["epoch"] >= 2)  # traced, validation too
        self.started = time.perf_counter() - begin
        self.hold()

    def hold(self) -> None:
        """Pause all."""
        for run in self.runs:
            run.pause()

    def measure(self) -> Pace:
        """Measure all runs together."""
        for run in self.runs:
            run.resume()
        time.sleep(SETTLE)
        before = [len(run.history()) for run in self.runs]
        begin, worked = time.perf_counter(), sum(map(processor_seconds, self.runs))
        time.sleep(self.seconds)
        # What was busy meanwhile: on a machine that others use too, many processes get a larger part of it than one.
        busy = (sum(map(processor_seconds, self.runs)) - worked) / (time.perf_counter() - begin)
        paces = [_pace(run, since) for run, since in zip(self.runs, before, strict=True)]
        self.hold()
        self.shares.append(jain(paces))
        return sum(paces), sum(paces) / (busy or 1.0)


def _pace(run: Run, since: int) -> float:
    rows = run.history()
    if len(rows) - since < 2:
        raise RuntimeError(f"A run must report twice within a measurement. Received: {rows[since:]}.")
    return pace(rows[since - 1], rows[-1], SETTINGS.batch_size)


def _quantiles(figures: Sequence[float]) -> str:
    return f"median {median(figures):.3f}, min {min(figures):.3f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--runs", type=int, default=16)
    parser.add_argument("--seconds", type=float, default=10.0, help="of one measurement of the many; half for the one")
    parser.add_argument("--preset", default="small-convnet")
    options = parser.parse_args()
    with TemporaryDirectory() as directory:
        engine = LocalEngine()
        # A server for one run gives it all cores; one for many gives each its part.
        few, many = Runs(engine, Path(directory), slots=1), Runs(engine, Path(directory), slots=options.runs)
        try:
            one = Crowd(few, options.preset, 1, options.seconds / 2)
            all_of_them = Crowd(many, options.preset, options.runs, options.seconds)
            pairs = [both(f"{options.runs} runs at once", all_of_them.measure), both("one run", one.measure)]
            by_clock, by_processor = ([pair[at] for pair in pairs] for at in (0, 1))
            compare(by_clock, options.rounds, warmups=0)
            print(f"{options.preset}, batch size {SETTINGS.batch_size}, validation included")
            print(table(by_clock, "pictures a second, all together; larger is better"))
            print(table(by_processor, "pictures for a second of processor time"))
            print(f"fairness among the {options.runs} (Jain's index): {_quantiles(all_of_them.shares)}")
            print(f"all {options.runs} had begun their second epoch after {all_of_them.started:.0f} s")
        finally:
            few.close()
            many.close()


if __name__ == "__main__":
    main()
