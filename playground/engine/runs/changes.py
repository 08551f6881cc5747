"""What may be changed about a run while it goes on."""

import math
from typing import Any

from playground.architecture import TrainingSettings
from playground.engine.errors import EngineError
from playground.engine.messages import Change
from playground.engine.runs.status import Status


def check_changes(change: Change, status: Status, test_size: int) -> None:
    """Raise EngineError for a value that a run cannot take."""
    rate, epochs, pinned = change.learning_rate, change.epochs, change.pinned
    if rate is not None and not (math.isfinite(rate) and rate >= 0):
        raise EngineError("bad_learning_rate", f"learning_rate must be a number not below 0. Received: {rate}.")
    least = max(status.epoch, 1)
    if epochs is not None and epochs < least:
        raise EngineError(
            "bad_epochs", f"epochs must be at least {least}, the epoch that is reached. Received: {epochs}."
        )
    if isinstance(pinned, int) and not 0 <= pinned < test_size:
        raise EngineError("bad_pinned", f"pinned must be between 0 and {test_size - 1}. Received: {pinned}.")
    if isinstance(pinned, str) and change.picture is None:
        raise EngineError("bad_pinned", f"pinned must come with its picture. Received: {pinned!r} alone.")


def check_kept(step: int | None, kept: list[int]) -> None:
    """Raise EngineError for a step whose weights were not kept."""
    if step is not None and step not in kept:
        raise EngineError("unknown_step", f"step must be one whose weights were kept. Received: {step}.")


def changed_settings(settings: TrainingSettings, change: Change) -> TrainingSettings:
    """Return the settings with what the change names put in."""
    fields: dict[str, Any] = {"epochs": change.epochs, "pinned": change.pinned}
    if change.learning_rate is not None:
        fields["optimizer"] = settings.optimizer.model_copy(update={"learning_rate": change.learning_rate})
    return settings.model_copy(update={name: value for name, value in fields.items() if value is not None})
