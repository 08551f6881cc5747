"""Reading an architecture for a command: a JSON file, or the name of a preset."""

from pathlib import Path

import click
from pydantic import ValidationError

from playground.architecture import Architecture, TrainingSettings
from playground.architecture.presets import presets
from playground.architecture.wording import explain


def architecture_of(name: str) -> Architecture:
    """Return the architecture in a file, or the preset of that name. Raises click.ClickException."""
    path = Path(name)
    if name in presets() and not path.exists():
        return presets()[name].architecture
    try:
        return Architecture.model_validate_json(path.read_bytes())
    except ValidationError as error:
        found = explain(error)
        raise click.ClickException(f"{name}: {found.message}" + (f" {found.hint}" if found.hint else "")) from error
    except OSError as error:
        known = ", ".join(presets())
        raise click.ClickException(f"{name} cannot be read ({error.strerror}). Presets: {known}.") from error


def training_of(name: str) -> TrainingSettings:
    """Return how a preset of that name is best trained; the usual settings where there is none."""
    preset = presets().get(name)
    if preset is None or preset.training is None or Path(name).exists():
        return TrainingSettings()
    return preset.training
