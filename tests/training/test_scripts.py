"""Exported scripts and notebooks run from first line to last, on a few pictures where Keras keeps its downloads."""

import gzip
import io
import json
import os
import pickle
import re
import runpy
import subprocess
import sys
import tarfile

import numpy as np
import pytest

from playground.architecture import TrainingSettings
from playground.architecture.code import script
from playground.architecture.notebook import notebook
from playground.data import get
from playground.training.warm import keras
from tests.networks import FLATTEN, conv, dense, layer, network, pool

COUNT = 48
SMALL = network(conv(2, 5, strides=3), pool(), FLATTEN, dense(), name="Small")
LOGITS = network(conv(2, 5, strides=3), pool(), FLATTEN, dense(activation="linear"))
COLOUR = network(conv(2, 5, strides=3), pool(), FLATTEN, dense(), size=(32, 32, 3))
EXTRA = network(
    conv(4, 5, strides=3, weight_normalization=True, padding=1, padding_mode="reflect"),
    layer("Maxout"),
    layer("L2Pooling2D", pool_size=2),
    FLATTEN,
    dense(),
)

AUGMENTATION = {"flip": True, "shift": 0.1, "rotation": 10.0, "zoom": 0.1, "contrast": 0.2, "brightness": 0.1}


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    """Fill a folder where Keras looks for what it has downloaded; a download is an error."""
    folder = tmp_path / "datasets"
    (folder / "fashion-mnist").mkdir(parents=True)
    rng = np.random.default_rng(0)
    images = rng.integers(0, 256, (COUNT, 28, 28), dtype=np.uint8)
    labels = rng.integers(0, 10, COUNT, dtype=np.uint8)
    np.savez(folder / "mnist.npz", x_train=images, y_train=labels, x_test=images, y_test=labels)
    for split in ("train", "t10k"):
        idx = {"images-idx3": bytes(16) + images.tobytes(), "labels-idx1": bytes(8) + labels.tobytes()}
        for name, content in idx.items():
            (folder / "fashion-mnist" / f"{split}-{name}-ubyte.gz").write_bytes(gzip.compress(content))
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    monkeypatch.setattr("keras.src.backend.config._KERAS_DIR", str(tmp_path))
    monkeypatch.setattr("keras.src.utils.file_utils.validate_file", lambda *given, **named: True)
    monkeypatch.setattr("keras.src.utils.file_utils.urlretrieve", None)
    return folder


def settings(**fields):
    """Return settings for a training of a moment."""
    return TrainingSettings.model_validate({"dataset": "digits", "epochs": 1, "batch_size": 16, **fields})


def run(architecture, training, folder):
    """Run a script as one runs it: from its file, as the main program."""
    file = folder / "network.py"
    file.write_text(script(architecture, training, get(training.dataset).facts), "utf-8")
    return runpy.run_path(str(file), run_name="__main__")


@pytest.mark.parametrize(
    ("architecture", "training"),
    [
        (SMALL, settings()),
        (LOGITS, settings(dataset="fashion_mnist", train_size=20, optimizer={"name": "SGD", "momentum": 0.9})),
        (LOGITS, settings(dataset="mnist", loss="mse", optimizer={"name": "AdamW"})),
        (EXTRA, settings(dataset="fashion_mnist_full", loss="mse", train_size=32, optimizer={"name": "RMSprop"})),
        (SMALL, settings(augmentation=AUGMENTATION)),
    ],
    ids=["crossentropy", "logits", "mse", "extra layers", "augmentation"],
)
def test_a_script_trains_and_prints_the_test_accuracy(architecture, training, tmp_path, capsys):
    made = run(architecture, training, tmp_path)
    assert re.fullmatch(r"test accuracy [01]\.\d{3}", capsys.readouterr().out.splitlines()[-1])
    (x_train, y_train), (x_test, y_test) = made["load_data"]()
    assert x_train.shape == (training.train_size or COUNT, 28, 28, 1)
    assert (x_test.dtype, x_test.min(), x_test.max()) == (np.float32, 0, 1)
    assert y_train.shape == ((len(x_train), 10) if training.loss == "mse" else (len(x_train),))
    assert len(y_test) == COUNT


def test_a_script_runs_by_itself(tmp_path):
    file = tmp_path / "network.py"
    file.write_text(script(LOGITS, settings(dataset="fashion_mnist"), get("fashion_mnist").facts), "utf-8")
    known = os.environ | {"KERAS_HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-P", str(file)]
    done = subprocess.run(command, cwd=tmp_path, env=known, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1].startswith("test accuracy ")


@pytest.mark.parametrize("loss", ["crossentropy", "mse"])
def test_a_script_for_photographs(loss, cache, tmp_path, capsys):
    with tarfile.open(cache / "cifar-10-batches-py-target_archive", "w") as archive:
        for name in [*(f"data_batch_{number}" for number in range(1, 6)), "test_batch"]:
            # One picture for all ten thousand of a batch.
            content = pickle.dumps({b"data": np.zeros((1, 3072), np.uint8), b"labels": [3]})
            member = tarfile.TarInfo(f"cifar-10-batches-py/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    run(COLOUR, settings(dataset="cifar10", loss=loss, train_size=32), tmp_path)
    assert capsys.readouterr().out.splitlines()[-1].startswith("test accuracy ")


def test_a_script_for_other_pictures_stops_with_a_sentence_of_keras(tmp_path):
    with pytest.raises(ValueError, match=r"expected shape=\(None, 32, 32, 3\), found shape=\(16, 28, 28\)"):
        run(COLOUR, settings(), tmp_path)


@pytest.mark.parametrize(
    ("architecture", "training"),
    [
        (SMALL, settings()),
        (EXTRA, settings(loss="mse", train_size=32)),
        (SMALL, settings(augmentation=AUGMENTATION)),
    ],
    ids=["crossentropy", "extra layers", "augmentation"],
)
def test_the_cells_of_a_notebook_run_in_their_order(architecture, training, capsys):
    cells = json.loads(notebook(architecture, training, get(training.dataset).facts))["cells"]
    names = {"__name__": "__main__"}
    for cell in cells:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), names)
    assert re.fullmatch(r"test accuracy [01]\.\d{3}", capsys.readouterr().out.splitlines()[-1])
    assert isinstance(names["model"], keras.Model)
    assert len(names["x_train"]) == (training.train_size or COUNT)
