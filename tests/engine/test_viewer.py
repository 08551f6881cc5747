import os
import signal
import threading
import zipfile

import numpy as np
import pytest

from playground.engine import EngineError, Viewer
from playground.engine.viewer import Desk
from playground.training.checkpoint import Progress, write
from playground.training.frames import quantize
from tests.engine.conftest import PATIENCE, TINY
from tests.networks import conv, network


def test_activations_of_all_layers(viewer, picture):
    shown = viewer.activations(TINY, picture)
    shapes = {name: values.shape for name, values in shown.items()}
    assert shapes == {"conv": (1, 8, 8, 2), "pool": (1, 4, 4, 2), "flat": (1, 32), "last": (1, 10)}
    assert shown["last"].dtype == np.float32
    assert viewer.device.startswith("CPU")


def test_some_layers_and_a_seed(viewer, picture):
    one, same, other = (viewer.activations(TINY, picture, ["conv"], seed=seed)["conv"] for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, same)
    assert not np.array_equal(one, other)


def test_weights_that_have_gone_are_refused_in_words(viewer, picture, tmp_path):
    with pytest.raises(EngineError, match=r"These weights are no longer kept\.") as refusal:
        viewer.activations(TINY, picture, weights=tmp_path / "gone.safetensors")
    assert refusal.value.code == "no_weights"


def test_maps_go_over_the_wire_as_bytes(viewer, picture):
    maps = viewer.maps(TINY, picture, ["conv", "last"], kernels=["conv"])
    assert {name: each.shape for name, each in maps.items()} == {
        "conv": (8, 8, 2), "conv/@now": (5, 5, 2), "last": (10,),
    }  # fmt: skip
    assert maps["conv"] == quantize(viewer.activations(TINY, picture, ["conv"])["conv"][0])


def test_a_keras_file_is_written_and_what_cannot_be_is_refused(viewer, picture, tmp_path):
    weights, target = tmp_path / "checkpoint.safetensors", tmp_path / "network.keras"
    write(weights, {"conv/kernel": np.zeros((5, 5, 1, 2)), "conv/bias": np.zeros(2)}, Progress())
    with pytest.raises(EngineError, match="The weights must be those of the network"):
        viewer.save_keras(TINY, weights, target)
    write(weights, weights_of_tiny(), Progress())
    viewer.save_keras(TINY, weights, target)
    assert zipfile.is_zipfile(target)
    assert viewer.predict(TINY, picture, weights).shape == (1, 10)


def weights_of_tiny():
    """Return weights by their names in a checkpoint."""
    shapes = {"conv/kernel": (5, 5, 1, 2), "conv/bias": 2, "last/kernel": (32, 10), "last/bias": 10}
    return {name: np.zeros(shape, np.float32) for name, shape in shapes.items()}


def test_an_impossible_network_is_refused_and_the_next_one_answered(viewer, picture):
    pid = viewer.pid
    with pytest.raises(EngineError, match="Keras could not go on"):
        viewer.activations(network(*[conv(1, 31)] * 2), picture)
    assert viewer.activations(TINY, picture, ["last"])
    assert viewer.pid == pid


def test_requests_from_many_threads(viewer, picture):
    answers = []
    threads = [
        threading.Thread(target=lambda: answers.append(viewer.activations(TINY, picture, ["last"])["last"]))
        for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert len(answers) == 6
    assert all(np.array_equal(answer, answers[0]) for answer in answers)


def test_a_viewer_survives_being_killed(engine, picture):
    viewer = Viewer(engine)
    assert viewer.wait_until_ready(PATIENCE)
    killed = viewer.pid
    os.kill(killed, signal.SIGKILL)
    assert viewer.activations(TINY, picture, ["last"])["last"].shape == (1, 10)
    assert viewer.pid != killed
    viewer.close()


def test_a_viewer_that_is_killed_at_every_request_is_given_up_for_now(engine, picture, monkeypatch):
    viewer = Viewer(engine)
    ask = Desk.ask

    def kill_and_ask(desk, order):
        os.kill(desk.pid, signal.SIGKILL)
        return ask(desk, order)

    monkeypatch.setattr(Desk, "ask", kill_and_ask)
    with pytest.raises(EngineError, match="The process that computes previews was lost; a new one is starting"):
        viewer.activations(TINY, picture, ["last"])
    monkeypatch.undo()
    assert viewer.activations(TINY, picture, ["last"])
    viewer.close()


def test_a_viewer_is_replaced_by_a_warm_one_after_many_requests(engine, picture):
    viewer = Viewer(engine, requests=2)
    pids = []
    for _ in range(200):
        viewer.activations(TINY, picture, ["conv"])
        pids.append(viewer.pid)
        if len(set(pids)) == 3:
            break
        if viewer._next is not None:
            viewer._next.wait(PATIENCE)
    assert len(set(pids)) == 3
    viewer.close()
