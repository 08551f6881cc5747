"""What a run has learned: activations, weights, predictions."""

import io
import struct
import tokenize
from pathlib import Path
from typing import Any, Final

import numpy as np
from flask import Blueprint, Response, jsonify, request
from numpy.typing import NDArray
from PIL import Image

from playground.architecture.layers.base import times
from playground.data import get
from playground.engine import Run
from playground.engine.runs.learned import weights_of_layer
from playground.server.answers import download, npy, npz
from playground.server.errors import ApiError
from playground.server.services import services

results = Blueprint("results", __name__)
UNREADABLE: Final = (
    *(ValueError, TypeError, KeyError, SyntaxError, OverflowError, MemoryError, EOFError, OSError),
    *(struct.error, tokenize.TokenError, Image.DecompressionBombError),
)
"""What NumPy and Pillow raise where a file is broken."""


@results.get("/runs/<run_id>/steps")
def steps(run_id: str) -> Response:
    """Answer the steps whose weights can be looked at."""
    return jsonify(ok=True, steps=services().runs.get(run_id).steps())


@results.get("/runs/<run_id>/activations/<layer>")
def activations(run_id: str, layer: str) -> Response:
    """Answer the activations of the pinned picture, float32 (height, width, channels) or (units,)."""
    run = services().runs.get(run_id)
    check_layer(run, layer)
    learned = asked_weights(run)
    pinned = run.settings.pinned
    picture = get(run.settings.dataset).load().test_images[pinned : pinned + 1]
    maps = services().viewer.activations(run.architecture, picture, [layer], learned, run.settings.seed)
    return npy(maps[layer][0])


@results.get("/runs/<run_id>/weights/<layer>")
def weights(run_id: str, layer: str) -> Response:
    """Answer the weights of a layer by Keras's names."""
    run = services().runs.get(run_id)
    check_layer(run, layer)
    return npz(weights_of_layer(asked_weights(run), layer))


@results.post("/runs/<run_id>/predict")
def predict(run_id: str) -> Response:
    """Answer the probabilities of an uploaded picture."""
    run = services().runs.get(run_id)
    picture = uploaded(run.architecture.input.shape)
    probabilities = services().viewer.predict(run.architecture, picture, asked_weights(run))[0]
    classes = list(get(run.settings.dataset).classes)
    return jsonify(ok=True, probabilities=[float(value) for value in probabilities], classes=classes)


@results.get("/runs/<run_id>/predictions")
def predictions(run_id: str) -> Response:
    """Answer the class that the newest validation predicted for each test picture, in their order."""
    run = services().runs.get(run_id)
    if (step := request.args.get("step", "latest")) != "latest":
        raise ApiError(
            404, "unknown_step", f'Predictions are kept of step="latest" alone. Received: step="{step[:40]}".'
        )
    try:
        content = run.folder.predictions.read_bytes()
    except FileNotFoundError:
        message = "There are no predictions yet: the test pictures are gone through at the end of each epoch."
        raise ApiError(404, "no_predictions", message) from None
    return download(content, "application/octet-stream")


def check_layer(run: Run, layer: str) -> None:
    """Refuse a layer that the run's network does not have. Raises ApiError (404)."""
    known = [each.name for _, each in run.architecture.walk()]
    if layer not in known:
        raise ApiError(404, "unknown_layer", f"There is no layer {layer!r}. Known: {', '.join(known)}.")


def asked_weights(run: Run) -> Path:
    """Return the file of the step that is asked for. Raises ApiError or EngineError (404) where none was kept."""
    step = request.args.get("step", "latest")
    if step == "latest":
        return run.weights()
    if not (step.isdecimal() and len(step) < 12):
        message = f'step must be "latest" or one that was kept. Received: step="{step[:40]}".'
        raise ApiError(404, "unknown_step", message)
    return run.weights(int(step))


def uploaded(shape: tuple[int, int, int]) -> NDArray[np.uint8]:
    """Return the picture of a request, uint8 (1, height, width, channels). Raises ApiError (4xx)."""
    file = next(iter(request.files.values()), None)
    content = file.read() if file else request.get_data()
    if not content:
        raise ApiError(422, "no_picture", "Send a picture: a .npy array, PNG or JPEG.")
    if content.startswith(b"\x93NUMPY"):
        return from_array(content, shape)
    return from_picture(content, shape)


def from_array(content: bytes, shape: tuple[int, int, int]) -> NDArray[np.uint8]:
    """Return a `.npy` file as a picture: uint8, or floats from 0 to 1. Raises ApiError (422)."""
    try:
        array: NDArray[Any] = np.load(io.BytesIO(content), allow_pickle=False)
    except UNREADABLE as error:
        raise ApiError(422, "broken_array", "The file is no .npy array of numbers that can be read.") from error
    if array.size != np.prod(shape):
        raise ApiError(422, "input_shape", f"The array must hold {times(shape)}. Received: {times(array.shape)}.")
    if array.dtype.kind == "f":
        array = np.nan_to_num(array).clip(0, 1) * 255
    if array.dtype.kind not in "uif":
        raise ApiError(422, "wrong_type", f"The array must hold numbers. Received: {array.dtype}.")
    return array.reshape(1, *shape).clip(0, 255).astype(np.uint8)


def from_picture(content: bytes, shape: tuple[int, int, int]) -> NDArray[np.uint8]:
    """Return a PNG or JPEG, scaled to what the network takes. Raises ApiError (422)."""
    height, width, channels = shape
    if channels not in (1, 3):
        raise ApiError(422, "input_shape", f"Pictures have 1 or 3 channels; this network takes {channels}.")
    try:
        with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            scaled = picture.convert("L" if channels == 1 else "RGB").resize((width, height))
    except UNREADABLE as error:
        raise ApiError(422, "broken_picture", "The file is no PNG or JPEG that can be read.") from error
    return np.asarray(scaled, np.uint8).reshape(1, *shape)
