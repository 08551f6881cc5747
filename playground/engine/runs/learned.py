"""Read what a run has learned, in the server's process: a file may go or be spoilt before it is read."""

from collections.abc import Callable
from pathlib import Path

from playground.engine.errors import EngineError
from playground.training import checkpoint
from playground.training.checkpoint import Weights


def weights_of(path: Path) -> Weights:
    """Return all weights by "<layer id>/<Keras weight name>". Raises EngineError."""
    return _read(lambda: checkpoint.plain(path))


def weights_of_layer(path: Path, layer: str) -> Weights:
    """Return the weights of one layer by Keras's names. Raises EngineError."""
    return _read(lambda: checkpoint.of_layer(path, layer))


def _read(read: Callable[[], Weights]) -> Weights:
    try:
        return read()
    except (OSError, ValueError) as error:
        raise EngineError("no_weights", "These weights are no longer kept, or cannot be read.") from error
