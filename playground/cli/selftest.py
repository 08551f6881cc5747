"""A short training through the real engine, to see whether all is well."""

import math
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from playground.architecture import TrainingSettings
from playground.architecture.presets import presets
from playground.engine import Engine, Run, Runs

NETWORK = "small-convnet"
PATIENCE = 120.0
"""Seconds that the first figures may take."""


@dataclass(frozen=True)
class Outcome:
    """What came of it; `trouble` is a sentence for people, None where all is well."""

    first_picture: float | None
    """Seconds from the start of the run to the first feature maps."""
    images_per_second: float | None
    device: str | None
    trouble: str | None


def self_test(engine: Engine, seconds: float) -> Outcome:
    """Train the network that the page opens with for so many seconds, and close the engine."""
    architecture = presets()[NETWORK].architecture
    layers = tuple(layer.id for _, layer in architecture.walk() if layer.id)
    with tempfile.TemporaryDirectory(prefix="convnet-playground-", ignore_cleanup_errors=True) as directory:
        runs = Runs(engine, Path(directory), slots=1)
        try:
            begin = time.perf_counter()
            seen: list[float] = []
            run = runs.create(architecture, TrainingSettings(epochs=1000), watch=layers)
            run.subscribe(lambda kind, _: seen.append(time.perf_counter() - begin) if kind == "picture" else None)
            run.wait_until(lambda run: run.ended or bool(run.history()), PATIENCE)
            run.wait_until(lambda run: run.ended, seconds)
            trouble = trouble_of(run, seen)
            run.stop()
            facts = run.to_dict(brief=True)
        finally:
            runs.close()
    return Outcome(seen[0] if seen else None, facts["metrics"]["images_per_second"], facts["device"], trouble)


def trouble_of(run: Run, seen: list[float]) -> str | None:
    """Return what is wrong with a run that should be training and showing pictures."""
    facts = run.to_dict(brief=True)
    if facts["state"] == "failed":
        return str(facts["error"]["message"])
    if not run.history():
        return f"Training has not begun within {PATIENCE:g} s; the run is {facts['state']}."
    if not seen:
        return "Training runs, but no feature maps came."
    if not math.isfinite(facts["metrics"]["loss"] or math.nan):
        return "Training runs, but the loss is no number."
    return None
