"""What a network comes to before it is trained: its facts, and its feature maps."""

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from flask import Blueprint, Response, jsonify, request
from numpy.typing import NDArray

from playground.architecture import analyze
from playground.data import Bytes
from playground.engine import EngineError, Run
from playground.server.answers import msgpack, npz
from playground.server.bodies import AnalyzeBody, PreviewBody, body
from playground.server.checks import check_buildable, check_layers, dataset_named
from playground.server.errors import ApiError
from playground.server.services import services
from playground.server.uploads import picture_of
from playground.training import checkpoint
from playground.training.frames import Quantized, first_of

Arrays = dict[str, NDArray[Any]]
Maps = dict[str, Quantized]
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
    check_layers(asked.architecture, layers=asked.layers, kernels=asked.kernels, changes=asked.changes)
    ids = [layer.name for _, layer in asked.architecture.walk()]
    wanted = ids if asked.layers is None else list(asked.layers)
    picture = picture_of(asked.image, dataset, asked.architecture.input.shape, "image")
    source = services().learned(asked.weights_from)
    weights = weights_of(source, asked.weights_step) if source else None
    viewer = services().viewer
    view = asked.architecture, picture, wanted, weights, asked.seed, asked.unit
    if form == "npz":
        check_sendable(asked)
        return npz(beside(picture, weights) | first_of(viewer.activations(*view, asked.kernels)))
    since = source.folder.snapshot(0) if source and asked.changes else None
    found = viewer.maps(*view, (*asked.kernels, *asked.changes), since)
    return msgpack(
        {
            "layers": named({name: maps for name, maps in found.items() if "/" not in name}),
            "kernels": named(kernels(found, asked.kernels, "now")),
            "changes": named(kernels(found, asked.changes, "change")),
        }
    )


def weights_of(run: Run, step: int | None) -> Path | None:
    """Return the file of a run's weights; None where it has just ended without any. Raises EngineError."""
    try:
        return run.weights(step)
    except EngineError as error:
        if error.code != "no_weights" or run.has_weights:
            raise
        return None


def beside(picture: Bytes, weights: Path | None) -> Arrays:
    """Return what explains the arrays of a preview: the picture as the network gets it, and the step of the weights."""
    step = {} if weights is None else {"@step": np.array(checkpoint.kept_step(weights) or 0, np.int32)}
    return {"@picture": picture[0].astype(np.float32) / 255} | step


def check_sendable(asked: PreviewBody) -> None:
    """Refuse weights that are too large to be sent. Raises ApiError (422)."""
    sizes = {each["id"]: each["weight_bytes"] for each in analyze(asked.architecture)["layers"]}
    if asked.unit is None and (size := sum(sizes.get(layer, 0) for layer in asked.kernels)) > MOST_BYTES:
        rule = f"The weights of the layers in kernels must not take more than {MOST_BYTES:,} bytes, or name a unit."
        raise ApiError(422, "too_large", f"{rule} Received: {size:,} bytes.", "kernels")


def kernels(found: Maps, layers: tuple[str, ...], what: str) -> Maps:
    """Return the kernels of those layers that have one, or their changes, by layer."""
    return {name: found[key] for name in layers if (key := f"{name}/@{what}") in found}


def named(maps: Maps) -> list[dict[str, Any]]:
    """Return maps as they go over the wire."""
    return [{"layer": name, **msgspec.structs.asdict(each)} for name, each in maps.items()]
