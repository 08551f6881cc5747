"""`playground serve`: the page in the browser."""

import os
import signal
import sys
import tempfile
from pathlib import Path

import click


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
    default=max(1, (os.cpu_count() or 1) // 2),
    show_default="one for every two cores",
    type=click.IntRange(1, 64),
    help="Runs that train at once; the cores are shared among them.",
)
def serve(host: str, port: int, open_browser: bool, slots: int) -> None:
    """Serve the page and open it in the browser."""
    from playground.engine import LocalEngine, Runs, Viewer
    from playground.server.asgi import serve as serve_app
    from playground.server.services import Services

    with tempfile.TemporaryDirectory(prefix="convnet-playground-", ignore_cleanup_errors=True) as directory:
        engine = LocalEngine()
        services = Services(Runs(engine, Path(directory), slots), Viewer(engine))
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
