"""Exports over HTTP, and that they predict what the page predicts."""

import io
import json
import runpy
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from numpy.typing import NDArray

from playground.architecture import Architecture
from playground.data import get
from playground.engine import Run
from playground.server import Services
from playground.training.warm import keras
from tests.networks import BY_HAND, conv, document
from tests.server.conftest import NETWORK, TRAINING, Client, wait_for_end

EXTRA = ["L2 pooling", "weight normalization", "activations"]
PLAIN = ["everything", "residual", "inception", "odd ids"]


def trainable(name: str) -> dict[str, Any]:
    """Return a network by its name, changed so that it takes digits."""
    return BY_HAND[name].to_dict() | {"input": {"height": 28, "width": 28, "channels": 1}}


def file_of(client: Client, run: Run, form: str, folder: Path) -> Path:
    """Download an export into a folder."""
    answer = client.flask.get(f"/api/runs/{run.id}/export/{form}")
    assert answer.status_code == 200, answer.data[:300]
    file = folder / f"export.{form}"
    file.write_bytes(answer.data)
    return file


def predicted(client: Client, run: Run, pictures: NDArray[np.uint8]) -> NDArray[np.float64]:
    """Return what the page shows for some pictures, one after the other."""
    answers = []
    for picture in pictures:
        content = io.BytesIO()
        np.save(content, picture)
        answer = client.flask.post(
            f"/api/runs/{run.id}/predict", data=content.getvalue(), content_type="application/octet-stream"
        )
        answers.append((answer.json or {})["probabilities"])
    return np.array(answers)


def probabilities(architecture: Architecture, outputs: Any) -> Any:
    """Return the outputs of a network as the page shows them."""
    return outputs if architecture.ends_in_softmax else keras.ops.softmax(outputs)


def set_weights(model: Any, file: Path) -> None:
    """Give a model the weights of an exported `.npz`, as anybody would: by the names of layers and weights."""
    with np.load(file, allow_pickle=False) as arrays:
        left = set(arrays.files)
        for layer in model.layers:
            for weight in layer.weights:
                # "layer." stands before ids that TensorFlow does not take; ".depthwise" and the like behind the id.
                name = f"{layer.name.removeprefix('layer.')}/{weight.path.partition(f'{layer.name}/')[2]}"
                weight.assign(arrays[name])
                left.remove(name)
    assert left == set()


def check_parity(client: Client, run: Run, folder: Path) -> None:
    """Assert that script with weights, and Keras's file, predict what the page predicts."""
    pictures = get("digits").load().test_images[:4]
    shown = predicted(client, run, pictures)
    scaled = pictures.astype("float32") / 255
    model = runpy.run_path(str(file_of(client, run, "py", folder)))["build_model"]()
    set_weights(model, file_of(client, run, "npz", folder))
    np.testing.assert_allclose(probabilities(run.architecture, model(scaled, training=False)), shown, atol=1e-6)
    loaded = keras.models.load_model(file_of(client, run, "keras", folder))
    np.testing.assert_allclose(probabilities(run.architecture, loaded(scaled, training=False)), shown, atol=1e-6)


def test_a_trained_run_predicts_the_same_everywhere(client: Client, trained: Run, tmp_path: Path) -> None:
    check_parity(client, trained, tmp_path)


@pytest.mark.parametrize("name", [*PLAIN, *EXTRA])
def test_networks_predict_the_same_everywhere(client: Client, services: Services, name: str, tmp_path: Path) -> None:
    training = TRAINING | {"epochs": 1, "train_size": 64}
    status, answer = client.post("/api/runs", {"architecture": trainable(name), "training": training})
    assert status == 201, answer
    run = services.runs.get(answer["run"]["id"])
    wait_for_end(run)
    assert run.state == "finished", run.to_dict()
    check_parity(client, run, tmp_path)


def test_every_export_of_a_run_is_a_file_with_a_plain_name(client: Client, trained: Run) -> None:
    for form in ("py", "ipynb", "json", "npz", "keras"):
        answer = client.flask.get(f"/api/runs/{trained.id}/export/{form}")
        assert answer.status_code == 200
        assert answer.headers["Content-Disposition"] == f"attachment; filename=tiny_net.{form}"


