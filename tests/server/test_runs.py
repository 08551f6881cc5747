"""Training over HTTP: start, steer, look at what was learned."""

import io
import json
from typing import Any

import msgspec
import numpy as np
import pytest
from PIL import Image

from playground.data import get
from playground.engine import Run
from playground.server import Services
from playground.training.checkpoint import of_layer
from tests.networks import FLATTEN, conv, dense, document
from tests.server.conftest import NETWORK, TRAINING, Answer, Client, wait_for, wait_for_end


def create(client: Client, **changes: Any) -> Answer:
    """Start a run and return it."""
    status, answer = client.post("/api/runs", {"architecture": NETWORK, "training": TRAINING} | changes)
    assert status == 201, answer
    run: Answer = answer["run"]
    return run


def test_a_run_from_start_to_end(client: Client, trained: Run) -> None:
    _, answer = client.get(f"/api/runs/{trained.id}")
    run = answer["run"]
    assert (run["state"], run["step"], run["epoch"], run["epochs"], run["steps_per_epoch"]) == ("finished", 16, 2, 2, 8)
    assert run["queue_position"] == 0
    assert 0 <= run["metrics"]["val_accuracy"] <= 1
    assert run["id"] in [entry["id"] for entry in client.get("/api/runs")[1]["runs"]]


def test_history_has_rows_with_validation(client: Client, trained: Run) -> None:
    _, answer = client.get(f"/api/runs/{trained.id}/history")
    rows = answer["rows"]
    assert [row["step"] for row in rows] == sorted(row["step"] for row in rows)
    assert {"step", "epoch", "loss", "accuracy", "learning_rate", "seconds"} <= set(rows[0])
    assert sum(row.get("val_accuracy") is not None for row in rows) == 2


def test_pause_step_resume_stop(client: Client, services: Services) -> None:
    run = create(client, paused=True, training=TRAINING | {"epochs": 500})
    address = f"/api/runs/{run['id']}"
    wait_for(services.runs.get(run["id"]), lambda: services.runs.get(run["id"]).state == "paused")
    for step in (1, 2):
        status, answer = client.post(f"{address}/step")
        assert (status, answer["run"]["state"], answer["run"]["step"]) == (200, "paused", step)
    assert client.post(f"{address}/pause")[1]["run"]["state"] == "paused"
    for _ in range(2):
        assert client.post(f"{address}/resume")[1]["run"]["state"] == "running"
    assert client.post(f"{address}/pause")[1]["run"]["state"] == "paused"
    for _ in range(2):
        assert client.post(f"{address}/stop")[1]["run"]["state"] == "stopped"
    status, answer = client.post(f"{address}/step")
    assert (status, answer["ok"]) == (409, False)
    assert client.send("DELETE", address) == (200, {"ok": True})
    assert client.get(address)[0] == 404


def test_learning_rate_and_epochs_change_while_it_runs(client: Client, services: Services) -> None:
    run = create(client, paused=True, training=TRAINING | {"epochs": 500})
    address = f"/api/runs/{run['id']}"
    status, answer = client.send("PATCH", address, {"learning_rate": 0.5, "epochs": 1, "pinned": 7})
    assert status == 200
    assert answer["run"]["epochs"] == 1
    client.post(f"{address}/resume")
    wait_for_end(services.runs.get(run["id"]))
    assert client.get(address)[1]["run"]["step"] == 8
    assert client.get(f"{address}/history")[1]["rows"][-1]["learning_rate"] == pytest.approx(0.5)
    for wrong in ({"pinned": 10**6}, {"epochs": 0}, {"learning_rate": -1}, {"momentum": 1}):
        assert client.send("PATCH", address, wrong)[0] == 422


def test_activations_are_those_of_the_weights(client: Client, trained: Run) -> None:
    address = f"/api/runs/{trained.id}"
    maps = np.load(io.BytesIO(client.flask.get(f"{address}/activations/conv").data))
    weights = np.load(io.BytesIO(client.flask.get(f"{address}/weights/conv").data))
    assert (maps.shape, maps.dtype) == ((26, 26, 2), np.float32)
    assert {name: weights[name].shape for name in weights.files} == {"kernel": (3, 3, 1, 2), "bias": (2,)}
    picture = get("digits").load().test_images[0, :, :, 0] / 255
    patches = np.lib.stride_tricks.sliding_window_view(picture, (3, 3))  # (26, 26, 3, 3)
    expected = np.einsum("ijkl,klf->ijf", patches, weights["kernel"][:, :, 0]) + weights["bias"]
    np.testing.assert_allclose(maps, expected, atol=1e-5)


