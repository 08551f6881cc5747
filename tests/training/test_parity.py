"""What the playground says of a network is what Keras builds, and what it exports builds the same."""

import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from playground.architecture import Architecture, Layer, TrainingSettings, analyze, errors
from playground.architecture.code import script
from playground.data import get
from playground.training.build import build
from playground.training.warm import keras
from tests.networks import BY_HAND
from tests.random_networks import architectures
from tests.training.trainings import moving


def check_sizes(architecture: Architecture) -> Any:
    """Assert that shapes and counts are Keras's, and return the model."""
    facts = analyze(architecture)
    network = build(architecture, seed=0)
    said = {layer["id"]: tuple(layer["output_shape"]) for layer in facts["layers"]}
    assert said == {name: tuple(output.shape[1:]) for name, output in network.outputs.items()}
    assert facts["total"]["params"] == network.model.count_params()
    trainable = sum(moving(weight) for weight in network.model.trainable_weights)
    assert facts["total"]["trainable_params"] == trainable
    for layer in facts["layers"]:
        assert layer["params"] == sum(keras_layer.count_params() for keras_layer in network.layers[layer["id"]])
    return network.model


def exported(architecture: Architecture, folder: Path) -> Any:
    """Return the model that the exported script builds."""
    file = folder / "export.py"
    file.write_text(script(architecture, TrainingSettings(), get("fashion_mnist").facts), "utf-8")
    return runpy.run_path(str(file))["build_model"]()


@pytest.mark.parametrize("name", BY_HAND)
def test_sizes_are_those_of_keras(name: str) -> None:
    model = check_sizes(BY_HAND[name])
    assert tuple(model.output_shape[1:]) == tuple(analyze(BY_HAND[name])["total"]["output_shape"])


@pytest.mark.parametrize("name", BY_HAND)
def test_the_exported_script_builds_the_same_model(name: str, tmp_path: Path) -> None:
    ours = build(BY_HAND[name], seed=0).model
    theirs = exported(BY_HAND[name], tmp_path)
    assert [keras_layer.name for keras_layer in theirs.layers[1:]] == [layer.name for layer in ours.layers[1:]]
    theirs.set_weights(ours.get_weights())
    picture = np.random.default_rng(0).random((2, *BY_HAND[name].input.shape), dtype=np.float32)
    np.testing.assert_array_equal(theirs(picture), ours(picture))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(architectures())
def test_random_networks(architecture: Architecture) -> None:
    if not errors(architecture):
        check_sizes(architecture)
        keras.backend.clear_session()


def fatal(layer: Layer) -> bool:
    """Tell whether TensorFlow would end the process."""
    return layer.kind == "Conv2DTranspose" and max(layer.strides) > 1 and max(layer.dilation_rate) > 1  # type: ignore[attr-defined]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(architectures(most=3))
def test_what_is_called_impossible_never_builds_in_keras(architecture: Architecture) -> None:
    """But for Dense on a grid, which Keras takes for one Dense a pixel, and our budgets.

    Transposed convolution with strides and dilation builds, and ends the process without a word once it is run.
    """
    ours = {problem.code for problem in errors(architecture)} - {"dense_on_grid", "budget"}
    if ours and not any(fatal(layer) for _, layer in architecture.walk()):
        with pytest.raises((ValueError, ZeroDivisionError, IndexError)):
            build(architecture, seed=0)
        keras.backend.clear_session()
