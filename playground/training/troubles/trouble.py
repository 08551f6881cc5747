"""What went wrong in a training: where, how bad, and the way out."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Remedy:
    """Go back to a step whose weights were kept, and train on with another learning rate."""

    step: int
    learning_rate: float


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """Something wrong, at a step and perhaps in a layer."""

    severity: Literal["error", "warning"] = "error"
    """An error pauses the training; of a warning people are only told."""
    code: str
    step: int
    message: str
    layer: str | None = None
    remedy: Remedy | None = None