def test_probabilities_are_those_of_the_last_layer(client: Client, trained: Run) -> None:
    address = f"/api/runs/{trained.id}"
    last = np.load(io.BytesIO(client.flask.get(f"{address}/activations/out").data))
    picture = get("digits").load().test_images[0]
    file = io.BytesIO()
    np.save(file, picture)
    answer = client.flask.post(f"{address}/predict", data=file.getvalue(), content_type="application/octet-stream").json
    assert answer is not None
    np.testing.assert_allclose(answer["probabilities"], last, atol=1e-6)
    assert len(answer["classes"]) == 10
    image = io.BytesIO()
    Image.fromarray(picture[:, :, 0]).save(image, "PNG")
    by_form = client.flask.post(
        f"{address}/predict", data={"image": (io.BytesIO(image.getvalue()), "seven.png")},
        content_type="multipart/form-data",
    ).json  # fmt: skip
    assert by_form == answer


def header(text: bytes) -> bytes:
    """Return a .npy file that has a header and nothing more."""
    return b"\x93NUMPY\x01\x00" + len(text).to_bytes(2, "little") + text


@pytest.mark.parametrize(
    "content",
    [
        b"", b"nothing", b"\x93NUMPY", b"\x89PNG\r\n\x1a\n", b"\x80\x04K\x01.",
        header(b"(((((((("),
        header(b"{'descr': 1"),
        header(b"{'descr': '|u1', 'fortran_order': False, 'shape': (1000000, 1000000)}"),
        header(b"{'descr': '|u1', 'fortran_order': False, 'shape': (1%s,)}" % (b"0" * 30)),
    ],
)  # fmt: skip
def test_what_is_no_picture_is_refused(client: Client, trained: Run, content: bytes) -> None:
    answer = client.flask.post(f"/api/runs/{trained.id}/predict", data=content, content_type="application/octet-stream")
    assert answer.status_code == 422
    assert (answer.json or {})["ok"] is False


def test_pickles_are_not_read(client: Client, trained: Run) -> None:
    file = io.BytesIO()
    np.save(file, np.array([{"a": 1}], dtype=object), allow_pickle=True)
    answer = client.flask.post(
        f"/api/runs/{trained.id}/predict", data=file.getvalue(), content_type="application/octet-stream"
    )
    assert (answer.status_code, (answer.json or {})["error"]["code"]) == (422, "broken_array")


def test_unknown_layers_and_steps(client: Client, trained: Run) -> None:
    for path in (
        "activations/nobody",
        "weights/nobody",
        "weights/conv?step=-1",
        "activations/conv?step=99999",
        "export/h5",
    ):
        assert client.get(f"/api/runs/{trained.id}/{path}")[0] == 404


def test_preview_and_preview_with_weights(client: Client, trained: Run) -> None:
    asked = {"architecture": NETWORK, "dataset": "digits", "image": 0}
    answer = client.flask.post("/api/preview", json=asked)
    frames = msgspec.msgpack.decode(answer.data)["layers"]
    assert [(frame["layer"], frame["shape"]) for frame in frames] == [
        ("conv", [26, 26, 2]), ("pool_1", [6, 6, 2]), ("flat_1", [72]), ("out", [10]),
    ]  # fmt: skip
    assert len(frames[0]["data"]) == 26 * 26 * 2
    assert len(frames[0]["low"]) == 2
    learned = client.flask.post(
        "/api/preview?format=npz", json=asked | {"weights_from": trained.id, "layers": ["conv"]}
    )
    arrays = np.load(io.BytesIO(learned.data))
    expected = np.load(io.BytesIO(client.flask.get(f"/api/runs/{trained.id}/activations/conv").data))
    np.testing.assert_allclose(arrays["conv"], expected, atol=1e-6)
    low, high = np.array(frames[0]["low"]), np.array(frames[0]["high"])
    untrained = np.load(io.BytesIO(client.flask.post("/api/preview?format=npz", json=asked).data))["conv"]
    shown = low + (high - low) * np.frombuffer(frames[0]["data"], np.uint8).reshape(26, 26, 2) / 255
    assert np.abs(shown - untrained).max() <= (high - low).max() / 255


def test_a_preview_gives_the_numbers_of_a_cell_exactly(client: Client, trained: Run) -> None:
    asked = {"architecture": NETWORK, "dataset": "digits", "image": 0, "layers": ["conv"], "kernels": ["conv"]}
    step = trained.folder.steps()[-1]
    for more in ({}, {"weights_from": trained.id, "weights_step": step}, {"unit": 1}):
        answer = client.flask.post("/api/preview?format=npz", json=asked | more)
        arrays = np.load(io.BytesIO(answer.data))
        cell = np.tensordot(arrays["@picture"][:3, :3], arrays["conv/kernel"], 3) + arrays["conv/bias"]
        np.testing.assert_allclose(cell, arrays["conv"][0, 0][-len(cell) :], atol=1e-6)
        assert ("@step" in arrays) == ("weights_from" in more)
        assert arrays.get("@step", step) == step


def test_weights_too_large_to_send_are_refused_in_words(client: Client) -> None:
    huge = document(FLATTEN, dense(4096, id="one"), dense(4096, id="huge"))
    asked = {"architecture": huge, "dataset": "digits", "image": 0, "layers": [], "kernels": ["huge"]}
    status, answer = client.post("/api/preview?format=npz", asked)
    assert (status, answer["error"]["code"], answer["error"]["path"]) == (422, "too_large", "kernels")
    assert client.flask.post("/api/preview?format=npz", json=asked | {"unit": 0}).status_code == 200


