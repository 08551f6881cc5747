"""A picture that comes with a request, and the pictures that a request names."""

import io
import struct
import tokenize
from typing import Any, Final

import numpy as np
from flask import request
from numpy.typing import NDArray

from playground.architecture.layers.base import times
from playground.data import Bytes, Dataset, UnknownPicture, UnusablePicture
from playground.data.picture import fitted, opened
from playground.server.errors import ApiError
from playground.server.services import services

BROKEN: Final = (
    *(ValueError, TypeError, KeyError, SyntaxError, OverflowError, MemoryError, EOFError, OSError),
    *(struct.error, tokenize.TokenError),
)
"""What NumPy raises where a file is broken."""


def content(forms: str = "PNG or JPEG") -> bytes:
    """Return the file of a request. Raises ApiError (422) where there is none, and says which forms there are."""
    file = next(iter(request.files.values()), None)
    sent = file.read() if file else request.get_data()
    if not sent:
        raise ApiError(422, "no_picture", f"Send a picture: {forms}.")
    return sent


def uploaded(shape: tuple[int, int, int]) -> Bytes:
    """Return the picture of a request, uint8 (1, height, width, channels). Raises ApiError, UnusablePicture (422)."""
    sent = content("a .npy array, PNG or JPEG")
    if sent.startswith(b"\x93NUMPY"):
        return from_array(sent, shape)
    return fitted(opened(sent), shape)[None]


def from_array(sent: bytes, shape: tuple[int, int, int]) -> Bytes:
    """Return a `.npy` file as a picture: uint8, or floats from 0 to 1. Raises ApiError (422)."""
    try:
        array: NDArray[Any] = np.load(io.BytesIO(sent), allow_pickle=False)
    except BROKEN as error:
        raise ApiError(422, "broken_array", "The file is no .npy array of numbers that can be read.") from error
    if array.size != np.prod(shape):
        raise ApiError(422, "input_shape", f"The array must hold {times(shape)}. Received: {times(array.shape)}.")
    if array.dtype.kind == "f":
        array = np.nan_to_num(array).clip(0, 1) * 255
    if array.dtype.kind not in "uif":
        raise ApiError(422, "wrong_type", f"The array must hold numbers. Received: {array.dtype}.")
    return array.reshape(1, *shape).clip(0, 255).astype(np.uint8)


def picture_of(image: int | str, dataset: Dataset, shape: tuple[int, int, int], path: str) -> Bytes:
    """Return the picture that a body names, uint8 (1, height, width, channels): a test picture, or one of the album.

    Raises ApiError (422).
    """
    if isinstance(image, str):
        try:
            return services().album.fitted(image, shape)[None]
        except UnknownPicture as error:
            raise ApiError(422, "unknown_picture", str(error), path) from error
        except UnusablePicture as error:
            raise ApiError(422, error.code, str(error), path) from error
    if image >= dataset.test_size:
        name = path.rpartition("/")[2]
        rule = f"{name} must be below {dataset.test_size:,}, the number of test pictures of {dataset.title}"
        raise ApiError(422, "out_of_range", f"{rule}. Received: {name}={image}.", path)
    return dataset.load().test_images[image : image + 1]
