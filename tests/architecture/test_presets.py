"""The ready-made networks against the figures of their papers.

What was published where, and what was counted here, stands in the README of each.
"""

import re
from collections.abc import Iterator
from math import prod
from typing import Any

import pytest

from playground.architecture import DatasetFacts, analyze
from playground.architecture.presets import UnknownPreset, get, presets
from playground.paths import models_directory

FASHION = DatasetFacts("Fashion-MNIST", (28, 28, 1), 10)
SMALL = [name for name, preset in presets().items() if preset.architecture.input.shape == FASHION.shape]

TRAINED = {
    "lenet-5": 61_706,
    "network-in-network": 966_986,
    "alexnet": 60_965_224,
    "vgg-16": 138_357_544,
    "googlenet": 6_998_552,
    "resnet-18": 11_689_512,
    "resnet-34": 21_797_672,
    "resnet-50": 25_557_032,
}
"""DESIGN.md, section 6; the ResNets as torchvision counts them."""

MACS = {
    "alexnet": 724e6,  # Sze et al. (2017)
    "vgg-16": 15.5e9,  # Sze et al.
    "googlenet": 1.58e9,  # counted; "1.5 billion" in the paper, whose first convolution is counted too low
    "resnet-18": 1.8e9,  # He et al. (2015), table 1
    "resnet-34": 3.66e9,  # counted; 3.6 in table 1, which is with shortcuts that have no weights
    "resnet-50": 3.86e9,  # counted; 3.8 in table 1, 3.9 by Sze et al.
}

SEES = {
    "alexnet": ("pool5", 195, 32),  # Araujo et al. (2019)
    "vgg-16": ("pool5", 212, 32),  # Araujo et al.
    "resnet-50": ("res5c", 483, 32),  # Araujo et al.
    "resnet-18": ("res5b", 435, 32),  # counted
    "resnet-34": ("res5c", 899, 32),  # counted
    "googlenet": ("inception_5b", 715, 32),  # counted
    "network-in-network": ("cccp6", 27, 4),  # counted
    "dilated": ("norm_4", 32, 2),  # counted
}

RESNET = {"conv1": (112, 112, 64), "pool1": (56, 56, 64), "fc1000": (1000,)}
SHAPES: dict[str, dict[str, Any]] = {
    "lenet-5": {"C1": (28, 28, 6), "S2": (14, 14, 6), "C3": (10, 10, 16), "S4": (5, 5, 16), "C5": (120,)},
    "network-in-network": {"cccp2": (32, 32, 96), "pool1": (16, 16, 96), "pool2": (8, 8, 192), "cccp6": (8, 8, 10)},
    "alexnet": {"conv1": (55, 55, 96), "conv2": (27, 27, 256), "conv4": (13, 13, 384), "pool5": (6, 6, 256)},
    "vgg-16": {"pool1": (112, 112, 64), "pool3": (28, 28, 256), "conv5_3": (14, 14, 512), "pool5": (7, 7, 512)},
    "googlenet": {
        "conv1_7x7_s2": (112, 112, 64),
        "pool1_3x3_s2": (56, 56, 64),
        "conv2_3x3": (56, 56, 192),
        "pool2_3x3_s2": (28, 28, 192),
        "inception_3a": (28, 28, 256),
        "inception_3b": (28, 28, 480),
        "pool3_3x3_s2": (14, 14, 480),
        "inception_4a": (14, 14, 512),
        "inception_4d": (14, 14, 528),
        "inception_4e": (14, 14, 832),
        "pool4_3x3_s2": (7, 7, 832),
        "inception_5b": (7, 7, 1024),
        "pool5": (1024,),
        "classifier": (1000,),
    },
    "resnet-18": RESNET
    | {"res2b": (56, 56, 64), "res3b": (28, 28, 128), "res4b": (14, 14, 256), "res5b": (7, 7, 512), "pool5": (512,)},
    "resnet-34": RESNET
    | {"res2c": (56, 56, 64), "res3d": (28, 28, 128), "res4f": (14, 14, 256), "res5c": (7, 7, 512), "pool5": (512,)},
    "resnet-50": RESNET
    | {
        "res2c": (56, 56, 256),
        "res3d": (28, 28, 512),
        "res4f": (14, 14, 1024),
        "res5c": (7, 7, 2048),
        "pool5": (2048,),
    },
}

OPS = {"3a": 128, "3b": 304, "4a": 73, "4b": 88, "4c": 100, "4d": 119, "4e": 170, "5b": 71}
"""Szegedy et al. (2014), table 1, in millions. 5a is left out: 54 there, 51 as it is described."""


def facts(name: str) -> dict[str, Any]:
    return analyze(get(name).architecture)


