"""The outline of a network: the sizes of its layers in order, and its branches: all that a small drawing needs."""

from functools import cache
from typing import Any

from playground.architecture.analysis import walk
from playground.architecture.facts import LayerFacts
from playground.architecture.layers import Layer
from playground.architecture.presets import get

DRAWN = {"convolution", "pooling", "dense"}
"""Families that count when one says how deep a network is; others keep the size, or change only its form."""

Outline = list[dict[str, Any]]


@cache
def figures(preset: str) -> dict[str, Any]:
    """Return what a gallery shows of a preset: its input, weights, multiply-adds and outline.

    >>> figures("lenet-5")["input"], figures("lenet-5")["params"]
    ([28, 28, 1], 61706)
    """
    architecture = get(preset).architecture
    found = walk(architecture)
    return {
        "input": list(architecture.input.shape),
        "params": found.params,
        "macs": found.macs,
        "outline": outline(architecture.layers, {facts.layer.name: facts for facts in found.layers}),
    }


def outline(layers: tuple[Layer, ...], facts: dict[str, LayerFacts]) -> Outline:
    """Return a list of layers as `{family, shape}`, and of blocks as `{branches}`; what is not drawn is left out."""
    drawn: Outline = []
    for layer in layers:
        if layer.branches:
            drawn.append({"branches": [outline(branch, facts) for branch in layer.branches]})
        elif layer.family in DRAWN:
            drawn.append({"family": layer.family, "shape": list(facts[layer.name].after.shape)})
    return drawn
