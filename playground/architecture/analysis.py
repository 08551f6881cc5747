"""Walk an architecture: the facts of each layer, the totals, and what is wrong with it."""

from contextlib import suppress
from dataclasses import dataclass, field
from math import prod
from typing import Any

from playground.architecture.arithmetic import Axis, Term, text
from playground.architecture.code import call_source
from playground.architecture.layers import Layer, Parallel, Shape
from playground.architecture.layers.base import Impossible, Window
from playground.architecture.receptive_field import Field, picture, through_everything, through_window, union
from playground.architecture.spec import Architecture

BYTES = 4
"""Of one float32."""
COPIES = 4
"""Of each weight while training with Adam: the weight, its gradient and two running means."""


@dataclass(frozen=True, slots=True)
class View:
    """What has come so far: a shape, and what its cells see of the picture."""

    shape: Shape
    rows: Field
    columns: Field


@dataclass(frozen=True, slots=True)
class LayerFacts:
    """All that can be said of one layer where it stands."""

    layer: Layer
    path: str
    before: View
    after: View

    @property
    def params(self) -> int:
        """Weights, the untrained ones included."""
        return self.layer.params(self.before.shape).value

    @property
    def trainable_params(self) -> int:
        """Weights that training changes."""
        return self.params - self.layer.frozen_params(self.before.shape)

    @property
    def macs(self) -> int:
        """Multiply-adds for one picture."""
        return self.layer.macs(self.before.shape).value

    @property
    def activation_bytes(self) -> int:
        """Bytes of the output for one picture, in float32."""
        return prod(self.after.shape) * BYTES

    @property
    def window(self) -> Window | None:
        """The sliding window, where the layer has one."""
        return self.layer.window(self.before.shape)

    def to_dict(self) -> dict[str, Any]:
        """Return the facts as the analysis answers them."""
        formulas = self.layer.formula(self.before.shape)
        facts: dict[str, Any] = {
            "id": self.layer.id,
            "kind": self.layer.kind,
            "path": self.path,
            "input_shape": list(self.before.shape),
            "output_shape": list(self.after.shape),
            "params": self.params,
            "params_formula": self.layer.params(self.before.shape).formula,
            "trainable_params": self.trainable_params,
            "macs": self.macs,
            "macs_formula": self.layer.macs(self.before.shape).formula,
            "activation_bytes": self.activation_bytes,
            "receptive_field": field_facts(self.after.rows, self.after.columns),
            "code": "\n".join(call_source(call) for call in self.layer.keras_calls()),
        }
        if self.window:
            facts["window"] = window_facts(self.window.rows, self.window.columns)
        if formulas:
            facts["formula"] = formula_text(formulas)
            facts["formula_parts"] = [[{"text": part.text, "role": part.role} for part in line] for line in formulas]
        return facts


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong, or worth a thought, with a place and where possible a repair (RFC 6902)."""

    severity: str
    path: str
    code: str
    message: str
    field: str | None = None
    fix: tuple[dict[str, Any], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the problem as the analysis answers it."""
        kept = {"severity": self.severity, "path": self.path, "code": self.code, "message": self.message}
        return kept | ({"field": self.field} if self.field else {}) | ({"fix": list(self.fix)} if self.fix else {})


@dataclass(frozen=True, slots=True)
class Walk:
    """The facts of an architecture up to the first layer that is impossible."""

    architecture: Architecture
    layers: list[LayerFacts] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)

    @property
    def output_shape(self) -> Shape:
        """What comes out in the end, or before the impossible layer."""
        tops = [facts for facts in self.layers if facts.path.count("/") == 1]
        return tops[-1].after.shape if tops else self.architecture.input.shape

    @property
    def params(self) -> int:
        """All weights."""
        return sum(facts.params for facts in self.layers)

    @property
    def macs(self) -> int:
        """Multiply-adds for one picture."""
        return sum(facts.macs for facts in self.layers)

    @property
    def activation_bytes(self) -> int:
        """Bytes of all outputs for one picture."""
        return sum(facts.activation_bytes for facts in self.layers)

    def totals(self, batch_size: int) -> dict[str, Any]:
        """Return the sums over all layers; `training_bytes` is an estimate for Adam at the batch size."""
        trainable = sum(facts.trainable_params for facts in self.layers)
        weights = (self.params + (COPIES - 1) * trainable) * BYTES
        return {
            "params": self.params,
            "trainable_params": trainable,
            "macs": self.macs,
            "activation_bytes": self.activation_bytes,
            "training_bytes": weights + 2 * self.activation_bytes * batch_size,
            "output_shape": list(self.output_shape),
        }


