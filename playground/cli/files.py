"""Reading a network for a command: a JSON file, alone or with the settings that the page saves, or a preset."""

import json
from pathlib import Path

import click
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from playground.architecture import Architecture, TrainingSettings
from playground.architecture.presets import presets
from playground.architecture.wording import explain


class Saved(BaseModel):
    """A network with its settings."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    architecture: Architecture
    training: TrainingSettings = Field(default_factory=TrainingSettings)


def architecture_of(name: str) -> Architecture:
    """Return the architecture in a file, or the preset of that name. Raises click.ClickException."""
    return network_of(name).architecture


def training_of(name: str) -> TrainingSettings:
    """Return how a network is to be trained, by its file or as a preset: the usual settings where nothing is said."""
    return network_of(name).training


def network_of(name: str) -> Saved:
    """Return what a file holds, or the preset of that name. Raises click.ClickException."""
    path = Path(name)
    if name in presets() and not path.exists():
        preset = presets()[name]
        return Saved(architecture=preset.architecture, training=preset.training or TrainingSettings())
    try:
        return parse(path.read_bytes())
    except ValidationError as error:
        found = explain(error)
        raise click.ClickException(f"{name}: {found.message}" + (f" {found.hint}" if found.hint else "")) from error
    except OSError as error:
        known = ", ".join(presets())
        raise click.ClickException(f"{name} cannot be read ({error.strerror}). Presets: {known}.") from error


def parse(content: bytes) -> Saved:
    """Return the network in a file. Raises ValidationError."""
    if has_settings(content):
        return Saved.model_validate_json(content)
    return Saved(architecture=Architecture.model_validate_json(content))


def has_settings(content: bytes) -> bool:
    """Return whether a file is of the form {"architecture": …, "training": …}."""
    try:
        document = json.loads(content)
    except ValueError:
        return False
    return isinstance(document, dict) and "architecture" in document
