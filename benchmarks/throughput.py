"""Pictures a second while training: our loop against `keras.Model.fit`; same network, data, batch size and threads."""

import argparse
import logging
import os
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import keras
import numpy as np

from benchmarks.sidebyside import Pace, both, compare, table
from playground.architecture import Architecture, TrainingSettings
from playground.architecture.presets import presets
from playground.data import get
from playground.training.build import build
from playground.training.calls import make_call
from playground.training.device import configure
from playground.training.session import open_session


class OurLoop:
    """The training loop of the worker process, without the pictures it sends."""

    def __init__(self, architecture: Architecture, settings: TrainingSettings) -> None:
        self.loop = open_session(architecture, settings).loop

    def epoch(self) -> Pace:
        """Train for an epoch and return pictures a second; validation is done, but not timed."""
        steps = self.loop.steps_per_epoch
        end = self.loop.step + steps
        begun, worked = time.perf_counter(), time.process_time()
        while self.loop.step < end:
            self.loop.advance()
        pace = _pace(steps * self.loop.batch_size, begun, worked)
        while self.loop.validating:
            self.loop.advance()
        return pace


class BareFit:
    """`fit` on float32 pictures in memory, as the guides of Keras do it."""

    def __init__(self, architecture: Architecture, settings: TrainingSettings, jit_compile: bool | str) -> None:
        pictures = get(settings.dataset).load()
        self.settings = settings
        self.x = pictures.train_images[: settings.train_size].astype(np.float32) / 255
        self.y = pictures.train_labels[: settings.train_size]
        self.model = build(architecture, settings.seed).model
        self.model.compile(
            optimizer=make_call(settings.optimizer.keras_call()),
            loss=keras.losses.SparseCategoricalCrossentropy(from_logits=not architecture.ends_in_softmax),
            metrics=["accuracy"],
            jit_compile=jit_compile,
        )

    def epoch(self) -> Pace:
        """Train for an epoch and return pictures a second."""
        begun, worked = time.perf_counter(), time.process_time()
        self.model.fit(self.x, self.y, batch_size=self.settings.batch_size, epochs=1, verbose=0)
        return _pace(len(self.x), begun, worked)


def _pace(pictures: int, begun: float, worked: float) -> Pace:
    return pictures / (time.perf_counter() - begun), pictures / (time.process_time() - worked)


def main() -> None:
    """Measure and print, for each network."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--pictures", type=int, default=3840, help="of an epoch")
    parser.add_argument("--presets", nargs="*", default=["small-convnet", "lenet-5", "tiny-resnet"])
    options = parser.parse_args()
    logging.getLogger("tensorflow").setLevel(logging.ERROR)
    print(configure(os.cpu_count() or 1))
    settings = TrainingSettings(dataset="fashion_mnist", train_size=options.pictures, batch_size=64, epochs=1000)
    for name in options.presets:
        architecture = presets()[name].architecture
        trainings = {
            "our loop": OurLoop(architecture, settings).epoch,
            "fit, as it comes": BareFit(architecture, settings, "auto").epoch,
            "fit, jit_compile=False": BareFit(architecture, settings, False).epoch,
        }
        for epoch in trainings.values():
            epoch()  # traces, and XLA compiles
        pairs = [both(title, epoch) for title, epoch in trainings.items()]
        by_clock, by_processor = ([pair[at] for pair in pairs] for at in (0, 1))
        compare(by_clock, options.rounds, warmups=0)
        print(f"\n{name}, batch size 64\n{table(by_clock, 'pictures a second; larger is better')}")
        print(table(by_processor, "pictures for a second of processor time"), flush=True)


if __name__ == "__main__":
    main()
