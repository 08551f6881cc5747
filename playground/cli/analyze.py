"""`playground analyze`: the facts of a network as a table."""

import sys
from typing import Any

import click
import msgspec
from rich.console import Console
from rich.table import Table

from playground.architecture import Architecture
from playground.architecture import analyze as facts_of
from playground.architecture.layers.base import times
from playground.cli.files import architecture_of
from playground.data import DATASETS, get

MARKS = {"error": "[red]error[/]", "warning": "[yellow]warning[/]", "hint": "[blue]hint[/]"}


@click.command()
@click.argument("network")
@click.option("--dataset", type=click.Choice(list(DATASETS)), help="Also check that the network fits these pictures.")
@click.option("--batch-size", default=64, show_default=True, type=click.IntRange(1, 1024), help="Pictures a step.")
@click.option("--json", "as_json", is_flag=True, help="Print the facts as JSON.")
def analyze(network: str, dataset: str | None, batch_size: int, as_json: bool) -> None:
    """Print sizes, parameters, cost and problems of NETWORK, a JSON file or the name of a preset.

    The exit status is 1 where the network cannot be built.
    """
    architecture = architecture_of(network)
    facts = facts_of(architecture, batch_size, get(dataset).facts if dataset else None)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(facts), indent=2).decode())
    else:
        show(architecture, facts, Console())
    if any(problem["severity"] == "error" for problem in facts["problems"]):
        sys.exit(1)


def show(architecture: Architecture, facts: dict[str, Any], console: Console) -> None:
    """Print the table, the totals and the problems."""
    table = Table(title=f"{architecture.name}: input {times(architecture.input.shape)}")
    for heading in ("layer", "kind", "output", "size of the output", "parameters", "multiply-adds", "sees"):
        table.add_column(heading, justify="right" if heading in ("parameters", "multiply-adds", "sees") else "left")
    for layer in facts["layers"]:
        table.add_row(*row(layer))
    console.print(table)
    total = facts["total"]
    console.print(
        f"{total['params']:,} parameters ({total['trainable_params']:,} trained), {total['macs']:,} multiply-adds a "
        f"picture, about {total['training_bytes'] / 1e6:,.1f} MB to train."
    )
    for problem in facts["problems"]:
        console.print(f"{MARKS[problem['severity']]} ", end="")
        console.print(problem["message"], markup=False)


def row(layer: dict[str, Any]) -> list[str]:
    """Return a layer's row; layers inside branches are indented."""
    return [
        "  " * layer["path"].count("branches") + layer["id"],
        layer["kind"],
        times(layer["output_shape"]),
        layer.get("formula", ""),
        f"{layer['params']:,}",
        f"{layer['macs']:,}",
        times(layer["receptive_field"]["size"]),
    ]
