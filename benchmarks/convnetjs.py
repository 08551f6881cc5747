"""Pictures a second: our loop against ConvNetJS in Node, on the network and batch of ConvNetJS's own MNIST demo."""

import argparse
import os
import shutil
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from benchmarks.sidebyside import Contender, compare, table
from playground.architecture import Architecture, KerasCall
from playground.data import get
from playground.training.build import build
from playground.training.calls import make_call
from playground.training.device import configure
from playground.training.graph import Graphs, Split
from playground.training.loop import Loop
from playground.training.losses import LOSSES
from scripts.node import npm
from scripts.steps import BIN, environment

HERE = Path(__file__).resolve().parent
PROGRAM = HERE / "convnetjs_digits.cjs"
LIBRARY = HERE / "node_modules" / "convnetjs"
BATCH = 20
PICTURES = 4000
NETWORK = """{"name": "ConvNetJS, MNIST demo", "input": {"height": 24, "width": 24, "channels": 1}, "layers": [
    {"kind": "Conv2D", "filters": 8, "kernel_size": 5, "padding": "same", "activation": "relu"},
    {"kind": "MaxPooling2D", "pool_size": 2, "strides": 2},
    {"kind": "Conv2D", "filters": 16, "kernel_size": 5, "padding": "same", "activation": "relu"},
    {"kind": "MaxPooling2D", "pool_size": 3, "strides": 3},
    {"kind": "Flatten"}, {"kind": "Dense", "units": 10, "activation": "softmax"}]}"""
OPTIMIZER = KerasCall(
    "Adadelta", {"learning_rate": 1.0, "rho": 0.95, "epsilon": 1e-6, "weight_decay": 0.001}, "optimizers"
)


class OurLoop:
    """The training loop of the worker process, in this process."""

    def __init__(self, split: Split) -> None:
        architecture = Architecture.model_validate_json(NETWORK)
        graphs = Graphs(
            model=build(architecture, seed=0).model,
            optimizer=make_call(OPTIMIZER),
            loss=LOSSES["crossentropy"],
            logits=not architecture.ends_in_softmax,
            train_split=split,
            test_split=split,
            batch_size=BATCH,
        )
        self.loop = Loop(graphs, seed=0, epochs=10**6)

    def epoch(self) -> float:
        """Train for an epoch and return pictures a second; validation is done, but not timed."""
        begin, steps = time.perf_counter(), self.loop.steps_per_epoch
        end = self.loop.step + steps
        while self.loop.step < end:
            self.loop.advance()
        seconds = time.perf_counter() - begin
        while self.loop.validating:
            self.loop.advance()
        return steps * BATCH / seconds


def missing() -> str | None:
    """Have ConvNetJS in `node_modules`, or say why it cannot be had."""
    if node() is None or shutil.which(str(npm())) is None:
        return "ConvNetJS is not measured: it needs Node.js and npm, and this machine lacks one of them."
    if not LIBRARY.exists():
        command = [str(npm()), "ci", "--no-audit", "--no-fund", "--loglevel=error"]
        if subprocess.run(command, cwd=HERE, env=environment(), check=False).returncode:
            return "ConvNetJS is not measured: npm could not fetch it."
    return None


def node() -> str | None:
    """Return the machine's Node.js, or the environment's."""
    return shutil.which("node") or shutil.which("node", path=str(BIN))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    rounds = parser.parse_args().rounds
    reason = missing()
    if reason:
        print(reason)
        return
    threads = os.cpu_count() or 1
    configure(threads)
    digits = get("digits").load()
    images, labels = digits.train_images[:PICTURES, 2:26, 2:26], digits.train_labels[:PICTURES]
    with TemporaryDirectory() as directory:
        files = [Path(directory) / name for name in ("pictures", "labels")]
        for file, array in zip(files, (images, labels), strict=True):
            file.write_bytes(array.astype("uint8").tobytes())

        def convnetjs() -> float:
            command = [str(part) for part in (node(), PROGRAM, *files, 1000)]
            return float(subprocess.run(command, cwd=HERE, capture_output=True, check=True).stdout)

        contenders = [
            Contender(f"our loop, {threads} threads", OurLoop(Split(images, labels)).epoch),
            Contender("ConvNetJS, Node", convnetjs),
        ]
        compare(contenders, rounds, warmups=2)
    print(table(contenders, f"pictures a second, batch size {BATCH}; larger is better"))


if __name__ == "__main__":
    main()
