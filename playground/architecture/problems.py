"""What can be wrong with a network, and what it has to fit."""

from dataclasses import dataclass
from typing import Any

SEVERITIES = ("error", "warning", "hint")


@dataclass(frozen=True)
class DatasetFacts:
    """What a network must fit, and where a script finds it."""

    name: str
    shape: tuple[int, int, int]
    """(height, width, channels) of a picture."""
    classes: int
    module: str | None = None
    """The module of `keras.datasets` that has the pictures; None where Keras does not know them."""
    most: int | None = None
    """How many training pictures there are, where those are a part of Keras's."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong, or worth a thought, with a place and where possible a repair (RFC 6902)."""

    severity: str
    path: str
    code: str
    message: str
    field: str | None = None
    fix: tuple[dict[str, Any], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the problem as the analysis answers it."""
        kept = {"severity": self.severity, "path": self.path, "code": self.code, "message": self.message}
        return kept | ({"field": self.field} if self.field else {}) | ({"fix": list(self.fix)} if self.fix else {})


def replace(path: str, value: Any) -> dict[str, Any]:
    """Return a JSON Patch operation that puts another layer in a layer's place, or sets a field, written out or not."""
    place = path.rpartition("/")[2]
    return {"op": "replace" if place.isdigit() else "add", "path": f"/{path}", "value": value}


def insert(path: str, value: Any) -> dict[str, Any]:
    """Return a JSON Patch operation that puts a layer before the one at a path."""
    return {"op": "add", "path": f"/{path}", "value": value}


def some(count: int, one: str, many: str) -> str:
    """Write a number of things.

    >>> some(1, "row", "rows"), some(2, "row", "rows")
    ('1 row', '2 rows')
    """
    return f"{count:,} {one if count == 1 else many}"
