"""`playground info`, as one types it."""

import importlib
import subprocess
import sys

import keras
import pytest
from click.testing import CliRunner

from playground.cli import main, selftest
from playground.engine.devices import Devices, Gpu

GB = 1 << 30
module = importlib.import_module("playground.cli.info")  # The package names the command so.


def run(*arguments):
    return CliRunner().invoke(main, ["info", *arguments], env={"COLUMNS": "200"})


def test_versions_devices_and_limits(tmp_path):
    answer = run("--slots", "2", "--directory", str(tmp_path / "runs"))
    assert answer.exit_code == 0, answer.output
    assert keras.__version__ in answer.output
    for words in ("processor cores", "memory a run", "threads a run", f"Runs are kept in {tmp_path}", "engine: local"):
        assert words in answer.output
    assert not (tmp_path / "runs").exists()


def test_nothing_heavy_is_loaded_for_it():
    code = (
        "import sys; from click.testing import CliRunner; from playground.cli import main;"
        "CliRunner().invoke(main, ['info']); print([n for n in ('tensorflow', 'keras', 'ray') if n in sys.modules])"
    )
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert answer.stdout.strip() == "[]"


def test_a_gpu_is_named_with_its_memory(monkeypatch):
    monkeypatch.setattr(module, "tensorflow_uses_gpus", lambda: True)
    devices = Devices(8, 32 * GB, (Gpu(0, "NVIDIA H100", 80 * GB, 79 * GB),), "580.1")
    assert module.facts_of(devices)["GPU 0"] == "NVIDIA H100, 80.0 GB, 79.0 GB free"
    assert module.limits(devices, 4)["GPU memory a run"] == "19.2 GB"
    assert "memory a run" not in module.limits(devices, 4)


def test_a_gpu_that_tensorflow_cannot_use_is_told(monkeypatch):
    monkeypatch.setattr(module, "tensorflow_uses_gpus", lambda: False)
    assert "the extra `cuda` brings the other" in module.facts_of(Devices(8, 32 * GB, (), "580.1"))["GPUs"]


def test_the_self_test_trains(monkeypatch):
    monkeypatch.setattr(module, "SECONDS", 0.5)
    answer = run("--self-test")
    assert answer.exit_code == 0, answer.output
    assert "images/s" in answer.output
    assert "first feature maps after" in answer.output
    assert "All is well." in answer.output


def test_the_self_test_says_what_is_wrong_and_fails(monkeypatch):
    outcome = selftest.Outcome(None, None, None, "TensorFlow and Keras cannot be loaded here: no [way].")
    monkeypatch.setattr(module, "self_test", lambda engine, seconds: outcome)
    answer = run("--self-test")
    assert answer.exit_code == 1
    assert "Not well. TensorFlow and Keras cannot be loaded here: no [way]." in answer.output


class Story:
    """A run of which only this is known."""

    def __init__(self, state="running", loss=1.0, rows=1):
        self.facts = {"state": state, "error": {"message": "It broke."}, "metrics": {"loss": loss}}
        self.rows = [{}] * rows

    def to_dict(self, brief):
        return self.facts

    def history(self):
        return self.rows


@pytest.mark.parametrize(
    ("run", "seen", "trouble"),
    [
        (Story(), [0.1], None),
        (Story("failed"), [0.1], "It broke."),
        (Story("starting", rows=0), [], "Training has not begun within 120 s; the run is starting."),
        (Story(), [], "no feature maps came"),
        (Story(loss=None), [0.1], "the loss is no number"),
    ],
)
def test_what_is_looked_at(run, seen, trouble):
    found = selftest.trouble_of(run, seen)
    assert found is None if trouble is None else trouble in found
