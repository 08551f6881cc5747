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
        return checked_sides(sides, self.high)

    @override
    def to_json(self, value: Any) -> Any:
        return value if isinstance(value, str) else sides_to_json(value)

    @override
    def json_schema(self) -> dict[str, Any]:
        words = {"enum": ["valid", "same"]}
        kinds = {"anyOf": [words, *sides_schema(self.high)], "minimum": 0, "maximum": self.high}
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


@dataclass(frozen=True)
class Margin(FieldKind):
    """Rows and columns on each side: a whole number, or [[top, bottom], [left, right]]."""

    high: int
    title: str
    about: str
    card: bool = False

    @override
    def validate(self, value: Any) -> Sides:
        sides = [[value, value], [value, value]] if is_whole(value) else value
        if not is_sides(sides):
            raise refuse("not_a_margin", "must be a whole number or [[top, bottom], [left, right]]")
        return checked_sides(sides, self.high)

    @override
    def to_json(self, value: Any) -> Any:
        return sides_to_json(value)

    @override
    def json_schema(self) -> dict[str, Any]:
        kinds = sides_schema(self.high)
        return {"anyOf": kinds, "minimum": 0, "maximum": self.high} | hints("margin", self.title, self.about, self.card)


@dataclass(frozen=True)
class GroupCount(FieldKind):
    """A whole number of groups, or -1 for one group a channel."""

    high: int
    title: str
    about: str
    card: bool = False

    @override
    def validate(self, value: Any) -> int:
        if not is_whole(value) or not (value == -1 or 1 <= value <= self.high):
            raise refuse("out_of_range", f"must be -1 or a whole number between 1 and {self.high}")
        return int(value)

    @override
    def json_schema(self) -> dict[str, Any]:
        limits = {"type": "integer", "minimum": -1, "maximum": self.high, "not": {"const": 0}}
        return limits | hints("whole", self.title, self.about, self.card)


@dataclass(frozen=True)
class Axes(FieldKind):
    """The axes of rows and columns, [1, 2], or nothing."""

    title: str
    about: str
    card: bool = False

    @override
    def validate(self, value: Any) -> Pair | None:
        if value is None:
            return None
        if not (isinstance(value, list | tuple) and [*value] == [1, 2] and all(map(is_whole, value))):
            raise refuse("not_axes", "must be [1, 2] or null")
        return (1, 2)

    @override
    def to_json(self, value: Any) -> Any:
        return None if value is None else list(value)

    @override
    def json_schema(self) -> dict[str, Any]:
        return {"enum": [None, [1, 2]]} | hints("choice", self.title, self.about, self.card)


@dataclass(frozen=True)
class Shape(FieldKind):
    """A shape: [height, width, channels] or [units]."""

    high: int
    title: str
    about: str
    card: bool = False

    @override
    def validate(self, value: Any) -> tuple[int, ...]:
        if not (isinstance(value, list | tuple) and len(value) in (1, 3) and all(map(is_whole, value))):
            raise refuse("not_a_shape", "must be [height, width, channels] or [units]")
        if not all(1 <= side <= self.high**2 for side in value):
            raise refuse("out_of_range", f"must be between 1 and {self.high**2} along each axis")
        return tuple(value)

    @override
    def to_json(self, value: Any) -> Any:
        return list(value)

    @override
    def json_schema(self) -> dict[str, Any]:
        side = {"type": "integer", "minimum": 1, "maximum": self.high**2}
        kinds = [{"type": "array", "items": side, "minItems": count, "maxItems": count} for count in (1, 3)]
        return {"anyOf": kinds} | hints("shape", self.title, self.about, self.card)


def checked_sides(sides: Any, high: int) -> Sides:
    """Return sides as pairs. Raises PydanticCustomError where one is too large."""
    (top, bottom), (left, right) = sides
    if not all(0 <= side <= high for side in (top, bottom, left, right)):
        raise refuse("out_of_range", f"must be between 0 and {high} on each side")
    return (top, bottom), (left, right)


def sides_schema(high: int) -> list[dict[str, Any]]:
    """Return the JSON Schemas of a number for all sides, and of one for each."""
    side = {"type": "integer", "minimum": 0, "maximum": high}
    pair = {"type": "array", "prefixItems": [side, side], "minItems": 2, "maxItems": 2}
    return [side, {"type": "array", "prefixItems": [pair, pair], "minItems": 2, "maxItems": 2}]


def sides_to_json(value: Sides) -> Any:
    """Return sides as JSON has them: one number where all are alike.

    >>> sides_to_json(((1, 1), (1, 1))), sides_to_json(((1, 0), (0, 0)))
    (1, [[1, 0], [0, 0]])
    """
    (top, bottom), (left, right) = value
    return top if top == bottom == left == right else [[top, bottom], [left, right]]
