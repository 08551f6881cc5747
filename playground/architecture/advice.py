"""Advice: networks that can be built, and that would do better otherwise. Warnings and hints, each with its repair."""

from collections.abc import Iterator
from math import prod
from typing import Any

from playground.architecture import limits
from playground.architecture.analysis import Walk
from playground.architecture.facts import LayerFacts
from playground.architecture.layers.convolution import Conv2D
from playground.architecture.layers.regularization import Dropping
from playground.architecture.layers.windowed import Windowed
from playground.architecture.problems import DatasetFacts, Problem, insert, replace, some

SATURATING = frozenset({"sigmoid", "hard_sigmoid"})
MOST = 0.8
"""Share of the parameters that one layer should not hold."""
DEAR = 0.5
"""Share of a network's multiply-adds that makes one convolution worth a bottleneck before it."""
WORTH_SAVING = 10_000_000
"""Multiply-adds of a convolution that anybody waits for."""


def windows_fit(found: Walk, dataset: DatasetFacts | None) -> Iterator[Problem]:
    """Rows and columns that no window reaches are lost."""
    for facts in found.layers:
        window = facts.window
        if window is None or not (window.rows.unused or window.columns.unused):
            continue
        rows, columns = some(window.rows.unused, "row", "rows"), some(window.columns.unused, "column", "columns")
        lost = f"{rows} and {columns} of the input are never read"
        if max(window.rows.stride - window.rows.extent, window.columns.stride - window.columns.extent) > 0:
            message = f"{lost}: the stride is larger than the window, which leaves gaps ({facts.path})."
            fix = (replace(f"{facts.path}/strides", [window.rows.extent, window.columns.extent]),)
            # A shortcut with 1x1 and stride 2 leaves gaps on purpose: the branch beside it reads them.
            severity = "hint" if "branches" in facts.path else "warning"
            yield Problem(severity, facts.path, "stride_over_kernel", message, "strides", fix)
        else:
            message = f'{lost}: the stride does not fit. Padding "same" reads them all ({facts.path}).'
            fix = (replace(f"{facts.path}/padding", "same"),)
            yield Problem("warning", facts.path, "rows_dropped", message, "strides", fix)


def nonlinear_between(found: Walk, dataset: DatasetFacts | None) -> Iterator[Problem]:
    """Two linear layers in a row are one."""
    last: dict[str, LayerFacts] = {}
    for facts in found.layers:
        parent = facts.path.rpartition("/")[0]
        before = last.get(parent)
        if before and facts.layer.weighted:
            message = (
                f"{before.layer.name} and {facts.layer.name} are linear and follow one another: together they can do "
                f"no more than one of them. An activation between them makes them two ({before.path})."
            )
            fix = (replace(f"{before.path}/activation", "relu"),)
            yield Problem("warning", before.path, "linear_pair", message, "activation", fix)
        if facts.layer.weighted:
            last[parent] = facts
        if facts.layer.nonlinearity != "linear" and not facts.layer.transparent:
            last.pop(parent, None)


def softmax_last(found: Walk, dataset: DatasetFacts | None) -> Iterator[Problem]:
    """Softmax makes numbers compete: its place is the end."""
    end = len(found.architecture.layers) - 1
    for facts in found.layers:
        if facts.layer.nonlinearity == "softmax" and facts.path != f"layers/{end}":
            message = (
                "softmax makes the outputs share a sum of 1, so that one silences the others: its place is the last "
                f"layer ({facts.path})."
            )
            fix = (replace(f"{facts.path}/activation", "relu"),)
            yield Problem("warning", facts.path, "softmax_inside", message, "activation", fix)


