"""NumPy arrays as messages."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from playground.engine.messages import Array


def pack(array: NDArray[Any]) -> Array:
    """Return an array as a message."""
    return Array(array.shape, array.dtype.str, array.tobytes())


def unpack(array: Array) -> NDArray[Any]:
    """Return the array of a message; it is read-only."""
    return np.frombuffer(array.data, np.dtype(array.dtype)).reshape(array.shape)