class Stopped(Exception):
    """The walk met a layer that is impossible; the error is already noted."""


def walk(architecture: Architecture) -> Walk:
    """Return the facts of each layer, up to the first impossible one."""
    height, width, _ = architecture.input.shape
    start = View(architecture.input.shape, picture(height), picture(width))
    found = Walk(architecture)
    with suppress(Stopped):
        visit(architecture.layers, "layers", start, found)
    return found


def visit(layers: tuple[Layer, ...], path: str, view: View, found: Walk) -> View:
    """Go through a list of layers and note the facts of each; return what comes out. Raises Stopped."""
    for index, layer in enumerate(layers):
        view = visit_layer(layer, f"{path}/{index}", view, found)
    return view


def visit_layer(layer: Layer, path: str, before: View, found: Walk) -> View:
    """Note the facts of a layer, and before them a place for those inside its branches. Raises Stopped."""
    position = len(found.layers)
    views = [visit(branch, f"{path}/branches/{number}", before, found) for number, branch in enumerate(layer.branches)]
    try:
        after = merge(layer, views) if isinstance(layer, Parallel) else through(layer, before)
    except Impossible as error:
        found.errors.append(impossible(error, path))
        raise Stopped from error
    found.layers.insert(position, LayerFacts(layer, path, before, after))
    return after


def through(layer: Layer, view: View) -> View:
    """Return what comes out of a layer. Raises Impossible."""
    shape = layer.output_shape(view.shape)
    if layer.reads == "everything":
        return View(shape, through_everything(view.rows), through_everything(view.columns))
    window = layer.window(view.shape)
    if window is None:
        return View(shape, view.rows, view.columns)
    return View(shape, through_window(view.rows, window.rows), through_window(view.columns, window.columns))


def merge(layer: Parallel, views: list[View]) -> View:
    """Return what comes out of branches. Raises Impossible."""
    shape = layer.merged_shape([view.shape for view in views])
    return View(shape, union([view.rows for view in views]), union([view.columns for view in views]))


def impossible(error: Impossible, path: str) -> Problem:
    """Return the problem of a layer that cannot stand where it stands, its repair with full paths."""
    fix = tuple(operation | {"path": absolute(operation["path"], path)} for operation in error.fix)
    return Problem("error", path, error.code, f"{error.message} ({path}).", error.field, fix)


def absolute(relative: str, path: str) -> str:
    """Return a JSON Pointer into the architecture: ".." is the layer's own place in its list.

    >>> absolute("/padding", "layers/2"), absolute("..", "layers/2")
    ('/layers/2/padding', '/layers/2')
    """
    return f"/{path}" if relative == ".." else f"/{path}{relative}"


def field_facts(rows: Field, columns: Field) -> dict[str, Any]:
    """Return size, jump and first centre of the receptive field, rows first."""
    return {
        "size": [rows.size, columns.size],
        "jump": [rows.jump, columns.jump],
        "start": [rows.start, columns.start],
    }


def window_facts(rows: Axis, columns: Axis) -> dict[str, Any]:
    """Return the window as the analysis answers it, rows first."""
    return {
        "kernel": [rows.kernel, columns.kernel],
        "strides": [rows.stride, columns.stride],
        "dilation": [rows.dilation, columns.dilation],
        "pad": [[rows.before, rows.after], [columns.before, columns.after]],
        "unused": [rows.unused, columns.unused],
    }


def formula_text(formulas: tuple[tuple[Term, ...], ...]) -> str:
    """Return one line where both axes are alike, else one for each.

    >>> formula_text(((Term("4·4 = 16"),),))
    '4·4 = 16'
    """
    lines = [text(line) for line in formulas]
    return lines[0] if len(set(lines)) == 1 else f"height {lines[0]}; width {lines[1]}"


__all__ = ["LayerFacts", "Problem", "Walk", "walk"]
