"""The doctor: what is wrong with an architecture, in a sentence, with a repair where there is one.

A check is a function of the walked architecture and the dataset; it is listed in CHECKS.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from playground.architecture import limits
from playground.architecture.analysis import Problem, Walk, walk
from playground.architecture.layers.base import times
from playground.architecture.spec import Architecture


@dataclass(frozen=True)
class DatasetFacts:
    """What a network must fit: the pictures' shape (height, width, channels) and the number of classes."""

    name: str
    shape: tuple[int, int, int]
    classes: int


def analyze(
    architecture: Architecture, batch_size: int = 64, dataset: DatasetFacts | None = None, slots: int = 2
) -> dict[str, Any]:
    """Return the facts of every layer, the totals and the problems, as the analysis answers them.

    `slots`: how many numbers the optimizer keeps for each weight, two for Adam.
    """
    found = walk(architecture)
    return {
        "layers": [facts.to_dict() for facts in found.layers],
        "total": found.totals(batch_size, slots),
        "problems": [problem.to_dict() for problem in problems(found, dataset)],
    }


def problems(found: Walk, dataset: DatasetFacts | None = None) -> list[Problem]:
    """Return all problems, errors first."""
    checked = [problem for check in CHECKS for problem in check(found, dataset)]
    order = ("error", "warning", "hint")
    return sorted(found.errors + checked, key=lambda problem: order.index(problem.severity))


def errors(architecture: Architecture, dataset: DatasetFacts | None = None) -> list[Problem]:
    """Return what makes a network impossible to build, or to train on the dataset."""
    return [problem for problem in problems(walk(architecture), dataset) if problem.severity == "error"]


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
        return ({"op": "replace", "path": f"/layers/{index}/units", "value": classes},)
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


def windows_fit(found: Walk, dataset: DatasetFacts | None) -> Iterator[Problem]:
    """Rows and columns that no window reaches are lost."""
    for facts in found.layers:
        window = facts.window
        if window is None or not (window.rows.unused or window.columns.unused):
            continue
        lost = f"{window.rows.unused} rows and {window.columns.unused} columns of the input are never read"
        if max(window.rows.stride - window.rows.extent, window.columns.stride - window.columns.extent) > 0:
            message = f"{lost}: the stride is larger than the window, which leaves gaps ({facts.path})."
            yield Problem("warning", facts.path, "stride_over_kernel", message, "strides")
        else:
            message = f'{lost}: the stride does not fit. Padding "same" reads them all ({facts.path}).'
            fix = ({"op": "replace", "path": f"/{facts.path}/padding", "value": "same"},)
            yield Problem("warning", facts.path, "rows_dropped", message, "strides", fix)


def ends_in_probabilities(found: Walk, dataset: DatasetFacts | None) -> Iterator[Problem]:
    """A classifier's last layer gives probabilities; without softmax the playground applies it itself."""
    layers = found.architecture.layers
    if found.errors or not layers or found.architecture.ends_in_softmax or layers[-1].kind != "Dense":
        return
    path = f"layers/{len(layers) - 1}"
    message = f"The last layer gives plain numbers (logits); softmax would make them probabilities ({path})."
    fix = ({"op": "replace", "path": f"/{path}/activation", "value": "softmax"},)
    yield Problem("hint", path, "logits", message, "activation", fix)


Check = Callable[[Walk, DatasetFacts | None], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (input_fits, output_fits, within_budget, windows_fit, ends_in_probabilities)

__all__ = ["DatasetFacts", "analyze", "errors", "problems"]
