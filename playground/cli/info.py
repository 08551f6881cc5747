"""`playground info`: what is installed, what there is to compute with, and whether it works."""

import platform
import shutil
import sys
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from playground import __version__
from playground.cli.engines import engine_named, engine_option
from playground.cli.keeping import directory_option
from playground.cli.selftest import Outcome, self_test
from playground.engine.devices import Devices, choose, tensorflow_uses_gpus

PACKAGES = ("tensorflow", "tensorflow-cpu", "keras", "numpy", "flask", "ray")
SECONDS = 10.0
"""Of training in a self-test."""


@click.command()
@engine_option
@click.option(
    "--slots",
    show_default="as for serve",
    type=click.IntRange(1, 64),
    help="Runs that train at once, among which all is shared.",
)
@directory_option
@click.option("--self-test", "test", is_flag=True, help="Train for ten seconds and say whether all is well.")
def info(engine_name: str, slots: int | None, directory: Path, test: bool) -> None:
    """Print versions, devices and limits.

    The exit status is 1 where the self-test fails.
    """
    console = Console()
    engine = engine_named(engine_name)
    try:
        devices = engine.devices()
        console.print(table("Versions", versions()))
        console.print(table(f"Devices (engine: {engine_name})", facts_of(devices)))
        console.print(table("Limits", limits(devices, slots or devices.slots())))
        console.print(f"Runs are kept in {directory} ({free(directory)} free).", soft_wrap=True, highlight=False)
        if test:
            with console.status(f"Training for {SECONDS:g} s …"):
                outcome = self_test(engine, SECONDS)
            report(outcome, console)
            sys.exit(0 if outcome.trouble is None else 1)
    finally:
        engine.close()


def table(title: str, rows: Mapping[str, str]) -> Table:
    """Return a table of two columns."""
    made = Table(title=title, show_header=False, title_justify="left")
    for row in rows.items():
        made.add_row(*row)
    return made


def versions() -> dict[str, str]:
    """Return what is installed, without loading any of it."""
    found = {"playground": __version__, "Python": platform.python_version()}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found


def facts_of(devices: Devices) -> dict[str, str]:
    """Return what there is to compute with, in words."""
    found = {"processor cores": str(devices.cores), "memory": gigabytes(devices.memory)}
    if devices.driver:
        found["NVIDIA driver"] = devices.driver
    for gpu in devices.gpus:
        found[f"GPU {gpu.index}"] = f"{gpu.name}, {gigabytes(gpu.memory)}, {gigabytes(gpu.free)} free"
    if devices.driver and not tensorflow_uses_gpus():
        found["GPUs"] = "not used: this TensorFlow is for processors only; the extra `cuda` brings the other"
    return found


def limits(devices: Devices, slots: int) -> dict[str, str]:
    """Return what a run may take, in words."""
    means = choose(devices, slots, [])
    found = {"runs at once": str(slots), "threads a run": str(means.threads)}
    if means.memory is not None:
        found["memory a run"] = gigabytes(means.memory)
    if means.gpu_memory is not None:
        found["GPU memory a run"] = gigabytes(means.gpu_memory)
    return found


def report(outcome: Outcome, console: Console) -> None:
    """Print what came of a self-test."""
    found = {
        "trained on": outcome.device or "–",
        "first feature maps after": f"{outcome.first_picture:.2f} s" if outcome.first_picture else "–",
        "speed": f"{outcome.images_per_second:,.0f} images/s" if outcome.images_per_second else "–",
    }
    console.print(table("Self-test", found))
    if outcome.trouble is None:
        console.print("[green]All is well.[/]")
    else:
        console.print("[red]Not well.[/] ", end="")
        console.print(outcome.trouble, markup=False)


def free(directory: Path) -> str:
    """Return how much there is room for where a folder is, or will be."""
    there = next(folder for folder in (directory, *directory.absolute().parents) if folder.exists())
    return gigabytes(shutil.disk_usage(there).free)


def gigabytes(count: int) -> str:
    """Return a number of bytes for people.

    >>> gigabytes(24 * 2**30)
    '24.0 GB'
    """
    return f"{count / 2**30:.1f} GB"
