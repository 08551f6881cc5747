"""What a worker is told later: commands, each with the number of its answer."""

from playground.engine.messages.jobs import Watch
from playground.engine.messages.message import Array, Message


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
    pinned: int | str | None = None
    picture: Array | None = None
    """The pinned picture, (height, width, channels), where it is none of the test pictures."""


class Rewind(Command, frozen=True, kw_only=True):
    """Go back to the snapshot of a step, or to the last sound checkpoint where there is no step; answered with At too.

    What came after is forgotten. A run that was paused stays paused.
    """

    step: int | None = None
    learning_rate: float | None = None


class Activations(Command, frozen=True, kw_only=True):
    """Ask a viewer for the outputs of layers, and for weights; answered with Arrays, or with Maps."""

    architecture: str
    images: Array
    layers: tuple[str, ...] | None = None
    weights: str | None = None
    seed: int = 0
    kernels: tuple[str, ...] = ()
    """Layers whose weights are wanted too."""
    unit: int | None = None
    """Of these weights, only what makes one channel of the output."""
    drawn: tuple[str, ...] = ()
    """Layers whose kernels are wanted as maps."""
    since: str | None = None
    """The weights since which the changes of these kernels are wanted, too."""
    as_maps: bool = False
    """Whether to answer in bytes that can be drawn, a quarter of the numbers."""


class Predict(Command, frozen=True, kw_only=True):
    """Ask a viewer for the probabilities of the classes; answered with Arrays of one, "probabilities"."""

    architecture: str
    images: Array
    weights: str


class Package(Command, frozen=True, kw_only=True):
    """Ask a viewer to write a `.keras` file."""

    architecture: str
    weights: str
    target: str
