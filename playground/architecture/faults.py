"""Faults: what keeps a network from being built, or from being trained on a dataset."""

from collections.abc import Iterator
from typing import Any

from playground.architecture import limits
from playground.architecture.analysis import Walk
from playground.architecture.layers.base import times
from playground.architecture.problems import DatasetFacts, Problem


def input_fits(found: Walk, dataset: DatasetFacts | None) -> Iterator[Problem]:
    """The network must take the dataset's pictures."""
    shape = found.architecture.input.shape
    if dataset and shape != dataset.shape:
        height, width, channels = dataset.shape
        message = (
            f"The network must take the pictures of {dataset.name}, {times(dataset.shape)}. "
            f"Received: input={times(shape)} (input)."
        )
        value = {"height": height, "width": width, "channels": channels}
        fix = ({"op": "replace", "path": "/input", "value": value},)
        yield Problem("error", "input", "input_shape", message, fix=fix)


def output_fits(found: Walk, dataset: DatasetFacts | None) -> Iterator[Problem]:
    """The last layer must give one number for each class."""
    if found.errors or dataset is None or found.output_shape == (dataset.classes,):
        return
    index = len(found.architecture.layers) - 1
    message = (
        f"The last layer must give {dataset.classes} numbers, one for each class of {dataset.name}. "
        f"Received: {times(found.output_shape)} (layers/{max(index, 0)})."
    )
    fix = output_fix(found, dataset.classes)
    yield Problem("error", f"layers/{max(index, 0)}", "classes", message, fix=fix)


def output_fix(found: Walk, classes: int) -> tuple[dict[str, Any], ...]:
    """Return the repair of a network that does not end in one number a class."""
    index = len(found.architecture.layers) - 1
    if index >= 0 and found.architecture.layers[index].kind == "Dense":
        return ({"op": "add", "path": f"/layers/{index}/units", "value": classes},)
    dense = {"kind": "Dense", "units": classes, "activation": "softmax"}
    flatten = [] if len(found.output_shape) == 1 else [{"op": "add", "path": "/layers/-", "value": {"kind": "Flatten"}}]
    return (*flatten, {"op": "add", "path": "/layers/-", "value": dense})


def within_budget(found: Walk, dataset: DatasetFacts | None) -> Iterator[Problem]:
    """A network must be one that a laptop can hold."""
    budgets = (
        ("parameters", found.params, limits.PARAMS, [facts.params.value for facts in found.layers]),
        ("multiply-adds a picture", found.macs, limits.MACS, [facts.macs.value for facts in found.layers]),
        (
            "bytes of activations a picture",
            found.activation_bytes,
            limits.ACTIVATION_BYTES,
            [facts.activation_bytes for facts in found.layers],
        ),
    )
    for what, value, limit, shares in budgets:
        if value > limit:
            path = found.layers[shares.index(max(shares))].path
            message = f"A network has at most {limit:,} {what}. Received: {value:,}, most of them here ({path})."
            yield Problem("error", path, "budget", message)


def something_learns(found: Walk, dataset: DatasetFacts | None) -> Iterator[Problem]:
    """Training needs at least one weight to change."""
    if found.errors or dataset is None or found.trainable_params or not found.layers:
        return
    message = f"A network must have weights to learn; a Dense layer has some. Received: none ({found.layers[-1].path})."
    dense = {"kind": "Dense", "units": dataset.classes, "activation": "softmax"}
    # Where the output does not fit either, the repair of that brings a layer that learns.
    fix = ({"op": "add", "path": "/layers/-", "value": dense},) if found.output_shape == (dataset.classes,) else ()
    yield Problem("error", found.layers[-1].path, "nothing_to_learn", message, fix=fix)


FAULTS = (input_fits, output_fits, within_budget, something_learns)
