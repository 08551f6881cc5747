"""`--directory`: where a server keeps its runs."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import click
from platformdirs import user_data_path

from playground.engine.store.store import Store, StoreUnavailable

Say = Callable[[str], None]

directory_option = click.option(
    "--directory",
    default=user_data_path("convnet-playground", appauthor=False) / "runs",
    envvar="PLAYGROUND_DIRECTORY",
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Where runs are kept: the next server finds them there again.",
)


@contextmanager
def store_in(directory: Path | None, say: Say) -> Iterator[Store]:
    """Open the store of a directory; of a temporary one where none is given or the one that is cannot be had."""
    if directory is not None:
        try:
            store = Store(directory)
        except StoreUnavailable as problem:
            say(f"{problem} What this server trains is gone when it ends; --directory names another place.")
        else:
            with closing(store):
                yield store
            return
    with (
        tempfile.TemporaryDirectory(prefix="convnet-playground-", ignore_cleanup_errors=True) as temporary,
        closing(Store(Path(temporary))) as store,
    ):
        yield store


def farewell(left: int) -> str:
    """Return what to say of runs that go on at the next start.

    >>> farewell(1)
    'A training goes on when the server is started again.'
    >>> farewell(3)
    '3 trainings go on when the server is started again.'
    """
    runs = "A training goes" if left == 1 else f"{left} trainings go"
    return f"{runs} on when the server is started again."
