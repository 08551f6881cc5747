"""How training pictures are changed at random, each time they are seen, as data."""

from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict

from playground.architecture.fields import Number, Switch
from playground.architecture.layers.base import KerasCall

PIXELS = (0, 1)
"""The range of a pixel."""


class Augmentation(BaseModel):
    """Changes that leave the class what it is; each picture gets others each time. 0 leaves a change out."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        json_schema_extra={"examples": [{"shift": 0.1, "rotation": 10.0, "zoom": 0.1}]},
    )

    flip: Annotated[bool, Switch("flip", "Mirrors half of the pictures, left to right. Not for digits.")] = False
    shift: Annotated[
        float, Number(0, 0.5, "shift", "Moves up or down and sideways, by up to this share of the side.")
    ] = 0.0
    rotation: Annotated[float, Number(0, 180, "rotation", "Turns by up to so many degrees, either way.", step=5)] = 0.0
    zoom: Annotated[float, Number(0, 0.5, "zoom", "Makes larger or smaller, by up to this share.")] = 0.0
    contrast: Annotated[float, Number(0, 1, "contrast", "Less or more contrast, by up to this share.")] = 0.0
    brightness: Annotated[float, Number(0, 1, "brightness", "Darker or lighter, by up to this share of white.")] = 0.0

    def keras_calls(self, seed: int) -> tuple[KerasCall, ...]:
        """Return the Keras layers that do it, in their order, each with a seed of its own."""
        # With one seed for all, how far a picture is moved would tell how far it is turned.
        return tuple(
            KerasCall(name, kwargs | {"seed": seed + number}) for number, (name, kwargs) in enumerate(self._calls())
        )

    def _calls(self) -> Iterator[tuple[str, dict[str, Any]]]:
        if self.flip:
            yield "RandomFlip", {"mode": "horizontal"}
        # What comes in from outside is as the border: a frame of another colour would be something to learn.
        border = {"fill_mode": "nearest"}
        if self.shift:
            yield "RandomTranslation", {"height_factor": self.shift, "width_factor": self.shift} | border
        if self.rotation:
            yield "RandomRotation", {"factor": self.rotation / 360} | border
        if self.zoom:
            yield "RandomZoom", {"height_factor": self.zoom} | border
        if self.contrast:
            yield "RandomContrast", {"factor": self.contrast, "value_range": PIXELS}
        if self.brightness:
            yield "RandomBrightness", {"factor": self.brightness, "value_range": PIXELS}