def bias_before_norm(found: Walk, dataset: DatasetFacts | None) -> Iterator[Problem]:
    """Batch normalization subtracts the mean, and with it any bias just before it."""
    for before, facts in found.neighbours():
        linear = before.layer.weighted and before.layer.nonlinearity == "linear"
        if facts.layer.kind == "BatchNormalization" and linear and before.layer.biased:
            message = (
                f"The bias of {before.layer.name} is lost at once: batch normalization subtracts the mean, and has a "
                f"shift of its own ({before.path})."
            )
            fix = (replace(f"{before.path}/use_bias", False),)
            yield Problem("warning", before.path, "bias_before_norm", message, "use_bias", fix)


def dropout_before_norm(found: Walk, dataset: DatasetFacts | None) -> Iterator[Problem]:
    """Dropout changes the variance in training only, which batch normalization then keeps. Source: Li (2018)."""
    dropped: dict[str, LayerFacts] = {}
    for facts in found.layers:
        parent = facts.path.rpartition("/")[0]
        if isinstance(facts.layer, Dropping):
            dropped[parent] = facts
        elif facts.layer.kind == "BatchNormalization" and parent in dropped:
            before = dropped.pop(parent)
            message = (
                f"{before.layer.name} drops numbers in training only, so {facts.layer.name} behind it learns a "
                f"variance that does not hold in use. Dropout belongs behind batch normalization ({before.path})."
            )
            fix = ({"op": "move", "from": f"/{before.path}", "path": f"/{facts.path}"},)
            yield Problem("warning", before.path, "dropout_before_norm", message, None, fix)


def gradient_starves(found: Walk, dataset: DatasetFacts | None) -> Iterator[Problem]:
    """Sigmoids in a stack shrink the gradient by at least four each. Source: Glorot and Bengio (2010)."""
    stack = [facts for facts in found.layers if facts.layer.nonlinearity in SATURATING]
    if len(stack) >= 3:
        message = (
            f"{len(stack)} layers with sigmoid: each lets through at most a quarter of the gradient, so that the first "
            f"ones hardly learn. relu lets all of it through ({stack[0].path})."
        )
        fix = tuple(replace(f"{facts.path}/activation", "relu") for facts in stack)
        yield Problem("warning", stack[0].path, "sigmoid_stack", message, "activation", fix)


def flatten_is_heavy(found: Walk, dataset: DatasetFacts | None) -> Iterator[Problem]:
    """A dense layer on flattened maps can hold nearly all parameters."""
    for before, facts in found.neighbours():
        share = facts.params.value / max(found.params, 1)
        maps = before.layer.kind == "Flatten" and len(before.before.shape) == 3
        if maps and MOST <= share < 1:
            message = (
                f"{facts.layer.name} holds {100 * share:.0f} % of the parameters, because every cell of every map is "
                f"joined to every unit. Global average pooling needs one number a map ({facts.path})."
            )
            pooling = {"kind": "GlobalAveragePooling2D", "id": before.layer.name}
            yield Problem("warning", facts.path, "flatten_heavy", message, None, (replace(before.path, pooling),))


def sees_the_picture(found: Walk, dataset: DatasetFacts | None) -> Iterator[Problem]:
    """A cell that sees only part of the picture cannot know the whole."""
    grids = [facts for facts in found.layers if len(facts.after.shape) == 3 and facts.path.count("/") == 1]
    ends = [facts for facts in found.layers if len(facts.before.shape) == 3 and len(facts.after.shape) == 1]
    if found.errors or not grids or not ends or not any(facts.window for facts in found.layers):
        return
    last, height, width = grids[-1], *found.architecture.input.shape[:2]
    sees = (last.after.rows.size, last.after.columns.size)
    if sees[0] >= height and sees[1] >= width:
        return
    message = (
        f"Each cell of {last.layer.name} sees {sees[0]}×{sees[1]} of {height}×{width} pixels. Another convolution, a "
        f"stride or dilation lets it see more ({last.path})."
    )
    severity = "hint" if ends[0].layer.kind == "Flatten" else "warning"
    yield Problem(severity, last.path, "sees_little", message, None, sight_fix(last, ends[0], (height, width)))


