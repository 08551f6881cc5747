"""`playground train`: train a network in the terminal, with the same engine as the page."""

import tempfile
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

from playground.architecture import Architecture, TrainingSettings, errors
from playground.architecture.forms import FORMS
from playground.architecture.settings import Adam
from playground.cli.engines import engine_named, engine_option
from playground.cli.export import check_ending, form_of, written
from playground.cli.export import save as save_file
from playground.cli.files import architecture_of
from playground.data import DATASETS, DatasetUnavailable, get
from playground.engine import EngineError, Run, Runs, Viewer
from playground.engine.runs.exports import WEIGHT_FORMS

Event = dict[str, Any]
COLUMNS = (
    TextColumn("{task.description}"),
    BarColumn(),
    TextColumn("{task.fields[figures]}"),
    TimeRemainingColumn(),
)


@click.command()
@click.argument("network")
@click.option("--dataset", default="fashion_mnist", show_default=True, type=click.Choice(list(DATASETS)))
@click.option("--epochs", default=5, show_default=True, type=click.IntRange(1, 1000))
@click.option("--batch-size", default=64, show_default=True, type=click.IntRange(1, 1024))
@click.option("--learning-rate", default=0.001, show_default=True, type=click.FloatRange(0, 10))
@click.option("--train-size", type=click.IntRange(min=1), help="Train on this many pictures; all where left out.")
@click.option("--seed", default=0, show_default=True, type=click.IntRange(0, 2**31 - 1))
@click.option(
    "--export",
    "export_to",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write afterwards .keras (network and weights), .npz (weights), .py (script), .ipynb (notebook) or .json.",
)
@engine_option
def train(
    network: str,
    dataset: str,
    epochs: int,
    batch_size: int,
    learning_rate: float,
    train_size: int | None,
    seed: int,
    export_to: Path | None,
    engine_name: str,
) -> None:
    """Train NETWORK, a JSON file or the name of a preset, and print its accuracy on pictures it has not seen."""
    if export_to:
        check_ending(export_to, [*FORMS, *WEIGHT_FORMS], "--export")
    architecture = architecture_of(network)
    settings = TrainingSettings(
        dataset=dataset,
        epochs=epochs,
        batch_size=batch_size,
        optimizer=Adam(learning_rate=learning_rate),
        train_size=train_size,
        seed=seed,
    )
    check(architecture, settings)
    with tempfile.TemporaryDirectory(prefix="convnet-playground-", ignore_cleanup_errors=True) as directory:
        runs = Runs(engine_named(engine_name), Path(directory), slots=1)
        try:
            run = runs.create(architecture, settings)
            follow(run, Console())
            if export_to:
                save(run, export_to)
        finally:
            runs.close()


def check(architecture: Architecture, settings: TrainingSettings) -> None:
    """Refuse what cannot be trained. Raises click.ClickException."""
    dataset = get(settings.dataset)
    for problem in errors(architecture, dataset.facts):
        raise click.ClickException(problem.message)
    size = dataset.train_size
    if settings.train_size is not None and settings.train_size > size:
        rule = f"--train-size must be at most {size:,}, the number of training pictures of {dataset.title}"
        raise click.ClickException(f"{rule}. Received: {settings.train_size}.")
    try:
        dataset.load()
    except DatasetUnavailable as error:
        raise click.ClickException(str(error)) from error


def follow(run: Run, console: Console) -> None:
    """Show a progress bar until the run ends. Raises click.ClickException where it failed or is in trouble."""
    news: SimpleQueue[None] = SimpleQueue()
    stop = run.subscribe(lambda kind, payload: news.put(None))
    seen = 0
    with Progress(*COLUMNS, console=console) as progress:
        bar = progress.add_task("TensorFlow starts", total=None, figures="")
        ended = False
        while not ended:
            for event in run.events_after(seen):
                seen = event["seq"]
                show(event, run, progress, bar)
                ended = ended or event["type"] == "end"
                if event["type"] == "state" and event["run"]["state"] == "paused":
                    run.stop()  # In trouble it waits for somebody to decide, and here nobody can.
            if not ended:
                news.get()
    stop()
    if run.state == "failed":
        raise click.ClickException(run.to_dict()["error"]["message"])
    if run.state == "stopped":
        raise click.ClickException(f"Training was stopped at step {run.to_dict()['step']}, as it came to nothing.")
    console.print(f"test accuracy {run.to_dict()['metrics']['val_accuracy']:.3f}")


def show(event: Event, run: Run, progress: Progress, bar: TaskID) -> None:
    """Move the bar, and print a line for each epoch."""
    if event["type"] == "metrics":
        facts = run.to_dict()
        figures = f"loss {event['loss'] or 0:.3f} · {event['images_per_second'] or 0:,.0f} images/s"
        progress.update(
            bar,
            description=f"epoch {event['epoch']} of {facts['epochs']}",
            completed=event["step"],
            total=facts["epochs"] * facts["steps_per_epoch"],
            figures=figures,
        )
    elif event["type"] == "epoch":
        accuracy, loss = event["val_accuracy"] or 0, event["val_loss"] or 0
        progress.console.print(f"epoch {event['epoch']}: test loss {loss:.3f}, test accuracy {accuracy:.3f}")
    elif event["type"] == "diagnosis":
        remedy = event.get("remedy")
        way_out = f" Start again with --learning-rate {remedy['learning_rate']:g}." if remedy else ""
        progress.console.print(event["message"] + way_out, markup=False)


def save(run: Run, file: Path) -> None:
    """Write what was asked for. Raises click.ClickException."""
    form = form_of(file)
    content = learned(run, form) if form in WEIGHT_FORMS else written(file, run.architecture, run.settings)
    save_file(file, content)
    click.echo(f"wrote {file}")


def learned(run: Run, form: str) -> bytes:
    """Return what was learned as a file's content. Raises click.ClickException."""
    viewer = Viewer()
    try:
        return WEIGHT_FORMS[form](run, viewer)
    except EngineError as error:
        raise click.ClickException(error.message) from error
    finally:
        viewer.close()
