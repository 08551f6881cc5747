"""The ready-made networks as Keras builds them, all but the two that are too large for every run."""

from pathlib import Path

import numpy as np
import pytest

from playground.architecture import analyze
from playground.architecture.presets import presets
from playground.training.build import build
from playground.training.warm import keras
from tests.training.test_parity import check_sizes, exported

NETWORKS = {name: preset.architecture for name, preset in presets().items() if name not in ("alexnet", "vgg-16")}
SMALL = [name for name, architecture in NETWORKS.items() if architecture.input.shape == (28, 28, 1)]


@pytest.mark.parametrize("name", NETWORKS)
def test_sizes_are_those_of_keras(name: str) -> None:
    model = check_sizes(NETWORKS[name])
    assert tuple(model.output_shape[1:]) == tuple(analyze(NETWORKS[name])["total"]["output_shape"])
    keras.backend.clear_session()


@pytest.mark.parametrize("name", SMALL)
def test_the_exported_script_builds_the_same_model(name: str, tmp_path: Path) -> None:
    ours = build(NETWORKS[name], seed=0).model
    theirs = exported(NETWORKS[name], tmp_path)
    assert [keras_layer.name for keras_layer in theirs.layers[1:]] == [layer.name for layer in ours.layers[1:]]
    theirs.set_weights(ours.get_weights())
    pictures = np.random.default_rng(0).random((2, *NETWORKS[name].input.shape), dtype=np.float32)
    np.testing.assert_array_equal(theirs(pictures), ours(pictures))
