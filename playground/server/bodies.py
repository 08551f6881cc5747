"""What a request may say: one frozen model each, parsed from the raw JSON."""

from typing import Annotated, TypeVar

from flask import request
from pydantic import BaseModel, ConfigDict, Field

from playground.architecture import Architecture, TrainingSettings, limits
from playground.architecture.fields import Number, Whole
from playground.architecture.picture import PictureChoice
from playground.architecture.settings import Adam, BatchSize, Epochs, Optimizer, Pinned, Seed

Body = TypeVar("Body", bound="RequestBody")
RunId = Annotated[str, Field(max_length=40)]
LayerIds = Annotated[tuple[Annotated[str, Field(max_length=40)], ...], Field(max_length=limits.LAYERS, fail_fast=True)]

KeptStep = Annotated[int, Whole(0, 1_000_000_000, "step", "A step whose weights were kept.")]
LearningRate = Annotated[float, Number(0, 10, "learning rate", "Size of the steps.")]


class RequestBody(BaseModel):
    """A request's JSON. Unknown fields are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class AnalyzeBody(RequestBody):
    """Which network to analyze, for which pictures, and how it shall be trained."""

    architecture: Architecture
    batch_size: BatchSize = 64
    dataset: str | None = None
    optimizer: Optimizer = Field(default_factory=Adam)


class LeewayBody(RequestBody):
    """Of which layer to say how far its fields can go, in which network, for which pictures."""

    architecture: Architecture
    layer: Annotated[str, Field(max_length=40)]
    dataset: str | None = None


class PreviewBody(RequestBody):
    """Which network to run untrained (or with the weights of a run, as they are or were) on which test picture."""

    architecture: Architecture
    dataset: str
    image: Annotated[int | str, PictureChoice("image", "Index of a test picture, or a picture's id.")]
    layers: LayerIds | None = None
    weights_from: RunId | None = None
    weights_step: KeptStep | None = None
    kernels: LayerIds = ()
    """Layers whose kernels are wanted beside the feature maps; as `.npz` all their weights."""
    changes: LayerIds = ()
    """Layers of which it is wanted what the training changed about their kernels."""
    unit: Annotated[int, Whole(0, limits.CHANNELS, "unit", "One channel of the output.")] | None = None
    """Of these weights only what makes this channel: as `.npz` always, else where there are many."""
    seed: Seed = 0


class MatrixBody(RequestBody):
    """Of which layer the matrix is wanted: one channel to one filter, or all of them."""

    architecture: Architecture
    layer: Annotated[str, Field(max_length=40)]
    whole: bool = False


class CreateRunBody(RequestBody):
    """Which network to train and how."""

    architecture: Architecture
    training: TrainingSettings
    weights_from: RunId | None = None
    weights_step: KeptStep | None = None
    paused: bool = False


class ChangeRunBody(RequestBody):
    """What to change while a run goes on."""

    learning_rate: LearningRate | None = None
    epochs: Epochs | None = None
    pinned: Pinned | None = None


class RewindBody(RequestBody):
    """To which kept step to go back (the last sound weights where none is named), and with which learning rate."""

    step: KeptStep | None = None
    learning_rate: LearningRate | None = None


class ExportBody(RequestBody):
    """Which network to write down without a run."""

    architecture: Architecture
    training: TrainingSettings = Field(default_factory=TrainingSettings)


def body(model: type[Body]) -> Body:
    """Return the request's JSON as a model. Raises pydantic.ValidationError."""
    return model.model_validate_json(request.get_data())
