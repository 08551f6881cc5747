"""From Stop pressed to the slot free again, at moments taken at random, of a run that is busy or still starts."""

import argparse
import random
import threading
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import psutil

from benchmarks.kit.following import wait
from playground.architecture import TrainingSettings
from playground.architecture.presets import get
from playground.engine import LocalEngine, Run, Runs

SETTINGS = TrainingSettings(dataset="fashion_mnist", batch_size=64, epochs=1000)
LIMIT = 2.5
"""Seconds, at the 99th part of a hundred."""
LONGEST = 3.0
"""Seconds after Train at which Stop is pressed at the latest: by then it trains, and validates now and then."""


class Stops:
    """Presses Train, and Stop after a while."""

    def __init__(self, runs: Runs, preset: str, seed: int) -> None:
        self.runs = runs
        self.architecture = get(preset).architecture
        self.layers = tuple(layer.name for _, layer in self.architecture.walk())
        self._chance = random.Random(seed)
        self.states: list[str] = []
        """Where the run stood when Stop was pressed."""

    def measure(self) -> float:
        """Return the seconds from Stop until the run's process is gone and the next run has its slot."""
        first, second = (self.runs.create(self.architecture, SETTINGS, watch=self.layers) for _ in range(2))
        threading.Event().wait(self._chance.uniform(0.0, LONGEST))
        self.states.append(_stage(first))
        process = _process(first)
        begin = time.perf_counter()
        first.stop()
        wait(second, lambda run: run.state != "queued")
        psutil.wait_procs(process)
        seconds = time.perf_counter() - begin
        for run in (first, second):
            run.kill()
            self.runs.delete(run.id)
        return seconds


def _process(run: Run) -> list[psutil.Process]:
    pid = run.pid
    return [psutil.Process(pid)] if pid and psutil.pid_exists(pid) else []


def _stage(run: Run) -> str:
    if run.state != "running":
        return run.state
    return "training" if run.history() else "tracing"


def report(figures: list[float], states: list[str]) -> str:
    """Return the figures as lines."""
    counts = ", ".join(f"{states.count(state)} {state}" for state in sorted(set(states)))
    p50, p99 = (float(np.quantile(figures, share, method="higher")) for share in (0.5, 0.99))
    verdict = "kept" if p99 <= LIMIT else "broken"
    return (
        f"{len(figures)} stops ({counts})\n"
        f"p50 {p50:.3f} s, p99 {p99:.3f} s, max {max(figures):.3f} s; limit at p99 {LIMIT:g} s: {verdict}"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stops", type=int, default=60)
    parser.add_argument("--preset", default="small-convnet")
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with TemporaryDirectory() as directory:
        runs = Runs(LocalEngine(), Path(directory), slots=1)
        try:
            stops = Stops(runs, options.preset, options.seed)
            stops.measure()  # The fork server loads TensorFlow.
            stops.states.clear()
            figures = [stops.measure() for _ in range(options.stops)]
            print(f"{options.preset}: from Stop to a free slot, seconds")
            print(report(figures, stops.states), flush=True)
        finally:
            runs.close()


if __name__ == "__main__":
    main()
