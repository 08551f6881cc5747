"""What a server and its worker processes say to each other, as bytes: typed, and never a pickle."""

from typing import Any, Literal

import msgspec


class Message(msgspec.Struct, frozen=True, tag=True, omit_defaults=True):
    """Anything that crosses the pipe."""


# --- from the server: first one job, then commands ---


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


class ViewJob(Message, frozen=True):
    """Answer previews and predictions until the pipe closes."""

    means: Means = Means()


class Command(Message, frozen=True, kw_only=True):
    """An order; the worker answers with Done or Refused of the same number."""

    number: int = 0


class Pause(Command, frozen=True):
    """Train no further, but stay."""


class Resume(Command, frozen=True):
    """Train on."""


class Step(Command, frozen=True):
    """Train one minibatch of a paused run."""


class Stop(Command, frozen=True):
    """Write the weights and end."""


class Save(Command, frozen=True):
    """Write the weights now."""


class Rewatch(Command, frozen=True, kw_only=True):
    """Watch these layers from now on."""

    watch: Watch


class Change(Command, frozen=True, kw_only=True):
    """Change what is not None."""

    learning_rate: float | None = None
    epochs: int | None = None
    pinned: int | None = None


class Rewind(Command, frozen=True, kw_only=True):
    """Go back to the snapshot of a step, or to the last sound checkpoint where there is no step; answered with At too.

    What came after is forgotten. A run that was paused stays paused.
    """

    step: int | None = None
    learning_rate: float | None = None


class Activations(Command, frozen=True, kw_only=True):
    """Ask a viewer for the outputs of layers; answered with Arrays."""

    architecture: str
    images: "Array"
    layers: tuple[str, ...] | None = None
    weights: str | None = None
    seed: int = 0


class Predict(Command, frozen=True, kw_only=True):
    """Ask a viewer for the probabilities of the classes; answered with Arrays of one, "probabilities"."""

    architecture: str
    images: "Array"
    weights: str


class Package(Command, frozen=True, kw_only=True):
    """Ask a viewer to write a `.keras` file."""

    architecture: str
    weights: str
    target: str


class Array(msgspec.Struct, frozen=True):
    """An array as bytes in C order."""

    shape: tuple[int, ...]
    dtype: str
    data: bytes


# --- from the worker ---


class Done(Message, frozen=True):
    """A command is carried out."""

    number: int


class Refused(Message, frozen=True):
    """A command cannot be carried out."""

    number: int
    code: str
    message: str


class Ready(Message, frozen=True):
    """A viewer is warm, or a run is built: it says where it runs and which layers kept their weights."""

    device: str
    kept: tuple[str, ...] | None = None


class Beat(Message, frozen=True):
    """The process lives; sent every `engine.child.BEAT` seconds, whatever else it does."""


class At(Message, frozen=True):
    """Training stands at this step now, having gone back to it: what was reported after it is void."""

    step: int
    epoch: int


class Wrote(Message, frozen=True):
    """A file of the run's folder is written, whole."""

    name: str
    """Relative to the folder, with forward slashes."""
    step: int


class State(Message, frozen=True):
    """A run is in another state."""

    state: Literal["running", "paused"]


class Metrics(Message, frozen=True, kw_only=True):
    """Means over the steps since the last metrics."""

    step: int
    epoch: int
    loss: float
    accuracy: float
    learning_rate: float
    seconds: float
    images_per_second: float | None
    seconds_left: float | None


class Epoch(Message, frozen=True, kw_only=True):
    """Means over an epoch, and over the test pictures after it."""

    step: int
    epoch: int
    loss: float
    accuracy: float
    val_loss: float
    val_accuracy: float
    learning_rate: float
    seconds: float
    confusion: tuple[tuple[int, ...], ...] = ()
    """A row for each true class: how many of its test pictures were taken for each class."""
    class_accuracy: tuple[float, ...] = ()
    """The share of right answers for each true class."""


class Remedy(msgspec.Struct, frozen=True):
    """A way out that is one press: go back to this step with this learning rate."""

    step: int
    learning_rate: float


class Diagnosis(Message, frozen=True, kw_only=True):
    """Something is wrong; the message is a sentence for people."""

    severity: Literal["error", "warning", "hint"]
    code: str
    message: str
    step: int
    layer: str | None = None
    remedy: Remedy | None = None


class Shown(msgspec.Struct, frozen=True):
    """One frame, encoded for the page."""

    type: str
    layer: str
    data: bytes


class Picture(Message, frozen=True):
    """All frames of one step."""

    step: int
    frames: tuple[Shown, ...]


class Arrays(Message, frozen=True):
    """A viewer's answer."""

    number: int
    arrays: dict[str, Array]


class Ended(Message, frozen=True):
    """Training is over and the weights are written; nothing follows."""

    state: Literal["finished", "stopped"]


class Failed(Message, frozen=True):
    """Training cannot go on; nothing follows."""

    code: str
    message: str


Job = TrainJob | ViewJob
Order = Pause | Resume | Step | Stop | Save | Rewatch | Change | Rewind | Activations | Predict | Package
Report = (
    Done | Refused | Ready | Beat | At | Wrote | State | Metrics | Epoch | Diagnosis | Picture | Arrays | Ended | Failed
)

_encoder = msgspec.msgpack.Encoder()
_jobs: msgspec.msgpack.Decoder[Job] = msgspec.msgpack.Decoder(Job)
_orders: msgspec.msgpack.Decoder[Order] = msgspec.msgpack.Decoder(Order)
_reports: msgspec.msgpack.Decoder[Report] = msgspec.msgpack.Decoder(Report)


def encode(message: Message) -> bytes:
    """Return a message as bytes."""
    return _encoder.encode(message)


def decode_job(data: bytes) -> Job:
    """Read what a worker is told first. Raises msgspec.DecodeError."""
    return _jobs.decode(data)


def decode_order(data: bytes) -> Order:
    """Read what a worker is told later. Raises msgspec.DecodeError."""
    return _orders.decode(data)


def decode_report(data: bytes) -> Report:
    """Read what a worker says. Raises msgspec.DecodeError."""
    return _reports.decode(data)


def plain(message: Message) -> dict[str, Any]:
    """Return a message's fields as JSON has them: NaN and infinities become None."""
    return {key: _number(value) for key, value in msgspec.to_builtins(message).items() if key != "type"}


def _number(value: Any) -> Any:
    return None if isinstance(value, float) and not abs(value) < float("inf") else value
