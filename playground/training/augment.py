"""Training pictures changed at random, in the training graph."""

from collections.abc import Sequence
from typing import Any

from playground.architecture import KerasCall
from playground.training.calls import make_call


class Augment:
    """Keras's random layers, one after the other."""

    def __init__(self, calls: Sequence[KerasCall] = ()) -> None:
        self._layers = tuple(make_call(call) for call in calls)

    def __call__(self, images: Any) -> Any:
        """Return pictures that are changed, each in its own way.

        Input shape: (batch, height, width, channels)
        Output shape: the same
        """
        for layer in self._layers:
            images = layer(images, training=True)
        return images

    @property
    def generators(self) -> dict[str, Any]:
        """The variables that tell where the random generators stand, by name."""
        variables = [variable for layer in self._layers for variable in layer.variables]
        return {f"@augmentation/{number}": variable for number, variable in enumerate(variables)}
