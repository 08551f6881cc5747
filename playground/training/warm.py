"""Import TensorFlow and Keras without running an operation: what a fork server holds ready.

A fork after the first TensorFlow operation hangs, for its threads do not live on in the child.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# All are read while TensorFlow is being imported.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_DEVICE_ORDER", "PCI_BUS_ID")  # GPUs are numbered as `engine.devices` does.
os.environ["KERAS_BACKEND"] = "tensorflow"


@contextmanager
def hushed() -> Iterator[None]:
    """Keep the standard error silent, also for C++: TensorFlow greets there before it reads any log level."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


with hushed():
    import keras
    import tensorflow

__all__ = ["keras", "tensorflow"]
