"""Keras source of a network: the calls that build it, printed as they are made."""

import ast
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playground.architecture.layers import KerasCall, Layer
from playground.architecture.spec import Architecture
from playground.paths import extra_layers_file

PLACES = {
    "layers": "layers.",
    "regularizers": "keras.regularizers.",
    "optimizers": "keras.optimizers.",
    "losses": "keras.losses.",
    "extra": "",
}
"""How a script names what is in a module; the extra layers stand in the script itself."""
WIDTH = 110
"""Columns; what is longer gets a line for each argument."""


def call_source(call: KerasCall) -> str:
    """Print one call, and those inside it.

    >>> call_source(KerasCall("Dense", {"units": 10, "name": "output"}))
    'layers.Dense(units=10, name="output")'
    """
    return f"{called(call)}({', '.join(arguments(call))})"


def called(call: KerasCall) -> str:
    """Print what is called."""
    return PLACES[call.module] + call.class_name


def arguments(call: KerasCall) -> list[str]:
    """Print each argument."""
    return [f"{name}={value_source(value)}" for name, value in call.kwargs.items()]


def value_source(value: Any) -> str:
    """Print one argument's value."""
    if isinstance(value, KerasCall):
        return call_source(value)
    return json.dumps(value) if isinstance(value, str) else repr(value)


def call_lines(call: KerasCall) -> list[str]:
    """Print one call, on several lines where it is long.

    >>> call_lines(KerasCall("Dense", {"units": 10}))
    ['layers.Dense(units=10)']
    """
    line = call_source(call)
    if len(line) <= WIDTH:
        return [line]
    lines = [f"    {line}" for name, value in call.kwargs.items() for line in ended(value_lines(f"{name}=", value))]
    return [f"{called(call)}(", *lines, ")"]


def value_lines(head: str, value: Any) -> list[str]:
    """Print an argument, on several lines where it is long: a call inside, or a list with a line for each entry."""
    line = head + value_source(value)
    if len(line) <= WIDTH or not isinstance(value, KerasCall | list):
        return [line]
    if isinstance(value, KerasCall):
        first, *others = call_lines(value)
        return [head + first, *others]
    return [f"{head}[", *(f"    {value_source(each)}," for each in value), "]"]


def ended(lines: list[str]) -> list[str]:
    """Return the lines of an argument with the comma behind it."""
    return [*lines[:-1], f"{lines[-1]},"]


def calls_in(call: KerasCall) -> Iterator[KerasCall]:
    """Yield a call and those among its arguments."""
    yield call
    for value in call.kwargs.values():
        if isinstance(value, KerasCall):
            yield from calls_in(value)


def extra_source(architecture: Architecture) -> str:
    """Print the classes of what Keras lacks and the network has, and what these need; "" where it has none."""
    calls = (inner for _, layer in architecture.walk() for call in layer.keras_calls() for inner in calls_in(call))
    names = {call.class_name for call in calls if call.module == "extra"}
    if not names:
        return ""
    text = extra_layers_file().read_text("utf-8")
    definitions = [node for node in ast.parse(text).body if isinstance(node, ast.ClassDef | ast.FunctionDef)]
    chosen = [node for node in definitions if node.name in names]
    used = {node.id for each in chosen for node in ast.walk(each) if isinstance(node, ast.Name)}
    lines = text.splitlines()
    return "\n\n\n".join(
        "\n".join(lines[min([node.lineno, *(each.lineno for each in node.decorator_list)]) - 1 : node.end_lineno])
        for node in definitions
        if node.name in names | used
    )


def import_source(extra: str) -> str:
    """Print the imports that a network needs, beside the source of its extra layers."""
    if not extra:
        return "import keras\nfrom keras import layers"
    numpy = "import numpy as np\n" if "np." in extra else ""
    return f"from typing import Any\n\nimport keras\n{numpy}from keras import layers, ops"


def model_source(architecture: Architecture) -> str:
    """Print a function `build_model()` that returns the Keras model."""
    path = Path("inputs", "x")
    lines = [
        "def build_model():",
        '    """Return the network, with its first weights drawn at random."""',
        f"    inputs = keras.Input(shape={architecture.input.shape!r})",
        *(f"    {line}" for line in path.through(architecture.layers)),
        f"    return keras.Model(inputs, {path.at})",
    ]
    return "\n".join(lines)


@dataclass
class Path:
    """The way of the data through a list of layers: the variable that holds it, and the one for what comes next."""

    at: str
    target: str

    def through(self, layers: tuple[Layer, ...]) -> Iterator[str]:
        """Yield the lines that send the data through these layers."""
        for layer in layers:
            yield from self.merged(layer) if layer.branches else self.applied(layer.keras_calls())

    def applied(self, calls: tuple[KerasCall, ...]) -> Iterator[str]:
        """Yield the lines that send the data through Keras layers, one after the other."""
        for call in calls:
            yield from assignment(self.target, call, self.at)
            self.at = self.target

    def merged(self, layer: Layer) -> Iterator[str]:
        """Yield the lines that send the data through branches, each with a variable of its own, and merge them."""
        prefix = "branch" if self.target == "x" else self.target
        ends = []
        for number, branch in enumerate(layer.branches, start=1):
            path = Path(self.at, f"{prefix}_{number}")
            yield from path.through(branch)
            ends.append(path.at)
        (merging,) = layer.keras_calls()
        yield from assignment(self.target, merging, f"[{', '.join(ends)}]")
        self.at = self.target


def assignment(target: str, call: KerasCall, inputs: str) -> Iterator[str]:
    """Yield the lines that apply one Keras layer."""
    line = f"{target} = {call_source(call)}({inputs})"
    if len(line) <= WIDTH:
        yield line
        return
    yield f"{target} = {called(call)}("
    for name, value in call.kwargs.items():
        yield from (f"    {line}" for line in ended(value_lines(f"{name}=", value)))
    yield f")({inputs})"
