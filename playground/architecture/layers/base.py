"""What every kind of layer is: hyperparameters, output shape, weights, cost and its Keras call as data."""

from dataclasses import dataclass
from math import prod
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from playground.architecture.arithmetic import Axis, Term

Shape = tuple[int, ...]
"""(height, width, channels) or (units,)."""

ID = r"^[A-Za-z0-9_-]{1,40}$"


@dataclass(frozen=True, slots=True)
class KerasCall:
    """The name of a class in `keras.layers` and its keyword arguments: what is built is what is printed."""

    class_name: str
    kwargs: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Count:
    """A number and the sum that it came from."""

    value: int = 0
    formula: str = "0"


@dataclass(frozen=True, slots=True)
class Window:
    """A layer's sliding window over its input, rows first."""

    rows: Axis
    columns: Axis


class Impossible(Exception):
    """A layer that cannot stand where it stands.

    `field` names the hyperparameter at fault and `fix` holds JSON Patch operations on the layer: their paths
    begin at the layer ("/padding"), or with ".." for the list that it stands in ("..": before it).
    """

    def __init__(self, code: str, message: str, field: str | None = None, fix: list[dict[str, Any]] | None = None):
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
        self.fix = fix or []


class Layer(BaseModel):
    """One layer of an architecture. Each kind is a class with a literal `kind`, its Keras class name."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, serialize_by_alias=True)

    family: ClassVar[str]
    prefix: ClassVar[str]
    """How ids of this kind begin."""
    reads: ClassVar[Literal["cell", "window", "everything"]] = "cell"
    """What one output cell is made from: one cell of the input, a window, or all of it."""
    written: ClassVar[tuple[str, ...]] = ()
    """Fields that the Keras call always spells out."""

    kind: str
    id: Annotated[str, Field(pattern=ID, json_schema_extra={"x-control": "none"})] | None = None

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Name the family and how ids begin, so that the page can offer a kind it knows nothing else about."""
        schema = handler(core)
        handler.resolve_ref_schema(schema).update({"x-family": cls.family, "x-prefix": cls.prefix})
        return schema

    @property
    def name(self) -> str:
        """The layer's id; a layer that is not yet part of an architecture has none and goes by its prefix."""
        return self.id or self.prefix

    @property
    def branches(self) -> tuple[tuple["Layer", ...], ...]:
        """The lists of layers inside this one; none for all but Parallel."""
        return ()

    def output_shape(self, shape: Shape) -> Shape:
        """Return the shape that comes out for the shape that goes in. Raises Impossible."""
        return shape

    def params(self, shape: Shape) -> Count:
        """Count all weights, the ones that training leaves alone included."""
        return Count()

    def frozen_params(self, shape: Shape) -> int:
        """Count the weights that training leaves alone (moving averages)."""
        return 0

    def macs(self, shape: Shape) -> Count:
        """Count the multiply-adds for one picture."""
        return Count()

    def window(self, shape: Shape) -> Window | None:
        """Return the sliding window, for the kinds that have one."""
        return None

    def formula(self, shape: Shape) -> tuple[tuple[Term, ...], ...]:
        """Spell out the output size where no window does, one formula for each axis that needs one."""
        return ()

    def keras_calls(self) -> tuple[KerasCall, ...]:
        """Return the Keras layers that make up this one, in order; the last one carries the layer's id."""
        return (self.call(),)

    def call(self, class_name: str | None = None, **changes: Any) -> KerasCall:
        """Return the call of this kind with the fields in `written` and those that differ from Keras's own default."""
        kwargs = {
            name: getattr(self, name)
            for name, field in type(self).model_fields.items()
            if name in self.written or (name not in ("kind", "id") and getattr(self, name) != field.default)
        }
        return KerasCall(class_name or self.kind, kwargs | changes | {"name": keras_name(self.name)})


def keras_name(layer_id: str) -> str:
    """Return a layer's name in Keras: TensorFlow's scopes must not begin with a dash or an underscore."""
    return layer_id if layer_id[0].isalnum() else f"layer.{layer_id}"


def product(factors: list[int], plus: int | None = None) -> Count:
    """Return a product, and one more summand where there is one, with the sum spelled out.

    >>> product([5, 5, 1, 6], plus=6)
    Count(value=156, formula='5·5·1·6 + 6 = 156')
    """
    value = prod(factors) + (plus or 0)
    tail = "" if plus is None else f" + {plus:,}"
    return Count(value, "·".join(f"{factor:,}" for factor in factors) + f"{tail} = {value:,}")


def times(shape: Shape) -> str:
    """Write a shape for people.

    >>> times((28, 28, 1)), times((10,))
    ('28×28×1', '10')
    """
    return "×".join(map(str, shape))


def need_grid(kind: str, shape: Shape) -> None:
    """Raise Impossible where a layer that works on rows and columns is given a vector."""
    if len(shape) != 3:
        message = f"{kind} needs rows and columns, so it must stand before Flatten, global pooling and Dense."
        raise Impossible("needs_grid", f"{message} Received: a vector of {times(shape)}", fix=[REMOVE])


REMOVE: dict[str, Any] = {"op": "remove", "path": ""}
