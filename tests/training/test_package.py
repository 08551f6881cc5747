"""`.keras` files: other Python processes load them, and predict the same."""

import subprocess
import sys

import numpy as np
import pytest

from playground.architecture import TrainingSettings
from playground.architecture.code import script
from playground.data import get
from playground.training import checkpoint
from playground.training.build import build
from playground.training.package import save_keras
from playground.training.preview import Preview
from tests.networks import BY_HAND, conv, dense, network

EXTRA = ["weight normalization", "mirrored", "L2 pooling", "activations", "frozen kernels"]
PLAIN = ["everything", "residual", "inception", "nested", "dilated", "normalizations", "odd ids", "set kernels"]

LOAD = """
import runpy, sys
import numpy as np
for script in sys.argv[4:]:
    runpy.run_path(script)
import keras
names = sys.argv[3].split(",")
for name in names:
    model = keras.models.load_model(f"{sys.argv[1]}/{name}.keras")
    pictures = np.load(f"{sys.argv[1]}/{name}.npy").astype("float32") / 255
    np.save(f"{sys.argv[2]}/{name}.npy", model.predict(pictures, verbose=0))
assert not [module for module in sys.modules if module.partition(".")[0] == "playground"]
"""


def disturbed(architecture, folder):
    """Write weights that training might have led to; those of batch normalization too."""
    built = build(architecture, seed=3)
    rng = np.random.default_rng(4)
    for weight in built.model.weights:
        weight.assign(weight + rng.uniform(-0.05, 0.1, weight.shape))
    checkpoint.save(built, folder / "checkpoint.safetensors")
    return folder / "checkpoint.safetensors"


def saved(name, folder):
    """Write a network's `.keras` file and some pictures into a folder; return what the page predicts for them."""
    architecture = BY_HAND[name]
    weights = disturbed(architecture, folder)
    save_keras(architecture, weights, folder / f"{name}.keras")
    pictures = np.random.default_rng(5).integers(0, 256, (3, *architecture.input.shape), dtype=np.uint8)
    np.save(folder / f"{name}.npy", pictures)
    return Preview().predict(architecture, pictures, weights)


def loaded(names, folder, *scripts):
    """Return what another Python predicts that has Keras, loads the files and knows nothing of ours, by name."""
    answers = folder / "answers"
    answers.mkdir(exist_ok=True)
    # Isolated, and away from the repository: our package is not to be found.
    command = [sys.executable, "-P", "-c", LOAD, str(folder), str(answers), ",".join(names), *map(str, scripts)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return {name: np.load(answers / f"{name}.npy") for name in names}


def probabilities(architecture, outputs):
    """Return the outputs of a network as the page shows them."""
    if architecture.ends_in_softmax:
        return outputs
    powers = np.exp(outputs - outputs.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def test_any_keras_loads_the_file_and_predicts_what_the_page_predicts(tmp_path):
    ours = {name: saved(name, tmp_path) for name in PLAIN}
    theirs = loaded(PLAIN, tmp_path)
    for name in PLAIN:
        np.testing.assert_allclose(probabilities(BY_HAND[name], theirs[name]), ours[name], atol=1e-6, err_msg=name)


def test_with_the_exported_script_it_loads_layers_that_keras_lacks(tmp_path):
    ours = {name: saved(name, tmp_path) for name in EXTRA}
    files = [tmp_path / f"script{number}.py" for number in range(len(EXTRA))]
    for name, file in zip(EXTRA, files, strict=True):
        file.write_text(script(BY_HAND[name], TrainingSettings(), get("fashion_mnist").facts), "utf-8")
    theirs = loaded(EXTRA, tmp_path, *files)
    for name in EXTRA:
        np.testing.assert_allclose(probabilities(BY_HAND[name], theirs[name]), ours[name], atol=1e-6, err_msg=name)


def test_weights_of_another_network_are_refused(tmp_path):
    weights = disturbed(network(conv(2), dense(2)), tmp_path)
    with pytest.raises(ValueError, match=r"The weights must be those of the network. Missing: conv_1, dense_1\."):
        save_keras(network(conv(3), dense(2)), weights, tmp_path / "network.keras")
    assert not (tmp_path / "network.keras").exists()


def test_an_exported_checkpoint_holds_weights_and_nothing_else(tmp_path):
    weights = checkpoint.plain(disturbed(BY_HAND["mirrored"], tmp_path))
    assert sorted(weights) == [
        "conv_1/bias",
        "conv_1/kernel",
        "conv_2/bias",
        "conv_2/kernel",
        "dense_1/bias",
        "dense_1/kernel",
    ]
