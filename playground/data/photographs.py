"""The photographs that come with the package: something to look at for networks of any size."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "files" / "photographs"


@dataclass(frozen=True)
class Photograph:
    """One photograph, the longer side 384 pixels."""

    name: str
    title: str
    credit: str

    @property
    def file(self) -> Path:
        """Where it lies, as JPEG."""
        return FOLDER / f"{self.name}.jpg"


PHOTOGRAPHS: Final = {
    one.name: one
    for one in (
        Photograph("chelsea", "Cat", "Stéfan van der Walt, CC0"),
        Photograph("astronaut", "Astronaut", "NASA, public domain"),
        Photograph("coffee", "Coffee", "Rachel Michetti, CC0"),
        Photograph("camera", "Cameraman", "Lav Varshney, CC0"),
        Photograph("rocket", "Rocket", "SpaceX, public domain"),
        Photograph("brick", "Brick wall", "CC0 Textures, CC0"),
        Photograph("grass", "Grass", "linolafett, CC0"),
        Photograph("retina", "Retina", "Mikael Häggström, CC0"),
        Photograph("hubble_deep_field", "Deep field", "NASA, public domain"),
    )
}
"""By name, in the order of lists."""