def sight_fix(last: LayerFacts, end: LayerFacts, picture: tuple[int, int]) -> tuple[dict[str, Any], ...]:
    """Return the convolution that lets the cells see the whole picture, if one can."""
    fields = zip((last.after.rows, last.after.columns), picture, strict=True)
    kernel = max(1 + -(-(side - field.size) // max(int(field.jump), 1)) for field, side in fields) | 1
    if kernel > limits.KERNEL or end.path.count("/") > 1:
        return ()
    conv = {
        "kind": "Conv2D",
        "filters": last.after.shape[2],
        "kernel_size": kernel,
        "padding": "same",
        "activation": "relu",
    }
    return (insert(end.path, conv),)


def ends_in_probabilities(found: Walk, dataset: DatasetFacts | None) -> Iterator[Problem]:
    """A classifier's last layer gives probabilities; without softmax the playground applies it itself."""
    layers = found.architecture.layers
    if found.errors or not layers or found.architecture.ends_in_softmax or layers[-1].kind != "Dense":
        return
    path = f"layers/{len(layers) - 1}"
    message = f"The last layer gives plain numbers (logits); softmax would make them probabilities ({path})."
    yield Problem("hint", path, "logits", message, "activation", (replace(f"{path}/activation", "softmax"),))


def same_keeps_size(found: Walk, dataset: DatasetFacts | None) -> Iterator[Problem]:
    """Padding of (K - 1) / 2 keeps the size."""
    for facts in found.layers:
        window, layer = facts.window, facts.layer
        if not (window and layer.weighted and isinstance(layer, Windowed) and layer.border == "valid"):
            continue
        axes = (window.rows, window.columns)
        if all(axis.stride == 1 for axis in axes) and any(axis.kernel > 1 and axis.size > 1 for axis in axes):
            (rows, columns), (height, width) = facts.after.shape[:2], facts.before.shape[:2]
            message = (
                f"{height}×{width} shrinks to {rows}×{columns} here. Padding P = (K − 1)/2 on each side, which is "
                f'"same", keeps the size ({facts.path}).'
            )
            fix = (replace(f"{facts.path}/padding", "same"),)
            yield Problem("hint", facts.path, "same_keeps_size", message, "padding", fix)


def bottleneck_saves(found: Walk, dataset: DatasetFacts | None) -> Iterator[Problem]:
    """A 1x1 convolution before the dearest one makes its channels fewer. Source: Lin (2013), Szegedy (2014)."""
    wide = [facts for facts in found.layers if is_wide(facts)]
    if not wide:
        return
    facts = max(wide, key=lambda each: each.macs.value)
    rows, columns, channels = facts.before.shape
    fewer = channels // 4
    saved = facts.macs.value - facts.macs.value * fewer // channels - rows * columns * channels * fewer
    if saved * 2 < facts.macs.value or facts.macs.value < max(found.macs * DEAR, WORTH_SAVING):
        return
    message = (
        f"A 1×1 convolution to {fewer} channels before {facts.layer.name} would save {saved:,} of its "
        f"{facts.macs.value:,} multiply-adds ({facts.path})."
    )
    conv = {"kind": "Conv2D", "filters": fewer, "kernel_size": 1, "activation": "relu"}
    yield Problem("hint", facts.path, "bottleneck_saves", message, None, (insert(facts.path, conv),))


def is_wide(facts: LayerFacts) -> bool:
    """Tell whether a convolution has so many channels that a bottleneck before it could pay."""
    layer = facts.layer
    if not isinstance(layer, Conv2D) or layer.groups > 1:
        return False
    return prod(layer.kernel_size) >= 9 and facts.before.shape[2] >= 32


ADVICE = (
    windows_fit,
    nonlinear_between,
    softmax_last,
    bias_before_norm,
    dropout_before_norm,
    gradient_starves,
    flatten_is_heavy,
    sees_the_picture,
    ends_in_probabilities,
    same_keeps_size,
    bottleneck_saves,
)
