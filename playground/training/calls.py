"""Makes what a Keras call, which is data, names."""

from typing import Any

from playground.architecture import KerasCall
from playground.training import extra, faster
from playground.training.warm import keras

PLACES = {
    "layers": keras.layers,
    "regularizers": keras.regularizers,
    "optimizers": keras.optimizers,
    "extra": extra,
    "faster": faster,
}


def make_call(call: KerasCall) -> Any:
    """Return the Keras object of a call; calls among its arguments are made first."""
    kwargs = {name: make_call(value) if isinstance(value, KerasCall) else value for name, value in call.kwargs.items()}
    return getattr(PLACES[call.module], call.class_name)(**kwargs)
