"""Ready-made architectures: one folder each in models/, with its source and figures in a README."""

import re
from dataclasses import dataclass
from functools import cache
from math import prod
from pathlib import Path

from playground.architecture.settings import TrainingSettings
from playground.architecture.spec import Architecture
from playground.paths import models_directory

DEFAULT = "small-convnet"


class UnknownPreset(LookupError):
    """There is no preset of that name."""


@dataclass(frozen=True)
class Preset:
    """A ready-made architecture with what its README says of it."""

    name: str
    title: str
    summary: str
    source: str
    architecture: Architecture
    training: TrainingSettings | None = None


@cache
def presets() -> dict[str, Preset]:
    """Return every preset by name: the default, then those for the smallest pictures first."""
    found = [read(path.parent) for path in models_directory().glob("*/architecture.json")]
    return {preset.name: preset for preset in sorted(found, key=place)}


def place(preset: Preset) -> tuple[bool, int, str]:
    """Return what puts a preset in its place among the others."""
    return preset.name != DEFAULT, prod(preset.architecture.input.shape), preset.name


def get(name: str) -> Preset:
    """Return a preset. Raises UnknownPreset."""
    try:
        return presets()[name]
    except KeyError:
        raise UnknownPreset(f"There is no preset {name!r}. Known: {', '.join(presets())}.") from None


def read(folder: Path) -> Preset:
    """Read a preset: the README's heading is the title, its first paragraph the summary, "Source: …" the source."""
    readme = (folder / "README.md").read_text("utf-8")
    heading, summary, *_ = (block.strip() for block in readme.split("\n\n"))
    source = re.search(r"^Source: (.+?)$", readme, re.MULTILINE)
    training = folder / "training.json"
    return Preset(
        name=folder.name,
        title=heading.removeprefix("# "),
        summary=" ".join(summary.split()),
        source=source.group(1) if source else "",
        architecture=Architecture.model_validate_json((folder / "architecture.json").read_bytes()),
        training=TrainingSettings.model_validate_json(training.read_bytes()) if training.exists() else None,
    )
