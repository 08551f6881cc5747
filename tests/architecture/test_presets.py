"""The ready-made networks and their published figures."""

import pytest

from playground.architecture import analyze
from playground.architecture.presets import UnknownPreset, get, presets

PARAMS = {"small-convnet": 26_826, "lenet-5": 61_706, "tiny-resnet": 4_970}


def test_the_default_comes_first() -> None:
    assert next(iter(presets())) == "small-convnet"


@pytest.mark.parametrize("name", PARAMS)
def test_parameters_are_those_of_the_readme(name: str) -> None:
    found = analyze(get(name).architecture)
    assert found["total"]["params"] == PARAMS[name]
    assert found["problems"] == []


@pytest.mark.parametrize("name", presets())
def test_each_says_what_it_is_and_where_from(name: str) -> None:
    preset = get(name)
    assert preset.title
    assert preset.summary
    assert preset.source


def test_an_unknown_preset_is_answered_with_the_known_ones() -> None:
    with pytest.raises(UnknownPreset, match=r"There is no preset 'vgg'\. Known: small-convnet, "):
        get("vgg")
