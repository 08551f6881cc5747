"""Pictures that are no dataset's, over HTTP: the photographs, and what people bring."""

import io

import msgspec
import numpy as np
import pytest
from PIL import Image

from playground.data import get
from tests.networks import conv, document
from tests.server.conftest import NETWORK, TRAINING, Client, wait_for

WIDE = document(conv(2, id="conv"), size=(20, 40, 3))


def png(grey: int = 90) -> bytes:
    content = io.BytesIO()
    Image.new("L", (60, 60), grey).save(content, "PNG")
    return content.getvalue()


def send(client: Client, content: bytes, query: str = "", kind: str = "image/png") -> tuple[int, dict]:
    answer = client.flask.post(f"/api/pictures{query}", data=content, content_type=kind)
    return answer.status_code, msgspec.json.decode(answer.data)


def test_the_photographs_are_listed_and_come_as_files(client: Client) -> None:
    _, answer = client.get("/api/pictures")
    assert {"id": "chelsea", "title": "Cat", "credit": "Stéfan van der Walt, CC0"} in answer["pictures"]
    file = client.flask.get("/api/pictures/chelsea")
    assert file.content_type == "image/jpeg"
    assert "immutable" in file.headers["Cache-Control"]
    assert Image.open(io.BytesIO(file.data)).size == (384, 255)


def test_a_picture_comes_as_the_network_takes_it(client: Client) -> None:
    answer = client.flask.get("/api/pictures/chelsea?height=20&width=40&channels=3")
    picture = np.load(io.BytesIO(answer.data))
    assert (picture.shape, picture.dtype) == ((1, 20, 40, 3), np.uint8)
    for wrong in ("height=20&width=0", "height=5000&width=1"):
        assert client.get(f"/api/pictures/chelsea?{wrong}")[0] == 422
    status, refusal = client.get("/api/pictures/chelsea?height=2&width=2&channels=2")
    assert (status, refusal["error"]["code"]) == (422, "input_shape")


@pytest.mark.parametrize("query", ["", "?draft=1", "?kind=drawing"])
def test_a_picture_is_kept_and_forgotten(client: Client, query: str) -> None:
    status, answer = send(client, png(), query)
    assert status == 201
    address = f"/api/pictures/{answer['picture']['id']}"
    assert Image.open(io.BytesIO(client.flask.get(address).data)).getpixel((0, 0)) == 90
    assert client.send("DELETE", address) == (200, {"ok": True})
    status, refusal = client.get(address)
    assert (status, refusal["error"]["code"]) == (404, "unknown_picture")


@pytest.mark.parametrize(
    ("content", "kind", "status", "code"),
    [
        (b"", "image/png", 422, "no_picture"),
        (b"no picture", "image/png", 422, "broken_picture"),
        (b"\x80\x04\x95pickle", "application/octet-stream", 422, "broken_picture"),
        (b"{}", "text/plain", 415, "content_type"),
    ],
)
def test_what_is_no_picture_is_refused_in_words(
    client: Client, content: bytes, kind: str, status: int, code: str
) -> None:
    found, answer = send(client, content, kind=kind)
    assert (found, answer["error"]["code"]) == (status, code)


def test_a_kind_is_one_of_three(client: Client) -> None:
    status, answer = send(client, png(), "?kind=painting")
    assert (status, answer["error"]["path"]) == (422, "kind")


def test_a_photograph_runs_through_a_network_of_any_size(client: Client) -> None:
    body = {"architecture": WIDE, "dataset": "digits", "image": "chelsea"}
    answer = client.flask.post("/api/preview", json=body)
    (layer,) = msgspec.msgpack.decode(answer.data)["layers"]
    assert (layer["layer"], layer["shape"]) == ("conv", [18, 38, 2])
    status, refusal = client.post("/api/preview", body | {"image": 0})
    assert (status, refusal["error"]["code"]) == (422, "input_shape")


def test_a_network_that_no_picture_fits_is_told_with_the_place(client: Client) -> None:
    body = {"architecture": document(conv(2), size=(8, 8, 5)), "dataset": "digits", "image": "chelsea"}
    status, answer = client.post("/api/preview", body)
    assert (status, answer["error"]["code"], answer["error"]["path"]) == (422, "input_shape", "image")


def test_a_picture_that_is_not_there_is_told_with_its_place(client: Client) -> None:
    body = {"architecture": NETWORK, "dataset": "digits", "image": "nobody_knows"}
    status, answer = client.post("/api/preview", body)
    assert (status, answer["error"]["code"], answer["error"]["path"]) == (422, "unknown_picture", "image")
    body = {"architecture": NETWORK, "training": TRAINING | {"pinned": "nobody_knows"}}
    status, answer = client.post("/api/runs", body)
    assert (status, answer["error"]["path"]) == (422, "training/pinned")
    status, answer = client.post("/api/preview", body={"architecture": NETWORK, "dataset": "digits", "image": "a b"})
    assert (status, answer["error"]["path"]) == (422, "image")


def test_ones_own_picture_is_pinned_while_a_network_trains(client: Client, services) -> None:
    own = send(client, png(200))[1]["picture"]["id"]
    training = TRAINING | {"epochs": 500, "pinned": own}
    _, answer = client.post("/api/runs", {"architecture": NETWORK, "training": training, "paused": True})
    run = services.runs.get(answer["run"]["id"])
    wait_for(run, lambda: run.state == "paused")
    client.send("DELETE", f"/api/pictures/{own}")  # The run has its own copy.
    address = f"/api/runs/{run.id}"

    def maps() -> np.ndarray:
        return np.load(io.BytesIO(client.flask.get(f"{address}/activations/conv").data))

    grey = maps()
    assert np.ptp(grey, axis=(0, 1)).max() == pytest.approx(0, abs=1e-6)
    status, answer = client.send("PATCH", address, {"pinned": "chelsea"})
    assert (status, answer["run"]["training"]["pinned"]) == (200, "chelsea")
    cat = maps()
    assert np.ptp(cat, axis=(0, 1)).max() > 0.01
    assert client.send("PATCH", address, {"pinned": 3})[0] == 200
    third = get("digits").load().pinned(3)
    np.testing.assert_array_equal(run.pinned_picture, third)
    client.post(f"{address}/stop")
