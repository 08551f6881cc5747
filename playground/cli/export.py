"""`playground export`: a network as Keras source or JSON."""

from pathlib import Path

import click

from playground.architecture import Architecture, TrainingSettings
from playground.architecture.code import script
from playground.cli.files import architecture_of


@click.command()
@click.argument("network")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(network: str, file: Path) -> None:
    """Write NETWORK, a JSON file or the name of a preset, to FILE: .py (Keras source) or .json."""
    write(architecture_of(network), TrainingSettings(), file)


def write(architecture: Architecture, settings: TrainingSettings, file: Path) -> None:
    """Write a network in the form that the file's ending names. Raises click.ClickException."""
    if file.suffix not in (".py", ".json"):
        raise click.ClickException(f"The file must end in .py or .json. Received: {file}.")
    text = script(architecture, settings) if file.suffix == ".py" else architecture.to_json()
    try:
        file.write_text(text, "utf-8")
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written ({error.strerror}).") from error
