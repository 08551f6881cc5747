"""A network as a Jupyter notebook: its arithmetic as a table, and the cells that build, train and try it."""

import html
import re
from collections.abc import Iterator
from typing import Any

from playground.architecture.code import EVALUATION, REQUIREMENTS, building_lines, data_lines, title, training_lines
from playground.architecture.diagnosis import analyze
from playground.architecture.layers.base import times
from playground.architecture.problems import DatasetFacts
from playground.architecture.settings import TrainingSettings
from playground.architecture.source import extra_source, import_source, model_source
from playground.architecture.spec import Architecture

Cell = tuple[str, str, str]
"""(kind of cell, id, content)"""


def notebook(architecture: Architecture, settings: TrainingSettings, dataset: DatasetFacts) -> str:
    """Return the text of an `.ipynb` file, the same for the same network."""
    from nbformat import v4, writes

    makers = {"markdown": v4.new_markdown_cell, "code": v4.new_code_cell}
    made = [makers[kind](content, id=name) for kind, name, content in cells(architecture, settings, dataset)]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "python"}}
    return str(writes(v4.new_notebook(cells=made, metadata=metadata))) + "\n"


def cells(architecture: Architecture, settings: TrainingSettings, dataset: DatasetFacts) -> Iterator[Cell]:
    """Yield the cells in their order."""
    facts = analyze(architecture)
    extra = extra_source(architecture)
    yield "markdown", "title", f"# {plain(title(architecture))}\n\n{summary(architecture, facts)}"
    yield "markdown", "arithmetic", f"## Arithmetic\n\n{ARITHMETIC}\n\n{table(facts)}"
    yield "markdown", "model-title", "## Model"
    yield "code", "imports", import_source(extra)
    if extra:
        yield "markdown", "extra-title", EXTRA
        yield "code", "extra", extra
    yield "code", "model", model_source(architecture)
    building = building_lines(architecture, settings)
    yield "code", "build", f"keras.utils.set_random_seed({settings.seed})\n{building}"
    yield "markdown", "data-title", DATA
    yield "code", "data", data_lines(architecture, settings, dataset)
    yield "markdown", "training-title", "## Training"
    yield "code", "training", training_lines(architecture, settings)
    yield "markdown", "evaluation-title", EVALUATION_TITLE
    yield "code", "evaluation", EVALUATION


def summary(architecture: Architecture, facts: dict[str, Any]) -> str:
    """Say in words what the network is, and where it does not stand."""
    total = facts["total"]
    said = (
        f"A ConvNet from ConvNet Playground: {len(facts['layers'])} layers, pictures of "
        f"{times(architecture.input.shape)} in, {times(tuple(total['output_shape']))} numbers out.\n\n"
        f"- {total['params']:,} parameters, {total['trainable_params']:,} of them trained\n"
        f"- {total['macs']:,} multiply-adds for one picture\n"
        f"- {total['activation_bytes']:,} bytes of activations for one picture\n\n"
        f"Needs Keras and TensorFlow: `pip install {REQUIREMENTS}`"
    )
    wrong = [plain(problem["message"]) for problem in facts["problems"] if problem["severity"] == "error"]
    return "\n\n".join([said, *(f"**It cannot be trained as it is.** {message}" for message in wrong)])


def table(facts: dict[str, Any]) -> str:
    """Return a row a layer, and one for the sum of the parameters, as a Markdown table."""
    rows = [row(layer) for layer in facts["layers"]]
    total = ["**sum**", "", "", "", f"**{facts['total']['params']:,}**", ""]
    lines = [HEADINGS, ["---"] * len(HEADINGS), *rows, total]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def row(layer: dict[str, Any]) -> list[str]:
    """Return a layer's row; layers inside branches stand below their block, indented."""
    inside = "&emsp;" * layer["path"].count("branches")
    formula = layer.get("formula") or "as its input"
    if layer["input_shape"] != layer["output_shape"] and "formula" not in layer:
        formula = f"from {times(tuple(layer['input_shape']))}"
    return [
        f"{inside}`{layer['id']}`",
        layer["kind"],
        times(tuple(layer["output_shape"])),
        plain(formula),
        plain(layer["params_formula"]),
        times(tuple(layer["receptive_field"]["size"])),
    ]


def plain(text: str) -> str:
    r"""Return text that Markdown shows as it is.

    >>> print(plain("a_b | <i>*c*"))
    a\_b \| &lt;i&gt;\*c\*
    """
    return re.sub(r"([\\`*_{}\[\]#|~$])", r"\\\1", html.escape(text, quote=False))


HEADINGS = ["layer", "kind", "output", "size of the output", "parameters", "receptive field"]

ARITHMETIC = (
    "What comes out of each layer, with Keras's own sums: rows and columns of the output, parameters, and the rows and "
    "columns of the picture that one cell of the output can see."
)

EXTRA = "Keras lacks these layers, so their source stands here."

DATA = "## Data\n\nPixels go from 0 to 1."

EVALUATION_TITLE = "## Evaluation\n\nOn pictures that the network has not seen."
