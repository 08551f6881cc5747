"""What a network comes to before it is trained: its facts, and its feature maps."""

from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from flask import Blueprint, Response, jsonify, request
from numpy.typing import NDArray

from playground.architecture import analyze
from playground.data import Bytes
from playground.engine import Viewer
from playground.server.answers import msgpack, npz
from playground.server.bodies import AnalyzeBody, PreviewBody, body
from playground.server.checks import check_buildable, dataset_named
from playground.server.errors import ApiError
from playground.server.services import services
from playground.server.uploads import picture_of
from playground.training import checkpoint

Arrays = dict[str, NDArray[Any]]
analysis = Blueprint("analysis", __name__)
TRAINABLE_ONLY = frozenset({"classes", "nothing_to_learn"})
"""Errors that keep a network from being trained, not from being looked at."""
FITTED = TRAINABLE_ONLY | {"input_shape"}
"""These, where the picture is none of the dataset's: it is fitted to the network."""
MOST_BYTES = 1 << 26
"""Of weights in one answer."""


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
    check_buildable(asked.architecture, dataset, but=FITTED if isinstance(asked.image, str) else TRAINABLE_ONLY)
    ids = [layer.name for _, layer in asked.architecture.walk()]
    wanted = ids if asked.layers is None else list(asked.layers)
    if unknown := set(wanted) - set(ids):
        raise ApiError(422, "unknown_layer", f"There is no layer {min(unknown)!r}.", "layers")
    picture = picture_of(asked.image, dataset, asked.architecture.input.shape, "image")
    source = services().learned(asked.weights_from)
    weights = source.weights(asked.weights_step) if source else None
    view = partial(services().viewer.activations, asked.architecture, picture, wanted, weights, asked.seed)
    if form == "npz":
        check_sendable(asked)
        return npz(beside(picture, weights) | first_of(view(asked.kernels, asked.unit)))
    since = source.folder.snapshot(0) if source and asked.changes else None
    found = view(unit=asked.unit, drawn=(*asked.kernels, *asked.changes), since=since)
    return msgpack(
        {
            "layers": Viewer.quantized({name: maps for name, maps in found.items() if "/" not in name}),
            "kernels": kernels(found, asked.kernels, "now"),
            "changes": kernels(found, asked.changes, "change"),
        }
    )


def beside(picture: Bytes, weights: Path | None) -> Arrays:
    """Return what explains the arrays of a preview: the picture as the network gets it, and the step of the weights."""
    step = {} if weights is None else {"@step": np.array(checkpoint.kept_step(weights) or 0, np.int32)}
    return {"@picture": picture[0].astype(np.float32) / 255} | step


def first_of(found: Arrays) -> Arrays:
    """Return the outputs of the first picture, and weights as they are; only the names of these have a slash."""
    return {name: values if "/" in name else values[0] for name, values in found.items()}


def check_sendable(asked: PreviewBody) -> None:
    """Refuse weights that are too large to be sent. Raises ApiError (422)."""
    sizes = {each["id"]: each["weight_bytes"] for each in analyze(asked.architecture)["layers"]}
    if asked.unit is None and (size := sum(sizes.get(layer, 0) for layer in asked.kernels)) > MOST_BYTES:
        rule = f"The weights of the layers in kernels must not take more than {MOST_BYTES:,} bytes, or name a unit."
        raise ApiError(422, "too_large", f"{rule} Received: {size:,} bytes.", "kernels")


def kernels(found: Arrays, layers: tuple[str, ...], what: str) -> list[dict[str, Any]]:
    """Return the kernels of those layers that have one, or their changes, as they go over the wire."""
    return Viewer.quantized({name: found[key][None] for name in layers if (key := f"{name}/@{what}") in found})
