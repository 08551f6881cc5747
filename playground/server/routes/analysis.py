"""What a network comes to before it is trained: its facts, and its feature maps."""

from pathlib import Path
from typing import Any

from flask import Blueprint, Response, jsonify, request

from playground.architecture import analyze
from playground.data import Bytes, Dataset
from playground.engine import Viewer
from playground.engine.runs.learned import weights_of_layer
from playground.server.answers import msgpack, npz
from playground.server.bodies import AnalyzeBody, PreviewBody, body
from playground.server.checks import check_buildable, dataset_named
from playground.server.errors import ApiError
from playground.server.services import services
from playground.training.frames import kernel_maps

analysis = Blueprint("analysis", __name__)
TRAINABLE_ONLY = frozenset({"classes"})
"""Errors that keep a network from being trained, not from being looked at."""


@analysis.post("/analyze")
def facts() -> Response:
    """Answer the facts of each layer, the totals and the problems."""
    asked = body(AnalyzeBody)
    dataset = dataset_named(asked.dataset).facts if asked.dataset is not None else None
    return jsonify(ok=True, **analyze(asked.architecture, asked.batch_size, dataset, asked.optimizer.slots))


@analysis.post("/preview")
def preview() -> Response:
    """Answer the feature maps of a test picture, as msgpack in bytes or as float32 `.npz`."""
    form = request.args.get("format", "msgpack")
    if form not in ("msgpack", "npz"):
        raise ApiError(422, "format", f'format must be "msgpack" or "npz". Received: format="{form[:40]}".', "format")
    asked = body(PreviewBody)
    dataset = dataset_named(asked.dataset)
    check_buildable(asked.architecture, dataset, but=TRAINABLE_ONLY)
    ids = [layer.name for _, layer in asked.architecture.walk()]
    wanted = ids if asked.layers is None else list(asked.layers)
    if unknown := set(wanted) - set(ids):
        raise ApiError(422, "unknown_layer", f"There is no layer {min(unknown)!r}.", "layers")
    picture = picture_of(dataset, asked.image)
    source = services().learned(asked.weights_from)
    weights = source.weights(asked.weights_step) if source else None
    maps = services().viewer.activations(asked.architecture, picture, wanted, weights, asked.seed)
    if form == "npz":
        return npz({layer: values[0] for layer, values in maps.items()})
    return msgpack({"layers": services().viewer.quantized(maps), "kernels": kernels(weights, asked.kernels)})


def kernels(weights: Path | None, layers: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the kernels of those layers that have one, as they go over the wire."""
    found = {layer: weights_of_layer(weights, layer).get("kernel") for layer in layers} if weights else {}
    return Viewer.quantized({layer: kernel_maps(kernel)[None] for layer, kernel in found.items() if kernel is not None})


def picture_of(dataset: Dataset, index: int) -> Bytes:
    """Return one test picture, uint8 (1, height, width, channels). Raises ApiError (422)."""
    if index >= dataset.test_size:
        message = f"image must be below {dataset.test_size}, the number of test pictures. Received: image={index}."
        raise ApiError(422, "out_of_range", message, "image")
    return dataset.load().test_images[index : index + 1]