def layers(name: str) -> dict[str, dict[str, Any]]:
    return {layer["id"]: layer for layer in facts(name)["layers"]}


def readme(name: str) -> str:
    return (models_directory() / name / "README.md").read_text("utf-8")


def test_the_default_comes_first_and_large_pictures_last() -> None:
    names = list(presets())
    assert names[0] == "small-convnet"
    assert names[1 : len(SMALL)] == sorted(SMALL[1:])
    assert names[-1] == "alexnet"


@pytest.mark.parametrize("name", presets())
def test_each_says_what_it_is_and_where_from(name: str) -> None:
    preset = get(name)
    assert len(preset.title) <= 40
    assert 20 < len(preset.summary) <= 150
    assert preset.source


@pytest.mark.parametrize("name", presets())
def test_nothing_is_wrong_with_any(name: str) -> None:
    found = analyze(get(name).architecture, dataset=FASHION if name in SMALL else None)
    assert [problem for problem in found["problems"] if problem["severity"] == "error"] == []


@pytest.mark.parametrize("name", presets())
def test_the_readme_gives_the_counts(name: str) -> None:
    total = facts(name)["total"]
    for figure in (total["params"], total["macs"]):
        assert f"{figure:,}" in readme(name)


@pytest.mark.parametrize("name", SMALL)
def test_those_for_the_playground_were_trained(name: str) -> None:
    found = re.search(r"([\d.]+) % test accuracy after \d epochs.*two CPU cores", readme(name), re.DOTALL)
    assert found
    assert float(found[1]) >= 80


@pytest.mark.parametrize("name", TRAINED)
def test_parameters_are_those_published(name: str) -> None:
    assert facts(name)["total"]["trainable_params"] == TRAINED[name]


@pytest.mark.parametrize("name", MACS)
def test_multiply_adds_are_those_published(name: str) -> None:
    assert facts(name)["total"]["macs"] == pytest.approx(MACS[name], rel=0.01)


@pytest.mark.parametrize(("name", "dense"), [("alexnet", 58_621_952), ("vgg-16", 123_633_664)])
def test_multiply_adds_of_the_dense_layers(name: str, dense: int) -> None:
    """Sze et al. (2017): 58.6 million and 124 million."""
    assert sum(layer["macs"] for layer in facts(name)["layers"] if layer["kind"] == "Dense") == dense


@pytest.mark.parametrize("name", SEES)
def test_receptive_fields_are_those_published(name: str) -> None:
    layer, size, jump = SEES[name]
    field = layers(name)[layer]["receptive_field"]
    assert (field["size"], field["jump"]) == ([size, size], [jump, jump])


@pytest.mark.parametrize(
    ("name", "layer", "shape"),
    [(name, layer, shape) for name, table in SHAPES.items() for layer, shape in table.items()],
)
def test_stages_have_the_shapes_of_the_paper(name: str, layer: str, shape: tuple[int, ...]) -> None:
    assert tuple(layers(name)[layer]["output_shape"]) == shape


@pytest.mark.parametrize(
    ("layer", "neurons"), [("conv2", 186_624), ("conv3", 64_896), ("conv4", 64_896), ("conv5", 43_264)]
)
def test_alexnet_has_as_many_neurons_as_the_paper_says(layer: str, neurons: int) -> None:
    """Krizhevsky et al. (2012), figure 2; the first layer's 253,440 fit no size of the picture."""
    assert prod(layers("alexnet")[layer]["output_shape"]) == neurons


def inside(name: str, block: str) -> Iterator[dict[str, Any]]:
    """Yield the facts of the layers in a block's branches."""
    found = layers(name)
    path = f"{found[block]['path']}/"
    return (layer for layer in found.values() if layer["path"].startswith(path))


@pytest.mark.parametrize("module", OPS)
def test_inception_modules_cost_what_the_paper_says(module: str) -> None:
    macs = sum(layer["macs"] for layer in inside("googlenet", f"inception_{module}"))
    assert macs / 1e6 == pytest.approx(OPS[module], abs=1)


def test_resnet_34_without_weights_in_its_shortcuts_costs_what_the_paper_says() -> None:
    projections = sum(layer["macs"] for name, layer in layers("resnet-34").items() if name.endswith("_branch1"))
    assert round((facts("resnet-34")["total"]["macs"] - projections) / 1e9, 1) == 3.6


def test_the_dilated_net_has_a_field_as_large_as_its_picture() -> None:
    height, width, _ = get("dilated").architecture.input.shape
    assert layers("dilated")["norm_4"]["receptive_field"]["size"] >= [height, width]


def test_an_unknown_preset_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownPreset, match=r"There is no preset 'vgg'\. Known: small-convnet, "):
        get("vgg")
