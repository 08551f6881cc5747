"""What cannot be parsed, in words that a student understands: rule, then value, then place."""

import json
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from playground.architecture.layers import KINDS
from playground.architecture.settings import OPTIMIZERS

EXPECTED = {
    "model_type": "must be an object",
    "model_attributes_type": "must be an object",
    "dict_type": "must be an object",
    "tuple_type": "must be a list",
    "list_type": "must be a list",
    "string_type": "must be a text",
    "int_type": "must be a whole number",
    "int_from_float": "must be a whole number",
    "float_type": "must be a number",
    "finite_number": "must be a finite number",
    "bool_type": "must be true or false",
    "string_pattern_mismatch": "must be 1 to 40 letters, digits, dashes and underscores",
}
LENGTHS = {
    "too_short": "must have at least {} entries",
    "too_long": "must have at most {} entries",
    "string_too_short": "must have at least {} letters",
    "string_too_long": "must have at most {} letters",
}
OWN = frozenset({"budget", "duplicate_id"})
"""Errors that are sentences already, with their place."""


@dataclass(frozen=True)
class SpecError:
    """The first thing that is wrong with an input."""

    code: str
    message: str
    path: str | None = None
    hint: str | None = None


def explain(error: ValidationError) -> SpecError:
    """Return the first error of a validation as a sentence with a place."""
    detail = error.errors(include_url=False)[0]
    path = place(detail["loc"])
    field = named(path[-1]) if path else "The input"
    where = "/".join(map(str, path[:-1] if not detail["type"].startswith("union_tag") else path))
    spot = f" ({where})" if where else ""
    code, sentence, hint = describe(detail, field)
    full = detail.get("ctx", {}).get("path") or "/".join(map(str, path)) or None
    return SpecError(code, sentence.replace("{spot}", spot), full, hint)


def named(step: int | str) -> str:
    """Return what an error calls the thing that it is about: a field by its name, a member of a list as such.

    >>> named("filters"), named(0)
    ('filters', 'entry 0')
    """
    return step if isinstance(step, str) else f"entry {step}"


def place(loc: tuple[int | str, ...]) -> list[int | str]:
    """Return where an error lies, without the names of kinds that the validation puts in between.

    >>> place(("architecture", "layers", 2, "Conv2D", "filters"))
    ['layers', 2, 'filters']
    """
    tags = KINDS.keys() | OPTIMIZERS
    path = [step for step in loc if step not in tags]
    return path[1:] if path[:1] == ["architecture"] and len(path) > 1 else path


def describe(detail: ErrorDetails, field: str) -> tuple[str, str, str | None]:
    """Return code, sentence (with {spot} for the place) and hint of one error."""
    kind, context, value = detail["type"], detail.get("ctx", {}), detail["input"]
    if kind in ("json_invalid", "json_type"):
        return "broken_json", f"This is not valid JSON: {context.get('error', 'nothing came')}.", None
    if kind == "union_tag_invalid":
        return unknown_tag(context)
    if kind == "union_tag_not_found":
        tag = context["discriminator"].strip("'")
        return f"missing_{tag}", f"Needs a '{tag}'. Received: {shown(value)}{{spot}}.", None
    if kind == "extra_forbidden":
        return (
            "unknown_field",
            f"There is no field {field!r} here. Received: {field}={shown(value)}{{spot}}.",
            similar(detail),
        )
    if kind == "missing":
        return "missing", f"{field} is missing{{spot}}.", None
    if kind in OWN:
        return kind, f"{detail['msg'].rstrip('.')}.", None
    if broken := broken_rule(kind, context):
        code, rule = broken
        return code, f"{field} {rule}. Received: {field}={shown(value)}{{spot}}.", None
    return kind, f"{field}: {detail['msg'].rstrip('.')}{{spot}}.", None


def broken_rule(kind: str, context: dict[str, Any]) -> tuple[str, str] | None:
    """Return code and rule of an error that is about one value ("must be a list")."""
    if kind == "rule":
        return context["code"], context["rule"]
    if kind == "literal_error":
        return kind, f"must be {context['expected']}"
    if kind in LENGTHS:
        return "out_of_range", LENGTHS[kind].format(context.get("min_length", context.get("max_length")))
    return ("wrong_type", EXPECTED[kind]) if kind in EXPECTED else None


def unknown_tag(context: dict[str, Any]) -> tuple[str, str, str]:
    """Return the error of a kind, or an optimizer, that does not exist."""
    name, tag = context["discriminator"].strip("'"), context["tag"]
    known = context["expected_tags"].replace("'", "")
    what = "kind of layer" if name == "kind" else "optimizer"
    close = get_close_matches(tag, known.split(", "), 1)
    hint = f"Did you mean {close[0]}?" if close else f"Known: {known}."
    return f"unknown_{name}", f"There is no such {what}. Received: {name}={shown(tag)}{{spot}}.", hint


def similar(detail: ErrorDetails) -> str | None:
    """Return which fields a layer has, for a field that it does not have."""
    kind = next((step for step in reversed(detail["loc"][:-1]) if step in KINDS), None)
    if kind is None:
        return None
    model: type[BaseModel] = KINDS[str(kind)]
    known = [field.alias or name for name, field in model.model_fields.items() if name not in ("kind", "id")]
    return f"{kind} has {', '.join(known)}." if known else f"{kind} has no fields."


def shown(value: Any) -> str:
    """Write a value as JSON has it, cut where it is long."""
    text = json.dumps(value, default=str)
    return text if len(text) <= 60 else text[:57] + "..."