def test_a_preview_looks_at_a_step_that_was_kept(client: Client, trained: Run) -> None:
    asked = {"architecture": NETWORK, "dataset": "digits", "image": 0, "weights_from": trained.id, "kernels": ["conv"]}
    first, *_, last = trained.folder.steps()

    def look(**more: Any) -> dict[str, Any]:
        answer: dict[str, Any] = msgspec.msgpack.decode(client.flask.post("/api/preview", json=asked | more).data)
        return answer

    assert look(weights_step=first)["layers"] != look()["layers"]
    assert look(weights_step=last) == look()
    kernel = look(weights_step=first)["kernels"][0]
    assert (kernel["layer"], kernel["shape"]) == ("conv", [3, 3, 2])
    status, refused = client.post("/api/preview", asked | {"weights_step": 99999})
    assert (status, refused["error"]["code"]) == (404, "unknown_step")


def test_a_preview_shows_kernels_before_anything_is_learned_and_what_changed_about_them(
    client: Client, trained: Run
) -> None:
    asked = {"architecture": NETWORK, "dataset": "digits", "image": 0, "layers": [], "kernels": ["conv", "out"]}

    def look(**more: Any) -> dict[str, Any]:
        answer: dict[str, Any] = msgspec.msgpack.decode(client.flask.post("/api/preview", json=asked | more).data)
        return answer

    fresh = look()
    assert [(one["layer"], one["shape"][:2]) for one in fresh["kernels"]] == [("conv", [3, 3]), ("out", [72, 10])]
    assert (fresh["layers"], fresh["changes"]) == ([], [])
    assert look(changes=["conv"])["changes"] == []
    (change,) = look(weights_from=trained.id, changes=["conv"])["changes"]
    assert any(change["high"])
    (none,) = look(weights_from=trained.id, weights_step=0, changes=["conv"])["changes"]
    assert not any(none["low"] + none["high"])


def test_a_network_of_frozen_kernels_alone_can_be_looked_at(client: Client) -> None:
    kernels = [{"filter": 0, "name": "sobel_x", "frozen": True}]
    asked = {"architecture": document(conv(1, use_bias=False, kernels=kernels)), "dataset": "digits", "image": 0}
    assert client.flask.post("/api/preview", json=asked).status_code == 200


def test_a_preview_needs_no_fitting_head(client: Client) -> None:
    asked = {"architecture": document(conv(3)), "dataset": "digits", "image": 0}
    assert client.flask.post("/api/preview", json=asked).status_code == 200


def test_a_run_takes_over_the_weights_that_fit(client: Client, trained: Run, services: Services) -> None:
    other = document(conv(2, id="conv"), FLATTEN, dense(id="out"))
    run = create(client, architecture=other, weights_from=trained.id, paused=True)
    live = services.runs.get(run["id"])
    wait_for(live, lambda: live.state == "paused")
    assert client.get(f"/api/runs/{run['id']}")[1]["run"]["kept"] == ["conv"]


def test_a_run_begins_with_the_weights_of_a_kept_step(client: Client, trained: Run, services: Services) -> None:
    first = trained.folder.steps()[0]
    run = create(client, architecture=NETWORK, weights_from=trained.id, weights_step=first, paused=True)
    live = services.runs.get(run["id"])
    assert of_layer(live.folder.initial, "conv")["kernel"].tolist() == (
        of_layer(trained.folder.snapshot(first), "conv")["kernel"].tolist()
    )
    client.post(f"/api/runs/{run['id']}/stop")


def test_exports_of_a_run(client: Client, trained: Run) -> None:
    address = f"/api/runs/{trained.id}/export"
    assert b"def build_model" in client.flask.get(f"{address}/py").data
    assert json.loads(client.flask.get(f"{address}/json").data) == trained.architecture.to_dict()


def test_the_pictures_behind_a_cell_of_the_confusion(client: Client, trained: Run) -> None:
    address = f"/api/runs/{trained.id}"
    labels = get("digits").load().test_labels
    answers = np.load(io.BytesIO(client.flask.get(f"{address}/predictions").data))
    truth, answer = (int(n) for n in next(zip(labels[answers != labels], answers[answers != labels], strict=True)))
    expected = np.flatnonzero((labels == truth) & (answers == answer))
    found = client.flask.get(f"{address}/taken?truth={truth}&answer={answer}&count=2")
    indices = [int(index) for index in found.headers["X-Indices"].split(",")]
    assert indices == expected[:2].tolist()
    assert int(found.headers["X-Total"]) == len(expected)
    np.testing.assert_array_equal(np.load(io.BytesIO(found.data)), get("digits").load().test_images[indices])
    assert client.get(f"{address}/taken?truth=10&answer=0")[0] == 422
