"""An architecture: what a ConvNet is, as data that JSON can hold."""

from collections.abc import Iterator
from itertools import count
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator
from pydantic_core import PydanticCustomError

from playground.architecture import limits
from playground.architecture.fields import Whole
from playground.architecture.layers import AnyLayer, Layer, Parallel


class Input(BaseModel):
    """The pictures that go in."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    height: Annotated[int, Whole(1, limits.INPUT_SIDE, "height", "Rows of a picture.")]
    width: Annotated[int, Whole(1, limits.INPUT_SIDE, "width", "Columns of a picture.")]
    channels: Annotated[int, Whole(1, limits.INPUT_CHANNELS, "channels", "Numbers a pixel: 1 grey, 3 colour.")]

    @property
    def shape(self) -> tuple[int, int, int]:
        """(height, width, channels)."""
        return self.height, self.width, self.channels


class Architecture(BaseModel):
    """A network: an input and a list of layers, each with an id that is given where it is missing.

    >>> net = Architecture.model_validate_json('{"version": 1, "name": "tiny", "input": {"height": 4, "width": 4,'
    ...     ' "channels": 1}, "layers": [{"kind": "Flatten"}, {"kind": "Dense", "units": 2}]}')
    >>> [layer.id for layer in net.layers]
    ['flat_1', 'dense_1']
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, serialize_by_alias=True)

    version: Literal[1] = 1
    name: Annotated[str, Field(max_length=80)] = "network"
    input: Input
    layers: Annotated[tuple[AnyLayer, ...], Field(fail_fast=True)]

    @field_validator("layers", mode="after")
    @classmethod
    def give_ids(cls, layers: tuple[Layer, ...]) -> tuple[Layer, ...]:
        """Refuse too many layers and ids that stand twice, and give an id to each layer without one."""
        taken: set[str] = set()
        for number, (path, layer) in enumerate(walk(layers), start=1):
            if number > limits.LAYERS:
                raise PydanticCustomError("budget", f"A network has at most {limits.LAYERS} layers.")
            if path.count("branches") > limits.DEPTH:
                raise PydanticCustomError("budget", f"Branches nest at most {limits.DEPTH} deep ({path}).")
            if layer.id in taken:
                raise PydanticCustomError(
                    "duplicate_id",
                    "Each layer needs an id of its own. Received twice: {id} ({path})",
                    {"id": layer.id, "path": path},
                )
            if layer.id is not None:
                taken.add(layer.id)
        return with_ids(layers, taken)

    def walk(self) -> Iterator[tuple[str, Layer]]:
        """Yield every layer with its path ("layers/3/branches/0/1"), the ones inside branches after their block."""
        return walk(self.layers)

    @property
    def ends_in_softmax(self) -> bool:
        """Whether the outputs are probabilities; if not they are logits."""
        return bool(self.layers) and self.layers[-1].nonlinearity == "softmax"

    def to_dict(self) -> dict[str, Any]:
        """Return the architecture as JSON has it, every field written out."""
        return self.model_dump(mode="json")

    def to_json(self) -> str:
        """Return the architecture as JSON text."""
        return self.model_dump_json()


def walk(layers: tuple[Layer, ...], path: str = "layers") -> Iterator[tuple[str, Layer]]:
    """Yield every layer of a list with its path, depth first."""
    for index, layer in enumerate(layers):
        place = f"{path}/{index}"
        yield place, layer
        for number, branch in enumerate(layer.branches):
            yield from walk(branch, f"{place}/branches/{number}")


def with_ids(layers: tuple[Layer, ...], taken: set[str]) -> tuple[Layer, ...]:
    """Return the layers with an id for each that has none: the kind's prefix and the first free number."""
    return tuple(with_id(layer, taken) for layer in layers)


def with_id(layer: Layer, taken: set[str]) -> Layer:
    """Return the layer, and those inside it, with an id. Adds new ids to `taken`."""
    if layer.id is None:
        given = next(name for number in count(1) if (name := f"{layer.prefix}_{number}") not in taken)
        taken.add(given)
        layer = layer.model_copy(update={"id": given})
    if isinstance(layer, Parallel):
        layer = layer.with_branches(tuple(with_ids(branch, taken) for branch in layer.branches))
    return layer
