"""From Train pressed to the first pictures of the network, and to the first metrics, against `fit`'s first batch."""

import argparse
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.kit.fit import BareFit
from benchmarks.kit.following import PATIENCE, wait
from benchmarks.sidebyside import Contender, compare, table
from playground.architecture import Architecture, TrainingSettings
from playground.architecture.presets import get
from playground.engine import LocalEngine, Runs
from playground.engine.local.spare import Spare
from playground.engine.threads import cores

SETTINGS = TrainingSettings(dataset="fashion_mnist", batch_size=64, epochs=1)


class Train:
    """Presses Train again and again in an engine that is warm: its fork server is there from the first round on."""

    def __init__(self, runs: Runs, architecture: Architecture, spare: Spare | None = None) -> None:
        self.runs = runs
        self.spare = spare
        self.architecture = architecture
        self.layers = tuple(layer.name for _, layer in architecture.walk())
        self.metrics: list[float] = []
        self.starts: list[float] = []

    def first_activations(self) -> float:
        """Return the seconds to the activations of all layers; those to a process at work, and to metrics, are kept."""
        if self.spare is not None:
            self.spare.ready.wait(PATIENCE)
        seen: dict[str, float] = {}
        begin = time.perf_counter()
        run = self.runs.create(self.architecture, SETTINGS, watch=self.layers)

        def note(kind: str, payload: Any) -> None:
            name = payload["type"] if kind == "event" else kind
            state = payload["run"]["state"] if name == "state" else ""
            seen.setdefault(name + state, time.perf_counter() - begin)

        run.subscribe(note)
        wait(run, lambda _: "metrics" in seen and "picture" in seen)
        run.kill()
        self.runs.delete(run.id)
        self.metrics.append(seen["metrics"])
        self.starts.append(seen["staterunning"])
        return seen["picture"]


def measure(name: str, trains: tuple[Train, Train], fit: BareFit, rounds: int) -> None:
    """Measure one network, in a process that was ready and in one that was not, and print."""
    ready, fresh = trains
    bare = partial(fit.first_batch, ready.architecture.to_json(), SETTINGS.to_json())
    contenders = [
        Contender("first activations", ready.first_activations),
        Contender("the same, no spare process", fresh.first_activations),
        Contender("fit, as it comes", partial(bare, "auto")),
        Contender("fit, jit_compile=False", partial(bare, False)),
    ]
    compare(contenders, rounds)
    # The same presses of Train gave these too.
    further = [
        Contender("the worker has its network", lambda: 0.0, ready.starts[-rounds:]),
        *contenders[:2],
        Contender("first metrics", lambda: 0.0, ready.metrics[-rounds:]),
        Contender("the same, no spare process", lambda: 0.0, fresh.metrics[-rounds:]),
    ]
    print(f"\n{name}, batch size {SETTINGS.batch_size}")
    print(table([*further, *contenders[2:]], "seconds; smaller is better"), flush=True)


def main() -> None:
    """Measure and print, for each network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--presets", nargs="*", default=["small-convnet", "lenet-5", "tiny-resnet"])
    options = parser.parse_args()
    fit = BareFit(cores())
    with TemporaryDirectory() as directory:
        engines = LocalEngine(spare=True), LocalEngine()
        slots = engines[0].devices().slots()
        with_spare, without = (Runs(engine, Path(directory), slots) for engine in engines)
        try:
            for name in options.presets:
                architecture = get(name).architecture
                trains = Train(with_spare, architecture, engines[0].spare), Train(without, architecture)
                measure(name, trains, fit, options.rounds)
        finally:
            with_spare.close()
            without.close()
            fit.close()


if __name__ == "__main__":
    main()
