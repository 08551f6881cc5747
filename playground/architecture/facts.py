"""What can be said of one layer where it stands, and how the analysis answers it."""

from dataclasses import asdict, dataclass
from functools import lru_cache
from math import prod
from typing import Any

from playground.architecture.arithmetic import Axis, Term, text
from playground.architecture.layers import Layer, Shape
from playground.architecture.layers.base import Count, Window
from playground.architecture.reads import reads
from playground.architecture.receptive_field import Field
from playground.architecture.source import call_lines

BYTES = 4
"""Of one float32."""


@dataclass(frozen=True, slots=True)
class View:
    """What has come so far: a shape, and what its cells see of the picture."""

    shape: Shape
    rows: Field
    columns: Field


@dataclass(frozen=True, slots=True)
class LayerFacts:
    """One layer, what comes in and what goes out, and what that comes to."""

    layer: Layer
    path: str
    before: View
    after: View
    window: Window | None
    """The sliding window, where the layer has one."""
    params: Count
    """Weights, the untrained ones included."""
    trainable_params: int
    """Weights that training changes."""
    macs: Count
    """Multiply-adds for one picture."""
    activation_bytes: int
    """Bytes of the output for one picture, in float32."""

    def to_dict(self) -> dict[str, Any]:
        """Return the facts as the analysis answers them."""
        formulas = self.layer.formula(self.before.shape, self.window)
        facts: dict[str, Any] = {
            "id": self.layer.id,
            "kind": self.layer.kind,
            "path": self.path,
            "input_shape": list(self.before.shape),
            "output_shape": list(self.after.shape),
            "params": self.params.value,
            "params_formula": self.params.formula,
            "trainable_params": self.trainable_params,
            "macs": self.macs.value,
            "macs_formula": self.macs.formula,
            "activation_bytes": self.activation_bytes,
            "weight_bytes": self.params.value * BYTES,
            "dense_params": prod(self.before.shape) * prod(self.after.shape),
            "receptive_field": field_facts(self.after.rows, self.after.columns),
            "reads": reads(self.layer, self.before.shape, self.after.shape),
            "code": "\n".join([line for call in self.layer.keras_calls() for line in call_lines(call)]),
        }
        if self.window:
            facts["window"] = window_facts(self.window.rows, self.window.columns)
        if writes := self.layer.writes(self.before.shape):
            facts["writes"] = window_facts(writes.rows, writes.columns)
        if formulas:
            facts["formula"] = formula_text(formulas)
            facts["formula_parts"] = [parts(line) for line in formulas]
        return facts


def facts_of(layer: Layer, path: str, before: View, after: View) -> LayerFacts:
    """Return the facts of a layer that can stand where it stands."""
    params = layer.params(before.shape)
    return LayerFacts(
        layer,
        path,
        before,
        after,
        window=layer.window(before.shape),
        params=params,
        trainable_params=params.value - layer.frozen_params(before.shape),
        macs=layer.macs(before.shape, after.shape),
        activation_bytes=prod(after.shape) * BYTES,
    )


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


@lru_cache(maxsize=4096)
def parts(line: tuple[Term, ...]) -> list[dict[str, str]]:
    """Return a formula as the page colours it."""
    return [{name: value for name, value in asdict(part).items() if value is not None} for part in line]
