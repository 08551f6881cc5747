"""The commands, as one types them."""

import json
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from click.testing import CliRunner, Result

from playground.cli import main
from playground.training.warm import keras
from tests.networks import FLATTEN, conv, dense, document, pool


def run(*arguments: str) -> Result:
    """Run a command."""
    return CliRunner().invoke(main, list(arguments), env={"COLUMNS": "200"})


def saved(folder: Path, *layers: dict[str, Any]) -> str:
    """Write a network to a file and return its name."""
    file = folder / "net.json"
    file.write_text(json.dumps(document(*layers, name="Tiny net")))
    return str(file)


def test_analyze_prints_a_table() -> None:
    answer = run("analyze", "lenet-5")
    assert answer.exit_code == 0
    assert "⌊(28 + 2 + 2 − 5) / 1⌋ + 1 = 28" in answer.output
    assert "61,706 parameters" in answer.output


def test_analyze_as_json() -> None:
    answer = run("analyze", "lenet-5", "--json")
    assert json.loads(answer.output)["total"]["params"] == 61_706


def test_analyze_says_what_is_impossible_and_fails(tmp_path: Path) -> None:
    answer = run("analyze", saved(tmp_path, conv(4, 30)))
    assert answer.exit_code == 1
    assert "The window must fit into its input" in answer.output


def test_analyze_checks_the_dataset(tmp_path: Path) -> None:
    answer = run("analyze", saved(tmp_path, FLATTEN, dense(3)), "--dataset", "digits")
    assert answer.exit_code == 1
    assert "The last layer must give 10 numbers" in " ".join(answer.output.split())


def test_a_file_of_the_page_has_its_settings_with_it(tmp_path: Path) -> None:
    file = tmp_path / "page.json"
    network = document(conv(4, 3), FLATTEN, dense(10), name="Tiny net")
    file.write_text(json.dumps({"architecture": network, "training": {"dataset": "digits", "epochs": 7}}))
    assert "parameters" in run("analyze", str(file)).output
    script = tmp_path / "net.py"
    assert run("export", str(file), str(script)).exit_code == 0
    assert "epochs=7" in script.read_text("utf-8")


def test_what_cannot_be_parsed_is_a_sentence(tmp_path: Path) -> None:
    answer = run("analyze", saved(tmp_path, conv(0)))
    assert answer.exit_code == 1
    assert "filters must be between 1 and 4096. Received: filters=0 (layers/0)." in answer.output
    assert "Traceback" not in answer.output


def test_a_file_that_is_not_there() -> None:
    answer = run("analyze", "nothing.json")
    assert answer.exit_code == 1
    assert "nothing.json cannot be read" in answer.output


def test_export(tmp_path: Path) -> None:
    for name in ("net.py", "net.ipynb", "net.json"):
        assert run("export", "lenet-5", str(tmp_path / name)).exit_code == 0
    assert "def build_model" in (tmp_path / "net.py").read_text("utf-8")
    nbformat.validate(nbformat.read(tmp_path / "net.ipynb", as_version=4))
    assert json.loads((tmp_path / "net.json").read_text("utf-8"))["name"] == "LeNet-5"


def test_an_export_trains_on_pictures_that_fit(tmp_path: Path) -> None:
    file = tmp_path / "net.json"
    file.write_text(json.dumps(document(FLATTEN, dense(), size=(32, 32, 3))))
    for options, module in (([], "cifar10"), (["--dataset", "digits"], "mnist")):
        assert run("export", str(file), str(tmp_path / "net.py"), *options).exit_code == 0
        assert f"keras.datasets.{module}.load_data()" in (tmp_path / "net.py").read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("net.h5", "FILE must end in .py, .ipynb or .json. Received: net.h5."),
        ("net.npz", "FILE must end in .py, .ipynb or .json."),
        ("net", "FILE must end in .py, .ipynb or .json."),
        ("nowhere/net.py", "FILE must be in a folder that exists. Received: nowhere/net.py."),
    ],
)
def test_export_refuses_in_a_sentence(file: str, message: str) -> None:
    answer = run("export", "lenet-5", file)
    assert answer.exit_code == 1
    assert message in answer.output


def test_train_shows_progress_and_saves_what_was_learned(tmp_path: Path) -> None:
    network = saved(tmp_path, conv(2, id="conv"), pool(4), FLATTEN, dense())
    command = ["train", network, "--dataset", "digits", "--epochs", "2", "--train-size", "256"]
    answer = run(*command, "--export", str(tmp_path / "weights.npz"))
    assert answer.exit_code == 0, answer.output
    assert "epoch 2: test loss" in answer.output
    assert "test accuracy 0." in answer.output
    with np.load(tmp_path / "weights.npz", allow_pickle=False) as file:
        assert file.files == ["conv/bias", "conv/kernel", "dense_1/bias", "dense_1/kernel"]
        kernel = file["conv/kernel"]
    assert run(*command, "--export", str(tmp_path / "net.keras")).exit_code == 0
    model = keras.models.load_model(tmp_path / "net.keras")
    np.testing.assert_allclose(model.get_layer("conv").kernel, kernel, atol=1e-4)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--export", "net.h5"], "--export must end in .py, .ipynb, .json, .npz or .keras. Received: net.h5."),
        (["--export", "nowhere/net.npz"], "--export must be in a folder that exists."),
        (["--train-size", "1000000"], "training pictures"),
        (["--dataset", "cifar10"], "The network must take the pictures of"),
        (["--epochs", "0"], "epochs"),
    ],
)
def test_train_refuses_in_a_sentence(options: list[str], message: str) -> None:
    answer = run("train", "lenet-5", *options)
    assert answer.exit_code != 0
    assert message in answer.output
    assert "Traceback" not in answer.output
