"""`playground export`: a network as a Keras script, a notebook or JSON."""

from pathlib import Path

import click

from playground.architecture import Architecture, TrainingSettings, errors
from playground.architecture.forms import FORMS
from playground.cli.files import architecture_of, training_of
from playground.data import DATASETS, get


@click.command()
@click.argument("network")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--dataset", type=click.Choice(list(DATASETS)), help="The pictures to train on; else some that fit.")
def export(network: str, file: Path, dataset: str | None) -> None:
    """Write NETWORK, a JSON file or the name of a preset, to FILE: .py (Keras script), .ipynb (notebook) or .json."""
    check_ending(file, list(FORMS), "FILE")
    architecture = architecture_of(network)
    settings = training_of(network)
    chosen = dataset or settings.dataset
    if dataset is None and errors(architecture, get(chosen).facts):
        chosen = fitting(architecture) or chosen
    save(file, written(file, architecture, settings.model_copy(update={"dataset": chosen})))


def fitting(architecture: Architecture) -> str | None:
    """Return the first dataset on which a network can be trained."""
    return next((name for name, dataset in DATASETS.items() if not errors(architecture, dataset.facts)), None)


def written(file: Path, architecture: Architecture, settings: TrainingSettings) -> bytes:
    """Return a network in the form that the file's ending names."""
    return FORMS[form_of(file)].write(architecture, settings, get(settings.dataset).facts).encode()


def form_of(file: Path) -> str:
    """Return the form that a file's ending names."""
    return file.suffix.removeprefix(".")


def check_ending(file: Path, forms: list[str], name: str) -> None:
    """Refuse a file whose ending names no form, or whose folder is not there. Raises click.ClickException."""
    if form_of(file) not in forms:
        endings = ", ".join(f".{form}" for form in forms[:-1])
        raise click.ClickException(f"{name} must end in {endings} or .{forms[-1]}. Received: {file}.")
    if not file.absolute().parent.is_dir():
        raise click.ClickException(f"{name} must be in a folder that exists. Received: {file}.")


def save(file: Path, content: bytes) -> None:
    """Write a file. Raises click.ClickException."""
    try:
        file.write_bytes(content)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written ({error.strerror}).") from error
