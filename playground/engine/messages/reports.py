"""What a worker says."""

from typing import Literal

import msgspec

from playground.engine.messages.message import Array, Message
from playground.training.frames import Quantized


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


class Maps(Message, frozen=True):
    """A viewer's answer in bytes, as the page draws it: the first picture's."""

    number: int
    maps: dict[str, Quantized]


class Ended(Message, frozen=True):
    """Training is over and the weights are written; nothing follows."""

    state: Literal["finished", "stopped"]


class Failed(Message, frozen=True):
    """Training cannot go on; nothing follows."""

    code: str
    message: str
