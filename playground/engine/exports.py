"""What a run has learned, as files to take away."""

import io
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from playground.engine.learned import weights_of
from playground.engine.run import Run
from playground.engine.viewer import Viewer


def weights_file(run: Run, _: Viewer) -> bytes:
    """Return the newest weights as `.npz`, by "<layer id>/<Keras weight name>". Raises EngineError."""
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **weights_of(run.checkpoint()))
    return file.getvalue()


def keras_file(run: Run, viewer: Viewer) -> bytes:
    """Return the network with its newest weights as Keras's own `.keras`. Raises EngineError."""
    weights = run.checkpoint()
    with TemporaryDirectory(dir=weights.parent, ignore_cleanup_errors=True) as folder:
        target = Path(folder) / "network.keras"
        viewer.save_keras(run.architecture, weights, target)
        return target.read_bytes()


WEIGHT_FORMS: dict[str, Callable[[Run, Viewer], bytes]] = {"npz": weights_file, "keras": keras_file}
"""By the ending of the file."""
