"""The body of a viewer: answers previews and predictions, one at a time."""

import traceback
from pathlib import Path
from typing import Any

import numpy as np

from playground.architecture import Architecture
from playground.engine import messages as m
from playground.engine.arrays import pack, unpack
from playground.engine.worker.inbox import Inbox, Send
from playground.training import device
from playground.training.explain import explain
from playground.training.frames import first_of, quantize
from playground.training.package import save_keras
from playground.training.preview import Preview


def view(job: m.ViewJob, inbox: Inbox, send: Send) -> None:
    """Answer requests for ever; the process ends when its pipe closes."""
    name = device.configure(job.means.threads)
    preview = Preview()
    _warm_up(preview)
    send(m.Ready(name))
    while order := inbox.get(wait=True):
        send(_answer(preview, order))


def prepare(job: m.Prepare, _: Inbox, send: Send) -> None:
    """Do what every job begins with, so that one who waits for it need not; it leaves no trace in what is learned."""
    device.configure(job.means.threads, job.means.gpu, job.means.gpu_memory)
    _warm_up(Preview())
    send(m.Done(0))


def _answer(preview: Preview, order: m.Order) -> m.Message:
    try:
        if isinstance(order, m.Package):
            save_keras(Architecture.model_validate_json(order.architecture), Path(order.weights), Path(order.target))
            return m.Done(order.number)
        found = _compute(preview, order)
        if isinstance(order, m.Activations) and order.as_maps:
            return m.Maps(order.number, {name: quantize(array) for name, array in first_of(found).items()})
        return m.Arrays(order.number, {name: pack(array) for name, array in found.items()})
    except FileNotFoundError:  # A run is deleted and a snapshot is left out while somebody still asks for it.
        return m.Refused(order.number, "no_weights", "These weights are no longer kept.")
    except Exception as problem:  # noqa: BLE001 (the cause goes to the log here and to the page as a sentence)
        traceback.print_exc()
        error = explain(problem)
        return m.Refused(order.number, error.code, error.message)


def _compute(preview: Preview, order: m.Order) -> dict[str, Any]:
    if isinstance(order, m.Activations):
        return preview.activations(
            Architecture.model_validate_json(order.architecture),
            unpack(order.images),
            order.layers,
            Path(order.weights) if order.weights else None,
            order.seed,
            order.kernels,
            order.unit,
            order.drawn,
            Path(order.since) if order.since else None,
        )
    if isinstance(order, m.Predict):
        architecture = Architecture.model_validate_json(order.architecture)
        return {"probabilities": preview.predict(architecture, unpack(order.images), Path(order.weights))}
    raise TypeError(f"A viewer answers Activations, Predict and Package. Received: {type(order).__name__}.")


WARM_UP = """{"name": "warm-up", "input": {"height": 8, "width": 8, "channels": 1}, "layers": [
{"kind": "Conv2D", "filters": 2, "kernel_size": 3, "activation": "relu"}, {"kind": "MaxPooling2D", "pool_size": 2},
{"kind": "Flatten"}, {"kind": "Dense", "units": 2, "activation": "softmax"}]}"""


def _warm_up(preview: Preview) -> None:
    """Run a tiny network: the first operation of each kind costs a moment that nobody should wait for."""
    preview.activations(Architecture.model_validate_json(WARM_UP), np.zeros((1, 8, 8, 1), np.uint8))
