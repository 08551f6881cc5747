"""Pictures of any size from anybody: read with care, and made to fit what a network takes."""

import io
import struct
import threading
import zlib
from contextlib import nullcontext
from typing import Final

import numpy as np
from PIL import Image, ImageOps

from playground.data.dataset import Bytes

MOST_PIXELS: Final = 40_000_000
"""Of a picture as it comes: read whole, it takes three bytes for each."""
LARGE: Final = 4_000_000
"""Pixels from which on pictures are read one after the other: each takes some hundred megabytes for a moment."""
MOST_SCANS: Final = 100
"""Of a progressive JPEG: each goes over the whole picture, and sixty bytes are enough to ask for one more."""
LONGEST_SIDE: Final = 512
"""Of a picture as it is kept: no network that a laptop holds sees more."""
FORMATS: Final = ("PNG", "JPEG")
MODES: Final = {1: "L", 3: "RGB"}
BROKEN: Final = (
    *(ValueError, TypeError, KeyError, SyntaxError, OverflowError, MemoryError, EOFError, OSError),
    *(struct.error, zlib.error, Image.DecompressionBombError, Image.DecompressionBombWarning),
)
"""What Pillow raises where a file is broken."""
SCAN: Final = b"\xff\xda"
turn = threading.Lock()


class UnusablePicture(ValueError):
    """A picture cannot be read, or cannot be fitted; `code` names why, the text says it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def opened(content: bytes) -> Image.Image:
    """Return a PNG or JPEG as a picture, upright, grey or in colours, on white where it is transparent.

    Raises UnusablePicture.
    """
    try:
        with Image.open(io.BytesIO(content), formats=FORMATS) as picture:
            check_size(*picture.size)
            check_scans(content if picture.format == "JPEG" else b"")
            with turn if picture.width * picture.height > LARGE else nullcontext():
                picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # A JPEG is then read at a fraction of its size.
                return plain(ImageOps.exif_transpose(picture))
    except UnusablePicture:
        raise
    except BROKEN as error:
        raise UnusablePicture("broken_picture", "The file is no PNG or JPEG that can be read.") from error


def check_size(width: int, height: int) -> None:
    """Refuse a picture that would fill the memory once it is read. Raises UnusablePicture."""
    if width * height > MOST_PIXELS:
        rule = f"A picture must have at most {MOST_PIXELS // 1_000_000} million pixels"
        raise UnusablePicture("too_many_pixels", f"{rule}. Received: {width} × {height}.")


def check_scans(content: bytes) -> None:
    """Refuse a progressive JPEG that would take hours to read. Raises UnusablePicture."""
    if (scans := content.count(SCAN)) > MOST_SCANS:
        rule = f"A progressive JPEG must have at most {MOST_SCANS} scans"
        raise UnusablePicture("too_many_scans", f"{rule}. Received: {scans:,}.")


def plain(picture: Image.Image) -> Image.Image:
    """Return a picture with one grey channel or three of colour, and nothing that is not pixels."""
    if picture.has_transparency_data:
        drawn = picture.convert("RGBA")
        ground = Image.new("RGBA", drawn.size, "white")
        picture = Image.alpha_composite(ground, drawn)
    if picture.mode.startswith("I"):
        picture = Image.fromarray((np.asarray(picture) // 257).astype(np.uint8))  # Sixteen bits a pixel.
    return picture.convert("L" if picture.mode in ("1", "L", "LA") else "RGB")


def reduced(picture: Image.Image, longest: int = LONGEST_SIDE) -> Image.Image:
    """Return a picture whose longer side has at most so many pixels."""
    small = picture.copy()
    small.thumbnail((longest, longest))
    return small


def png(picture: Image.Image) -> bytes:
    """Return a picture as a PNG file."""
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def as_ink(picture: Image.Image) -> Image.Image:
    """Return a picture of dark ink on light paper as the digits are: the paper black, the darkest ink white."""
    dark = 255.0 - np.asarray(picture.convert("L"), np.float32)
    paper, spread = np.median(dark), np.median(np.abs(dark - np.median(dark)))
    ground, ink = paper + 3 * spread + 4, float(np.percentile(dark, 99.5))
    stretched = (dark - ground) / max(ink - ground, 1) * 255
    return Image.fromarray(stretched.clip(0, 255).astype(np.uint8))


def fitted(picture: Image.Image, shape: tuple[int, int, int]) -> Bytes:
    """Return the largest middle part of a picture that has a network's proportions, scaled to what the network takes.

    Output shape: (height, width, channels), uint8. Raises UnusablePicture.
    """
    height, width, channels = shape
    mode = MODES.get(channels)
    if mode is None:
        raise UnusablePicture("input_shape", f"Pictures have 1 or 3 channels; this network takes {channels}.")
    return np.asarray(ImageOps.fit(picture.convert(mode), (width, height)), np.uint8).reshape(shape)
