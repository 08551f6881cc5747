"""What every kind of layer is: hyperparameters, output shape, weights, cost and its Keras call as data."""

from dataclasses import dataclass
from functools import cache
from math import prod
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from playground.architecture.arithmetic import Axis, Role, Term
from playground.architecture.receptive_field import Field as ReceptiveField

Shape = tuple[int, ...]
"""(height, width, channels) or (units,)."""

ID = r"^[A-Za-z0-9_-]{1,40}$"
REMOVE: dict[str, Any] = {"op": "remove", "path": ""}


@dataclass(frozen=True, slots=True)
class KerasCall:
    """The name of a Keras class and its keyword arguments: what is built is what is printed.

    `module` is where the class is found: "layers", "regularizers" and "optimizers" of Keras, or "extra", the few
    layers that Keras lacks. An argument may itself be a call.
    """

    class_name: str
    kwargs: dict[str, Any]
    module: str = "layers"


@dataclass(frozen=True, slots=True)
class Count:
    """A number and the sum that it came from."""

    value: int = 0
    formula: str = "0"


NONE = Count()


@dataclass(frozen=True, slots=True)
class Window:
    """A layer's sliding window over its input, rows first."""

    rows: Axis
    columns: Axis


class Impossible(Exception):
    """A layer that cannot stand where it stands.

    `field` names the hyperparameter at fault and `fix` holds JSON Patch operations on the layer: their paths
    begin at the layer ("/padding", "" for the layer itself), or are ".." for the place before it in its list.
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
    written: ClassVar[tuple[str, ...]] = ()
    """Fields that the Keras call always spells out."""
    unwritten: ClassVar[tuple[str, ...]] = ()
    """Fields that are no keyword of the Keras class; they change the call in some other way."""
    module: ClassVar[str] = "layers"
    """Where the class is found, as in KerasCall."""
    weighted: ClassVar[bool] = False
    """Whether the layer sums its inputs with weights, and so is linear but for its activation."""
    transparent: ClassVar[bool] = False
    """Whether two linear layers with this one between them still do no more than one."""
    law: ClassVar[str] = ""
    """What makes one number of the output, in TeX."""
    roles: ClassVar[dict[Role, str]] = {}
    """The field that each kind of number in the formula of the output size comes from."""

    kind: str
    id: Annotated[str, Field(pattern=ID, json_schema_extra={"x-control": "none"})] | None = None

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Name the family and how ids begin, so that the page can offer a kind it knows nothing else about."""
        schema = handler(core)
        own = handler.resolve_ref_schema(schema)
        first = {name: own["properties"][name] for name in ("kind", "id", *cls.written)}
        own["properties"] = first | own["properties"]
        own |= {"x-family": cls.family, "x-prefix": cls.prefix, "x-law": cls.law, "x-roles": cls.roles}
        return schema

    @property
    def name(self) -> str:
        """The layer's id; a layer that is not yet part of an architecture has none and goes by its prefix."""
        return self.id or self.prefix

    @property
    def nonlinearity(self) -> str | None:
        """The layer's field `activation`; None for the kinds that have none."""
        name: str | None = self.__dict__.get("activation")
        return name

    @property
    def biased(self) -> bool:
        """The layer's field `use_bias`; False for the kinds that have none."""
        return bool(self.__dict__.get("use_bias"))

    @property
    def set_by_hand(self) -> int:
        """How many numbers of the kernels are set by hand."""
        return 0

    @property
    def branches(self) -> tuple[tuple["Layer", ...], ...]:
        """The lists of layers inside this one; none for all but Parallel."""
        return ()

    def output_shape(self, shape: Shape) -> Shape:
        """Return the shape that comes out for the shape that goes in. Raises Impossible."""
        return shape

    def params(self, shape: Shape) -> Count:
        """Count all weights, the ones that training leaves alone included."""
        return NONE

    def frozen_params(self, shape: Shape) -> int:
        """Count the weights that training leaves alone (moving averages)."""
        return 0

    def macs(self, shape: Shape, output: Shape) -> Count:
        """Count the multiply-adds for one picture."""
        return NONE

    def window(self, shape: Shape) -> Window | None:
        """Return the sliding window, for the kinds that have one."""
        return None

    def writes(self, shape: Shape) -> Window | None:
        """Return the window over the output that one cell of the input writes into, for the kinds that have one."""
        return None

    def see(self, field: ReceptiveField, shape: Shape, output: Shape, index: int) -> ReceptiveField:
        """Return what the output's cells see along rows (index 0) or columns (1), from what the input's cells see."""
        return field

    def formula(self, shape: Shape, window: Window | None) -> tuple[tuple[Term, ...], ...]:
        """Spell out the output size, one formula for each axis that needs one."""
        return ()

    def keras_calls(self) -> tuple[KerasCall, ...]:
        """Return the Keras layers that make up this one, in order; the last one carries the layer's id."""
        return (self.call(),)

    def call(self, **changes: Any) -> KerasCall:
        """Return the call of this kind: the fields in `written`, and those that differ from Keras's own default."""
        values = self.__dict__
        kwargs = {name: values[name] for name in self.written}
        for name, default in keyword_defaults(type(self)):
            if values[name] != default:
                kwargs[name] = values[name]
        return KerasCall(self.kind, kwargs | changes | {"name": keras_name(self.name)}, self.module)


@cache
def keyword_defaults(kind: type[Layer]) -> tuple[tuple[str, Any], ...]:
    """Return the keywords that a kind's call has where they differ from these defaults."""
    others = {"kind", "id", *kind.unwritten, *kind.written}
    return tuple((name, field.default) for name, field in kind.model_fields.items() if name not in others)


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
    return Count(value, "·".join([f"{factor:,}" for factor in factors]) + f"{tail} = {value:,}")


def add(*parts: Count) -> Count:
    """Return the sum of several products, with all of it spelled out.

    >>> add(product([3, 3, 2]), product([2, 8], plus=8))
    Count(value=42, formula='3·3·2 + 2·8 + 8 = 42')
    """
    value = sum(part.value for part in parts)
    sums = " + ".join(part.formula.rpartition(" = ")[0] for part in parts)
    return Count(value, f"{sums} = {value:,}")


def times(shape: Shape) -> str:
    """Write a shape for people.

    >>> times((28, 28, 1)), times((10,))
    ('28×28×1', '10')
    """
    return "×".join(map(str, shape))


def largest_divisor(number: int, most: int) -> int:
    """Return the largest number up to `most` that divides `number`: how a repair finds a count that fits.

    >>> largest_divisor(12, 5), largest_divisor(7, 6)
    (4, 1)
    """
    return next(count for count in range(min(most, number), 0, -1) if number % count == 0)


def need_grid(kind: str, shape: Shape) -> None:
    """Raise Impossible where a layer that works on rows and columns is given a vector."""
    if len(shape) != 3:
        message = f"{kind} needs rows and columns, so it must stand before Flatten, global pooling and Dense."
        raise Impossible("needs_grid", f"{message} Received: a vector of {times(shape)}", fix=[REMOVE])
