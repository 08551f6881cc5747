"""Kinds of hyperparameter: what may stand in a field, in words for people and in JSON Schema for the page's forms.

Each is metadata for `typing.Annotated`; a field reads `filters: Annotated[int, Whole(1, 2048, "filters", "…")]`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import isfinite
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from typing_extensions import override

Pair = tuple[int, int]
Sides = tuple[Pair, Pair]


def refuse(code: str, rule: str) -> PydanticCustomError:
    """Return the error of a field whose value breaks `rule` ("must be between 1 and 31")."""
    return PydanticCustomError("rule", "{rule}", {"rule": rule, "code": code})


def is_whole(value: object) -> bool:
    """Tell whether a value is an integer; `True` and `3.0` are not."""
    return type(value) is int


@dataclass(frozen=True)
class FieldKind:
    """What all kinds of field share: a title for the card, a help sentence and a place (card or form)."""

    def validate(self, value: Any) -> Any:
        """Return the value as the field holds it. Raises PydanticCustomError with the rule that it breaks."""
        raise NotImplementedError

    def json_schema(self) -> dict[str, Any]:
        """Return the field's JSON Schema, with the `x-` hints that the page's forms read."""
        raise NotImplementedError

    def to_json(self, value: Any) -> Any:
        """Return the value as it stands in an architecture's JSON."""
        return value

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        write: Callable[[Any], Any] = self.to_json
        return core_schema.no_info_plain_validator_function(
            self.validate, serialization=core_schema.plain_serializer_function_ser_schema(write)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return self.json_schema()


@dataclass(frozen=True)
class Whole(FieldKind):
    """A whole number between two limits."""

    low: int
    high: int
    title: str
    about: str
    card: bool = False
    optional: bool = False
    """Whether null may stand there too."""

    @override
    def validate(self, value: Any) -> int | None:
        if value is None and self.optional:
            return None
        if not is_whole(value):
            raise refuse("not_whole", f"must be a whole number between {self.low} and {self.high}")
        if not self.low <= value <= self.high:
            raise refuse("out_of_range", f"must be between {self.low} and {self.high}")
        return int(value)

    @override
    def json_schema(self) -> dict[str, Any]:
        limits = {"type": "integer", "minimum": self.low, "maximum": self.high}
        return limits | hints("whole", self.title, self.about, self.card)


@dataclass(frozen=True)
class Number(FieldKind):
    """A finite number between two limits, both included unless `below` is set, which leaves out the upper one."""

    low: float
    high: float
    title: str
    about: str
    card: bool = False
    step: float = 0.05
    below: bool = False
    above: bool = False

    @override
    def validate(self, value: Any) -> float:
        if type(value) not in (int, float) or not isfinite(value):
            raise refuse("not_a_number", f"must be a number {self.range}")
        low_enough = value < self.high if self.below else value <= self.high
        high_enough = value > self.low if self.above else value >= self.low
        if not (low_enough and high_enough):
            raise refuse("out_of_range", f"must be {self.range}")
        return float(value)

    @property
    def range(self) -> str:
        """The limits in words."""
        if self.below:
            return f"at least {self.low:g} and below {self.high:g}"
        if self.above:
            return f"above {self.low:g} and at most {self.high:g}"
        return f"between {self.low:g} and {self.high:g}"

    @override
    def json_schema(self) -> dict[str, Any]:
        lower = "exclusiveMinimum" if self.above else "minimum"
        upper = "exclusiveMaximum" if self.below else "maximum"
        limits = {"type": "number", lower: self.low, upper: self.high, "x-step": self.step}
        return limits | hints("number", self.title, self.about, self.card)


@dataclass(frozen=True)
class Size(FieldKind):
    """A size along both axes: one whole number for both, or [height, width]. Held as a pair.

    With `follows` the field may be left out (None) and then takes the value of that other field.
    """

    low: int
    high: int
    title: str
    about: str
    card: bool = False
    follows: str | None = None

    @override
    def validate(self, value: Any) -> Pair | None:
        if value is None and self.follows:
            return None
        pair = (value, value) if is_whole(value) else value
        if not (isinstance(pair, list | tuple) and len(pair) == 2 and all(map(is_whole, pair))):
            raise refuse("not_a_size", "must be a whole number or [height, width]")
        if not all(self.low <= side <= self.high for side in pair):
            raise refuse("out_of_range", f"must be between {self.low} and {self.high}")
        return (pair[0], pair[1])

    @override
    def to_json(self, value: Any) -> Any:
        return size_to_json(value)

    @override
    def json_schema(self) -> dict[str, Any]:
        side = {"type": "integer", "minimum": self.low, "maximum": self.high}
        pair = {"type": "array", "prefixItems": [side, side], "minItems": 2, "maxItems": 2}
        kinds = [side, pair, *([{"type": "null"}] if self.follows else [])]
        follows = {"x-follows": self.follows} if self.follows else {}
        limits = {"anyOf": kinds, "minimum": self.low, "maximum": self.high}
        return limits | follows | hints("size", self.title, self.about, self.card)


@dataclass(frozen=True)
class Choice(FieldKind):
    """One of a few words."""

    options: tuple[str, ...]
    title: str
    about: str
    card: bool = False

    @override
    def validate(self, value: Any) -> str:
        if not isinstance(value, str) or value not in self.options:
            raise refuse("not_an_option", "must be one of " + ", ".join(self.options))
        return value

    @override
    def json_schema(self) -> dict[str, Any]:
        options = {"type": "string", "enum": list(self.options)}
        return options | hints("choice", self.title, self.about, self.card)


@dataclass(frozen=True)
class Switch(FieldKind):
    """True or false."""

    title: str
    about: str
    card: bool = False

    @override
    def validate(self, value: Any) -> bool:
        if not isinstance(value, bool):
            raise refuse("not_a_switch", "must be true or false")
        return value

    @override
    def json_schema(self) -> dict[str, Any]:
        return {"type": "boolean"} | hints("switch", self.title, self.about, self.card)


@dataclass(frozen=True)
class Padding(FieldKind):
    """Cells added around the input: "valid", "same", a whole number, or [[top, bottom], [left, right]]."""

    high: int
    title: str
    about: str
    card: bool = False

    @override
    def validate(self, value: Any) -> str | Sides:
        if value in ("valid", "same") and isinstance(value, str):
            return value
        sides = [[value, value], [value, value]] if is_whole(value) else value
        if not is_sides(sides):
            raise refuse("not_a_padding", 'must be "valid", "same", a whole number or [[top, bottom], [left, right]]')
        (top, bottom), (left, right) = sides
        if not all(0 <= side <= self.high for side in (top, bottom, left, right)):
            raise refuse("out_of_range", f"must be between 0 and {self.high} on each side")
        return (top, bottom), (left, right)

    @override
    def to_json(self, value: Any) -> Any:
        if isinstance(value, str):
            return value
        (top, bottom), (left, right) = value
        return top if top == bottom == left == right else [[top, bottom], [left, right]]

    @override
    def json_schema(self) -> dict[str, Any]:
        side = {"type": "integer", "minimum": 0, "maximum": self.high}
        pair = {"type": "array", "prefixItems": [side, side], "minItems": 2, "maxItems": 2}
        sides = {"type": "array", "prefixItems": [pair, pair], "minItems": 2, "maxItems": 2}
        kinds = {"anyOf": [{"enum": ["valid", "same"]}, side, sides], "minimum": 0, "maximum": self.high}
        return kinds | hints("padding", self.title, self.about, self.card)


def is_sides(value: object) -> bool:
    """Tell whether a value reads [[top, bottom], [left, right]] in whole numbers."""
    return (
        isinstance(value, list | tuple)
        and len(value) == 2
        and all(isinstance(axis, list | tuple) and len(axis) == 2 and all(map(is_whole, axis)) for axis in value)
    )


def size_to_json(value: Pair | None) -> Any:
    """Return a size as JSON has it: one number where both axes are alike.

    >>> size_to_json((3, 3)), size_to_json((3, 5)), size_to_json(None)
    (3, [3, 5], None)
    """
    if value is None:
        return None
    return value[0] if value[0] == value[1] else list(value)


def hints(control: str, title: str, about: str, card: bool) -> dict[str, Any]:
    """Return what the page's forms read of a field, beside its limits."""
    place = {"x-card": True} if card else {}
    return {"title": title, "description": about, "x-control": control} | place
