"""Everything that one training needs, put together: network, data, optimizer, loop and probe."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from playground import data
from playground.architecture import Architecture, TrainingSettings
from playground.data import Bytes, Pictures
from playground.training.augment import Augment
from playground.training.build import Network, build
from playground.training.calls import make_call
from playground.training.checks import check_trainable
from playground.training.errors import TrainingError
from playground.training.faster import faster
from playground.training.graph import Graphs, Split
from playground.training.loop import Loop
from playground.training.losses import LOSSES
from playground.training.memory import Memory
from playground.training.probe import Probe
from playground.training.stats import Gauge


@dataclass(kw_only=True)
class Session:
    """A network being trained."""

    network: Network
    optimizer: Any
    memory: Memory
    loop: Loop
    probe: Probe
    gauge: Gauge
    pictures: Pictures
    kept: tuple[str, ...] | None
    """The layers whose weights came from a checkpoint; None where there was none."""
    learning_rate: float
    """How far each step moves the weights."""

    def set_learning_rate(self, value: float) -> None:
        """Train on with another learning rate; the optimizer keeps all else."""
        self.optimizer.learning_rate.assign(value)
        self.learning_rate = value

    def pin(self, which: int | str, own: Bytes | None = None) -> None:
        """Look at another picture from now on: a test picture, or one's own, (height, width, channels)."""
        self.probe.pin(self.pictures.pinned(which, own))

    def save(self, path: Path, seconds: float) -> None:
        """Write all that is needed to train on from here, after so many seconds of training. Raises OSError."""
        self.memory.save(path, replace(self.loop.progress, seconds=seconds))

    def save_weights(self, path: Path, seconds: float) -> None:
        """Write the weights as they are now. Raises OSError."""
        self.memory.save_weights(path, replace(self.loop.progress, seconds=seconds))

    def restore(self, path: Path) -> float:
        """Stand where the session stood that wrote this file; return the seconds that had been trained.

        Of a file that has only weights, these are all that comes back. Raises ValueError, OSError.
        """
        progress = self.memory.restore(path)
        self.loop.go_to(progress)
        return progress.seconds


def open_session(
    architecture: Architecture, settings: TrainingSettings, initial: Path | None = None, picture: Bytes | None = None
) -> Session:
    """Build the network, load its pictures and make ready to train. Raises TrainingError.

    `initial`: a checkpoint from which every layer that fits takes its weights, and what the optimizer knows of them.
    `picture`: the pinned one, (height, width, channels), where it is none of the test pictures.
    """
    dataset = data.get(settings.dataset)
    check_trainable(architecture, dataset)
    network = build(architecture, settings.seed, fast=True)
    optimizer = make_call(faster(settings.optimizer.keras_call()))
    augment = Augment(settings.augmentation_calls)
    memory = Memory(network, optimizer, augment.generators)
    kept = _adopted(memory, initial) if initial else None
    pictures = dataset.load()
    graphs = Graphs(
        model=network.model,
        optimizer=optimizer,
        loss=LOSSES[settings.loss],
        logits=not architecture.ends_in_softmax,
        train_split=Split(pictures.train_images[: settings.train_size], pictures.train_labels[: settings.train_size]),
        test_split=Split(pictures.test_images, pictures.test_labels),
        batch_size=settings.batch_size,
        augment=augment,
    )
    loop = Loop(graphs, settings.seed, settings.epochs)
    return Session(
        network=network,
        optimizer=optimizer,
        memory=memory,
        loop=loop,
        probe=Probe(network, pictures.pinned(settings.pinned, picture)),
        gauge=Gauge(network, loop),
        pictures=pictures,
        kept=kept,
        learning_rate=settings.optimizer.learning_rate,
    )


def _adopted(memory: Memory, initial: Path) -> tuple[str, ...]:
    try:
        return memory.adopt(initial)
    except (OSError, ValueError) as problem:
        message = "The weights to start from cannot be read: their file was cut short or lost. Start without them."
        raise TrainingError("weights_lost", message) from problem
