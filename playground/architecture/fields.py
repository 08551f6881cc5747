"""Kinds of hyperparameter: what may stand in a field, in words for people and in JSON Schema for the page's forms.

Each is metadata for `typing.Annotated`; a field reads `filters: Annotated[int, Whole(1, 2048, "filters", "…")]`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema
from typing_extensions import override


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

    def ladder(self, value: Any, channels: int) -> Sequence[int]:
        """Return the numbers that a stepper can show from this value on, where so many channels come in."""
        return ()

    def number(self, value: Any) -> int:
        """Return the first number that a value is shown with."""
        return int(value)

    def at(self, value: Any, number: int) -> Any:
        """Return the value that is shown as a number of the ladder, as far from the present one along each axis."""
        return number

    def options_of(self, value: Any) -> Sequence[Any]:
        """Return the values that a list offers, this one left out."""
        return ()

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

    @override
    def ladder(self, value: Any, channels: int) -> Sequence[int]:
        return () if value is None else range(self.low, self.high + 1)


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
        if not (is_whole(value) or (type(value) is float and isfinite(value))):
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

    @override
    def options_of(self, value: Any) -> Sequence[Any]:
        return [option for option in self.options if option != value]


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


def hints(control: str, title: str, about: str, card: bool) -> dict[str, Any]:
    """Return what the page's forms read of a field, beside its limits."""
    place = {"x-card": True} if card else {}
    return {"title": title, "description": about, "x-control": control} | place


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

    @override
    def ladder(self, value: Any, channels: int) -> Sequence[int]:
        return [-1, *divisors(channels, self.high)]


@dataclass(frozen=True)
class Divisor(Whole):
    """A whole number that divides the channels."""

    @override
    def ladder(self, value: Any, channels: int) -> Sequence[int]:
        return [number for number in divisors(channels, self.high) if number >= self.low]


def divisors(number: int, most: int) -> list[int]:
    """Return what divides a number, up to `most`.

    >>> divisors(12, 5)
    [1, 2, 3, 4]
    """
    return [part for part in range(1, min(number, most) + 1) if number % part == 0]
