"""The command line: `playground serve | analyze | train | export | info`."""

import click

from playground import __version__
from playground.cli.analyze import analyze
from playground.cli.export import export
from playground.cli.info import info
from playground.cli.serve import serve
from playground.cli.train import train


@click.group()
@click.version_option(__version__, prog_name="playground")
def main() -> None:
    """Change a ConvNet and see what every change does; train it with Keras and watch it learn."""


for command in (serve, analyze, train, export, info):
    main.add_command(command)
