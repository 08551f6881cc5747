"""`--engine`: where training runs."""

import click

from playground.engine import Engine, EngineError
from playground.engine.engines import engine_of

engine_option = click.option(
    "--engine",
    "engine_name",
    default="local",
    show_default=True,
    envvar="PLAYGROUND_ENGINE",
    metavar="local|ray|auto|HOST:PORT|ray://HOST:PORT",
    help="Where training runs: here; on a Ray cluster that is started here, runs here, or is at that address.",
)


def engine_named(name: str, spare: bool = False) -> Engine:
    """Return the engine of a name, see `engine_of`. Raises click.ClickException."""
    try:
        return engine_of(name, spare)
    except EngineError as error:
        raise click.ClickException(error.message) from error
