"""What a run has learned, as files to take away."""

import io
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from playground.engine.runs.learned import weights_of
from playground.engine.runs.run import Run
from playground.engine.viewer import Viewer


def weights_file(run: Run, _: Viewer) -> bytes:
    """Return the newest weights as `.npz`, by "<layer id>/<Keras weight name>" as data flows. Raises EngineError."""
    weights = weights_of(run.checkpoint())
    place = {layer.name: index for index, (_, layer) in enumerate(run.architecture.walk())}
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **dict(sorted(weights.items(), key=lambda kept: place[kept[0].split("/")[0]])))
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
