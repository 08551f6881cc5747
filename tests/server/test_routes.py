"""The routes that answer at once: health, schema, presets, datasets, analysis."""

import io

import numpy as np
import pytest

from playground.data import get
from tests.networks import conv, document
from tests.server.conftest import NETWORK, Client


def test_health(client: Client) -> None:
    status, answer = client.get("/api/health")
    assert status == 200
    assert answer["ok"]
    assert set(answer) == {"ok", "version", "device", "workers"}
    assert set(answer["workers"]) == {"warm", "busy", "queued"}


def test_schema(client: Client) -> None:
    _, answer = client.get("/api/schema")
    assert "Conv2D" in answer["architecture"]["$defs"]
    assert "epochs" in answer["training"]["properties"]


def test_presets(client: Client) -> None:
    _, answer = client.get("/api/presets")
    names = [preset["name"] for preset in answer["presets"]]
    assert {"small-convnet", "lenet-5"} <= set(names)
    for name in names:
        _, preset = client.get(f"/api/presets/{name}")
        status, facts = client.post("/api/analyze", {"architecture": preset["architecture"]})
        assert status == 200, facts


def test_the_gallery_has_an_outline_of_every_preset(client: Client) -> None:
    _, answer = client.get("/api/gallery")
    _, listed = client.get("/api/presets")
    assert [entry["name"] for entry in answer["gallery"]] == [preset["name"] for preset in listed["presets"]]
    small = answer["gallery"][0]
    assert (small["input"], small["params"], small["macs"]) == ([28, 28, 1], 26_826, 408_000)
    assert small["outline"][0] == {"family": "convolution", "shape": [28, 28, 8]}


def test_leeway_says_how_far_a_field_can_go_and_why(client: Client) -> None:
    status, answer = client.post(
        "/api/leeway", {"architecture": document(conv(4, 3, id="first")), "layer": "first", "dataset": "fashion_mnist"}
    )
    assert status == 200
    assert answer["fields"]["kernel_size"]["ranges"] == [[1, 28, 1]]
    assert answer["fields"]["kernel_size"]["above"]["code"] == "size_zero"
    assert answer["fields"]["strides"]["together"] == []
    status, answer = client.post("/api/leeway", {"architecture": document(conv()), "layer": "nowhere"})
    assert status == 422
    assert answer["error"]["code"] == "unknown_layer"


def test_datasets(client: Client) -> None:
    _, answer = client.get("/api/datasets")
    shipped = {entry["name"]: entry for entry in answer["datasets"]}
    assert shipped["fashion_mnist"]["available"]
    assert shipped["digits"]["licence"]
    assert all("reason" in entry for entry in answer["datasets"] if not entry["available"])


def pictures_labels(split: str) -> list[int]:
    pictures = get("fashion_mnist").load()
    labels = pictures.test_labels if split == "test" else pictures.train_labels
    return [int(label) for label in labels[3:8]]


@pytest.mark.parametrize("split", ["train", "test"])
def test_pictures(client: Client, split: str) -> None:
    answer = client.flask.get(f"/api/datasets/fashion_mnist/images?split={split}&offset=3&count=5")
    pictures = np.load(io.BytesIO(answer.data))
    assert (pictures.shape, pictures.dtype) == ((5, 28, 28, 1), np.uint8)
    assert [int(label) for label in answer.headers["X-Labels"].split(",")] == pictures_labels(split)


def test_the_end_of_a_split_is_the_end(client: Client) -> None:
    answer = client.flask.get("/api/datasets/digits/images?offset=1999&count=16")
    assert np.load(io.BytesIO(answer.data)).shape[0] == 1


def test_analyze(client: Client) -> None:
    status, answer = client.post("/api/analyze", {"architecture": NETWORK, "dataset": "digits"})
    assert status == 200
    assert [layer["output_shape"] for layer in answer["layers"]] == [[26, 26, 2], [6, 6, 2], [72], [10]]
    assert answer["total"]["output_shape"] == [10]


def test_memory_of_a_training_step_depends_on_the_optimizer(client: Client) -> None:
    asked = {"architecture": NETWORK, "batch_size": 1}
    adam = client.post("/api/analyze", asked)[1]["total"]
    sgd = client.post("/api/analyze", asked | {"optimizer": {"name": "SGD"}})[1]["total"]
    assert adam["training_bytes"] - sgd["training_bytes"] == 2 * 4 * adam["trainable_params"]


def test_analyze_an_impossible_network_is_an_answer_not_an_error(client: Client) -> None:
    status, answer = client.post("/api/analyze", {"architecture": document(conv(), conv(2, 31))})
    assert status == 200
    assert answer["ok"]
    assert len(answer["layers"]) == 1
    assert answer["problems"][0]["path"] == "layers/1"


def test_analyze_knows_the_dataset(client: Client) -> None:
    _, answer = client.post("/api/analyze", {"architecture": document(conv(), size=(8, 8, 3)), "dataset": "digits"})
    assert {"input_shape", "classes"} <= {problem["code"] for problem in answer["problems"]}
