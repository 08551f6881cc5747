"""`playground serve`: the page in the browser."""

import signal
import sys
from pathlib import Path

import click

from playground.cli.engines import engine_named, engine_option
from playground.cli.keeping import directory_option, farewell, store_in


def announce(url: str) -> None:
    """Say where the page is."""
    click.echo(f"ConvNet Playground is at {url} (stop it with Ctrl-C)")


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; 0.0.0.0 lets a class follow.")
@click.option(
    "--port", default=8000, show_default=True, envvar="PLAYGROUND_PORT", type=click.IntRange(0, 65535), help="Port."
)
@click.option(
    "--open/--no-open", "open_browser", default=True, envvar="PLAYGROUND_OPEN", help="Open the page in the browser."
)
@click.option(
    "--slots",
    show_default="one for every two cores, at least four for each GPU",
    type=click.IntRange(1, 64),
    help="Runs that train at once; cores, memory and GPUs are shared among them.",
)
@directory_option
@click.option(
    "--keep/--no-keep", default=True, envvar="PLAYGROUND_KEEP", help="Keep runs, or forget them when the server ends."
)
@engine_option
def serve(
    host: str, port: int, open_browser: bool, slots: int | None, directory: Path, keep: bool, engine_name: str
) -> None:
    """Serve the page and open it in the browser."""
    from playground.data import Album
    from playground.engine import Runs, Viewer
    from playground.server.asgi import serve as serve_app
    from playground.server.services import Services

    with store_in(directory if keep else None, lambda said: click.echo(said, err=True)) as store:
        engine = engine_named(engine_name, spare=True)
        runs = Runs(engine, store.directory, slots or engine.devices().slots(), store)
        # Previews are computed here, wherever training runs.
        viewer = Viewer(engine if engine_name == "local" else None)
        services = Services(runs, viewer, album=Album(store.directory / "pictures"))
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
        try:
            serve_app(services, host, port, open_browser, announce)
        except KeyboardInterrupt:
            click.echo("")  # The terminal has printed ^C.
        except OSError as error:
            message = f"Port {port} of {host} cannot be used ({error.strerror}). Choose another with --port."
            raise click.ClickException(message) from error
        finally:
            services.close()
            if runs.left and store.directory == directory:
                click.echo(farewell(runs.left))
