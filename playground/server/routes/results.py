"""What a run has learned: activations, weights, predictions."""

import io
from pathlib import Path

import numpy as np
from flask import Blueprint, Response, jsonify, request

from playground.data import get
from playground.engine import Run
from playground.engine.runs.learned import weights_of_layer
from playground.server.answers import commas, download, npy, npz
from playground.server.errors import ApiError
from playground.server.query import whole
from playground.server.routes.datasets import MOST
from playground.server.services import services
from playground.server.uploads import uploaded

results = Blueprint("results", __name__)


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
    picture = run.pinned_picture[None]  # (1, height, width, channels)
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
    """Answer the class that the newest validation, or the last one up to a step, predicted for each test picture."""
    return download(predicted(services().runs.get(run_id)), "application/octet-stream")


@results.get("/runs/<run_id>/taken")
def taken(run_id: str) -> Response:
    """Answer the test pictures of class `truth` that a validation took for class `answer`.

    The newest validation, or the last up to a step. uint8 (n, height, width, channels); their labels and indices,
    comma-separated, and how many there are in headers.
    """
    run = services().runs.get(run_id)
    dataset = get(run.settings.dataset)
    last = len(dataset.classes) - 1
    truth, answer = whole("truth", 0, 0, last), whole("answer", 0, 0, last)
    pictures = dataset.load()
    answers = np.load(io.BytesIO(predicted(run)), allow_pickle=False)
    indices = np.flatnonzero((pictures.test_labels == truth) & (answers == answer))
    offset, count = whole("offset", 0, 0, len(answers)), whole("count", 24, 1, MOST)
    chosen = indices[offset : offset + count]
    headers = {"X_Labels": commas(pictures.test_labels[chosen]), "X_Indices": commas(chosen)}
    return npy(pictures.test_images[chosen], X_Total=str(len(indices)), **headers)


def predicted(run: Run) -> bytes:
    """Return the file of what a validation predicted. Raises ApiError (404) where there was none."""
    newest = request.args.get("step", "latest") == "latest"
    path = run.folder.predicted(None if newest else whole("step", 0, 0, 10**9))
    try:
        if path is not None:
            return path.read_bytes()
    except FileNotFoundError:
        pass  # Training has gone back meanwhile.
    message = "There are no predictions yet: the test pictures are gone through at the end of each epoch."
    raise ApiError(404, "no_predictions", message)


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
