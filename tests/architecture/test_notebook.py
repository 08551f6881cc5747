"""Notebooks. That their code runs is tested beside the training, where Keras is."""

import json

import nbformat
import pytest

from playground.architecture import TrainingSettings, analyze
from playground.architecture.notebook import notebook, plain
from playground.data import get
from tests.networks import BY_HAND, FLATTEN, conv, dense, network

SETTINGS = TrainingSettings()
FACTS = get(SETTINGS.dataset).facts


def markdown(architecture):
    """Return a notebook's cells of text by their id."""
    made = nbformat.reads(notebook(architecture, SETTINGS, FACTS), as_version=4)
    return {cell.id: cell.source for cell in made.cells if cell.cell_type == "markdown"}


@pytest.mark.parametrize("name", BY_HAND)
def test_every_notebook_is_valid(name):
    text = notebook(BY_HAND[name], SETTINGS, FACTS)
    nbformat.validate(nbformat.reads(text, as_version=4))
    assert json.loads(text)["metadata"]["kernelspec"]["name"] == "python3"


def test_the_same_network_gives_the_same_file():
    assert notebook(BY_HAND["everything"], SETTINGS, FACTS) == notebook(BY_HAND["everything"], SETTINGS, FACTS)


def test_the_table_holds_the_arithmetic():
    text = markdown(network(conv(6, 5, padding="same"), FLATTEN, dense()))["arithmetic"]
    assert "| `conv_1` | Conv2D | 28×28×6 | ⌊(28 + 2 + 2 − 5) / 1⌋ + 1 = 28 | 5·5·1·6 + 6 = 156 | 5×5 |" in text
    assert "| `flat_1` | Flatten | 4704 | 28·28·6 = 4,704 | 0 | 5×5 |" in text
    assert "| `dense_1` | Dense | 10 | from 4704 | 4,704·10 + 10 = 47,050 | " in text
    assert text.endswith("| **sum** |  |  |  | **47,206** |  |")


@pytest.mark.parametrize("name", BY_HAND)
def test_the_table_has_a_row_for_every_layer(name):
    rows = markdown(BY_HAND[name])["arithmetic"].splitlines()[6:-1]
    layers = analyze(BY_HAND[name])["layers"]
    assert [row.split("`")[1] for row in rows] == [layer["id"] for layer in layers]
    assert [row.count("&emsp;") for row in rows] == [layer["path"].count("branches") for layer in layers]
    assert {row.count(" | ") for row in rows} == {5}


def test_the_title_says_what_the_network_is():
    title = markdown(BY_HAND["residual"])["title"]
    assert title.startswith("# test\n\nA ConvNet from ConvNet Playground: 7 layers, pictures of 28×28×1 in, 10 numbers")
    assert "254 parameters, 246 of them trained" in title


def test_a_network_that_is_impossible_says_so_and_shows_what_comes_before():
    cells = markdown(network(conv(4, 3, id="fits"), conv(4, 31)))
    assert "**It cannot be trained as it is.** The window must fit into its input" in cells["title"]
    assert "`fits`" in cells["arithmetic"]


def test_a_name_is_text_and_nothing_else():
    title = markdown(network(dense(2), name="<img src=x> *a* [b](c) `d`\n# e"))["title"].splitlines()[0]
    assert title == r"# &lt;img src=x&gt; \*a\* \[b\](c) \`d\` \# e"
    assert plain("2 < 3") == "2 &lt; 3"
