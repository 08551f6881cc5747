"""What kernels were before training: read from the run's first snapshot, so that it is right also after a restart."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from playground.training import checkpoint
from playground.training.frames import Floats


def kernel_of(made: Sequence[Any]) -> Any:
    """Return the variable that is drawn for a layer, given its Keras layers: its kernel; None where it has none."""
    return next((layer.kernel for layer in reversed(made) if getattr(layer, "kernel", None) is not None), None)


class Origin:
    """The first kernels of a run; of each layer that is asked for its kernel is kept in memory."""

    def __init__(self, layers: Mapping[str, tuple[Any, ...]], snapshot: Path | None = None):
        """Know the Keras layers of each layer of the run's network."""
        self._layers = layers
        self._snapshot = snapshot
        self._kernels: dict[str, Floats] = {}

    def kernel(self, name: str) -> Floats | None:
        """Return a layer's first kernel; None as long as there is no snapshot, or none that can be read."""
        if name not in self._kernels:
            kernel = self._read(name)
            if kernel is None:
                return None
            self._kernels[name] = kernel
        return self._kernels[name]

    def keep(self, names: Sequence[str]) -> None:
        """Keep the kernels of these layers at most."""
        self._kernels = {name: kernel for name, kernel in self._kernels.items() if name in names}

    def _read(self, name: str) -> Floats | None:
        made = self._layers[name]
        if self._snapshot is None or not self._snapshot.exists():
            return None
        try:
            first = checkpoint.of_layer(self._snapshot, name)
        except (OSError, ValueError):
            return None
        now = {key: np.array(variable.numpy()) for key, variable in checkpoint.variables(made)}
        # The layer itself says what its kernel is: with weight normalization it is made of two weights.
        if not checkpoint.take_over(made, first):
            return None
        try:
            return np.asarray(kernel_of(made), np.float32).copy()
        finally:
            checkpoint.take_over(made, now)
