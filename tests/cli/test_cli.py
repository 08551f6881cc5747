"""The commands, as one types them."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner, Result

from playground.cli import main
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
    for name in ("net.py", "net.json"):
        assert run("export", "lenet-5", str(tmp_path / name)).exit_code == 0
    assert "def build_model" in (tmp_path / "net.py").read_text()
    assert json.loads((tmp_path / "net.json").read_text())["name"] == "LeNet-5"
    assert "must end in" in run("export", "lenet-5", str(tmp_path / "net.h5")).output


def test_train_shows_progress_and_saves_the_weights(tmp_path: Path) -> None:
    network = saved(tmp_path, conv(2, id="conv"), pool(4), FLATTEN, dense())
    weights = tmp_path / "weights.npz"
    command = ["train", network, "--dataset", "digits", "--epochs", "2", "--train-size", "256"]
    answer = run(*command, "--export", str(weights))
    assert answer.exit_code == 0, answer.output
    assert "epoch 2: test loss" in answer.output
    assert "test accuracy 0." in answer.output
    with np.load(weights, allow_pickle=False) as file:
        assert file["conv/kernel"].shape == (3, 3, 1, 2)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--export", "net.h5"], "--export must end in .npz, .py or .json"),
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