def test_weights_have_the_names_of_layers_and_no_others(client: Client, trained: Run, tmp_path: Path) -> None:
    with np.load(file_of(client, trained, "npz", tmp_path), allow_pickle=False) as file:
        shapes = {name: file[name].shape for name in file.files}
    assert shapes == {"conv/kernel": (3, 3, 1, 2), "conv/bias": (2,), "out/kernel": (72, 10), "out/bias": (10,)}


def test_an_export_leaves_nothing_behind(client: Client, trained: Run, tmp_path: Path) -> None:
    before = sorted(trained.checkpoint().parent.iterdir())
    file_of(client, trained, "keras", tmp_path)
    assert sorted(trained.checkpoint().parent.iterdir()) == before


def test_a_script_has_the_settings_of_its_run(client: Client, trained: Run, tmp_path: Path) -> None:
    text = file_of(client, trained, "py", tmp_path).read_text("utf-8")
    assert "keras.datasets.mnist.load_data()" in text
    assert "x_train[:256]" in text
    assert "batch_size=32, epochs=2" in text


def test_without_a_run(client: Client, tmp_path: Path) -> None:
    answer = client.flask.post("/api/export/py", json={"architecture": NETWORK})
    assert answer.headers["Content-Disposition"] == "attachment; filename=tiny_net.py"
    file = tmp_path / "export.py"
    file.write_bytes(answer.data)
    assert runpy.run_path(str(file))["build_model"]().count_params() == 20 + 73 * 10 - 10 + 10
    answer = client.flask.post("/api/export/ipynb", json={"architecture": NETWORK, "training": TRAINING})
    nbformat.validate(nbformat.reads(answer.data.decode(), as_version=4))
    architecture = BY_HAND["residual"].to_dict()
    answer = client.flask.post("/api/export/json", json={"architecture": architecture})
    assert json.loads(answer.data) == architecture


@pytest.mark.parametrize("name", ["größe/..\\..", "", "\u202e", 'a"; b', "x" * 80])
def test_a_file_has_a_plain_name_whatever_the_network_is_called(client: Client, name: str) -> None:
    answer = client.flask.post("/api/export/json", json={"architecture": NETWORK | {"name": name}})
    file = answer.headers["Content-Disposition"].removeprefix("attachment; filename=")
    assert file.isascii()
    assert file.removesuffix(".json").replace("_", "").isalnum()
    assert len(file) <= 45


def test_what_cannot_be_exported_says_why(client: Client, trained: Run) -> None:
    status, answer = client.get(f"/api/runs/{trained.id}/export/h5")
    assert (status, answer["error"]["code"]) == (404, "unknown_form")
    assert answer["error"]["message"] == "Exports are py, ipynb, json, npz, keras. Received: h5."
    for form in ("npz", "keras"):
        status, answer = client.post(f"/api/export/{form}", {"architecture": NETWORK})
        assert (status, answer["error"]["code"]) == (404, "unknown_form")
        assert answer["error"]["message"] == f"Exports without a run are py, ipynb, json. Received: {form}."
        assert client.get(f"/api/runs/nobody/export/{form}")[0] == 404
    status, answer = client.post("/api/export/py", {"architecture": NETWORK, "training": {"dataset": "x; import os"}})
    assert (status, answer["error"]["code"]) == (422, "unknown_dataset")


def test_a_run_without_weights_has_no_files_of_them(client: Client, services: Services) -> None:
    running = [start(client, {"epochs": 1000}) for _ in range(2)]
    waiting = start(client, {})
    try:
        for form in ("npz", "keras"):
            status, answer = client.get(f"/api/runs/{waiting}/export/{form}")
            assert (status, answer["error"]["code"]) == (409, "no_weights")
            assert answer["error"]["message"].endswith("Received: a run that is queued.")
        assert client.flask.get(f"/api/runs/{waiting}/export/py").status_code == 200
    finally:
        for run in (waiting, *running):
            services.runs.delete(run)


def start(client: Client, changes: dict[str, Any]) -> str:
    """Start a run and return its id."""
    _, answer = client.post("/api/runs", {"architecture": NETWORK, "training": TRAINING | changes})
    return str(answer["run"]["id"])


def test_kernels_without_end_are_not_written_down(client: Client) -> None:
    many = [{"filter": filter_, "name": "blur"} for filter_ in range(53)]
    status, answer = client.post("/api/export/py", {"architecture": document(conv(53, 31, kernels=many))})
    assert (status, answer["error"]["code"]) == (422, "budget")
    assert answer["error"]["message"].endswith("at most 50,000 kernel values set by hand. Received: 50,933.")
