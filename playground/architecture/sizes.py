"""Kinds of hyperparameter that hold several numbers: sizes along both axes, padding on each side, shapes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from typing_extensions import override

from playground.architecture.fields import FieldKind, hints, is_whole, refuse

Pair = tuple[int, int]
Sides = tuple[Pair, Pair]


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

    @override
    def ladder(self, value: Any, channels: int) -> Sequence[int]:
        return range(self.low, self.high + 1)

    @override
    def number(self, value: Any) -> int:
        return int(value[0])

    @override
    def at(self, value: Any, number: int) -> Pair:
        height, width = value
        return number, min(max(width + number - height, self.low), self.high)


@dataclass(frozen=True)
class EachSide(FieldKind):
    """A number of cells on each side, shown by the one on top. Held as ((top, bottom), (left, right))."""

    high: int
    title: str
    about: str
    card: bool = False

    @override
    def to_json(self, value: Any) -> Any:
        return sides_to_json(value)

    @override
    def ladder(self, value: Any, channels: int) -> Sequence[int]:
        return range(self.high + 1)

    @override
    def number(self, value: Any) -> int:
        return int(value[0][0])

    @override
    def at(self, value: Any, number: int) -> Sides:
        return shifted(value, number, self.high)


@dataclass(frozen=True)
class Padding(EachSide):
    """Cells added around the input: "valid", "same", a whole number, or [[top, bottom], [left, right]]."""

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
        return value if isinstance(value, str) else super().to_json(value)

    @override
    def json_schema(self) -> dict[str, Any]:
        words = {"enum": ["valid", "same"]}
        kinds = {"anyOf": [words, *sides_schema(self.high)], "minimum": 0, "maximum": self.high}
        return kinds | hints("padding", self.title, self.about, self.card)

    @override
    def ladder(self, value: Any, channels: int) -> Sequence[int]:
        return () if isinstance(value, str) else super().ladder(value, channels)

    @override
    def options_of(self, value: Any) -> Sequence[Any]:
        return [option for option in ("valid", "same") if option != value]


@dataclass(frozen=True)
class Margin(EachSide):
    """Rows and columns on each side: a whole number, or [[top, bottom], [left, right]]."""

    @override
    def validate(self, value: Any) -> Sides:
        sides = [[value, value], [value, value]] if is_whole(value) else value
        if not is_sides(sides):
            raise refuse("not_a_margin", "must be a whole number or [[top, bottom], [left, right]]")
        return checked_sides(sides, self.high)

    @override
    def json_schema(self) -> dict[str, Any]:
        kinds = sides_schema(self.high)
        return {"anyOf": kinds, "minimum": 0, "maximum": self.high} | hints("margin", self.title, self.about, self.card)


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
        labels = {"x-labels": ["per cell", "per map"]}
        return {"enum": [None, [1, 2]]} | hints("choice", self.title, self.about, self.card) | labels


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
        if not all(1 <= side <= self.high for side in value):
            raise refuse("out_of_range", f"must be between 1 and {self.high} along each axis")
        return tuple(value)

    @override
    def to_json(self, value: Any) -> Any:
        return list(value)

    @override
    def json_schema(self) -> dict[str, Any]:
        side = {"type": "integer", "minimum": 1, "maximum": self.high}
        kinds = [{"type": "array", "items": side, "minItems": count, "maxItems": count} for count in (1, 3)]
        return {"anyOf": kinds} | hints("shape", self.title, self.about, self.card)


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


def checked_sides(sides: Any, high: int) -> Sides:
    """Return sides as pairs. Raises PydanticCustomError where one is too large."""
    (top, bottom), (left, right) = sides
    if not all(0 <= side <= high for side in (top, bottom, left, right)):
        raise refuse("out_of_range", f"must be between 0 and {high} on each side")
    return (top, bottom), (left, right)


def shifted(sides: Sides, first: int, high: int) -> Sides:
    """Return sides that all grow or shrink as much as the first does, none beyond its limits.

    >>> shifted(((1, 0), (2, 2)), 2, 64)
    ((2, 1), (3, 3))
    """
    by = first - sides[0][0]
    (top, bottom), (left, right) = [[min(max(side + by, 0), high) for side in axis] for axis in sides]
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
