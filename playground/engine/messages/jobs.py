"""What a worker is told first."""

import msgspec

from playground.engine.messages.message import Array, Message


class Watch(Message, frozen=True):
    """Send pictures of these layers, the activations at most `rate` times a second, all else more rarely."""

    layers: tuple[str, ...] = ()
    """Activations of the pinned picture."""
    weights: tuple[str, ...] = ()
    """Kernels."""
    rate: float = 5.0
    changes: tuple[str, ...] = ()
    """Kernels less what they were at the start."""
    stats: tuple[str, ...] = ()
    """Mean, range, share of dead units, gradient norm, update to weight ratio."""


class Means(msgspec.Struct, frozen=True):
    """What of the machine a worker may use; set before any operation."""

    threads: int = 1
    gpu: int | None = None
    """Which of the machine's GPUs; None for the processor."""
    gpu_memory: int | None = None
    """Bytes of the GPU's memory, at most; None for as much as is needed."""
    memory: int | None = None
    """Bytes of the process's own memory, at most."""


class Prepare(Message, frozen=True):
    """Get ready for a job that will come: load, take up the means and run a first operation."""

    means: Means = Means()


class TrainJob(Message, frozen=True, kw_only=True):
    """Train a network; the worker ends when training does."""

    architecture: str
    training: str
    directory: str
    """The run's folder, see `training.folder`: weights are written into it."""
    initial: bool = False
    """Whether the folder has weights to start from, of layers that may or may not fit."""
    resume: bool = False
    """Whether to go on from the folder's checkpoint, exactly, where there is one."""
    means: Means = Means()
    paused: bool = False
    watch: Watch = Watch()
    picture: Array | None = None
    """The pinned picture, (height, width, channels), where it is none of the test pictures."""


class ViewJob(Message, frozen=True):
    """Answer previews and predictions until the pipe closes."""

    means: Means = Means()
