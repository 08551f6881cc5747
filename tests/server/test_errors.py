"""One shape for every error, whatever is sent, on every route."""

import json
from typing import Any

import pytest

from playground.server import Services, create_app
from tests.networks import FLATTEN, conv, dense, document
from tests.server.conftest import NETWORK, TRAINING, Client

MANY = b"1," * 500_000 + b"1"
IN_A_LIST = b'{"architecture": {"version": 1, "input": {"height": 1, "width": 1, "channels": 1}, "layers": [%s]}}'
BODIES: list[bytes] = [
    b"", b"{", b"null", b"[]", b"3", b'"text"', b"true", b"NaN", b"\x00\xff", b"{}", b'{"architecture": null}',
    b'{"architecture": {"layers": 3}}', b"[" * 100_000, b'{"a": 1e999}', b'{"learning_rate": NaN}',
    IN_A_LIST % MANY, IN_A_LIST % (b'{"kind": "Parallel", "branches": [[%s]]}' % MANY),
    b'{"image": -1}', b'{"epochs": 1000000000000000000000}', b'{"__proto__": {}}',
]  # fmt: skip
POSTS = [
    "/api/analyze", "/api/preview", "/api/runs", "/api/export/py", "/api/export/exe", "/api/runs/nobody/pause",
    "/api/runs/nobody/resume", "/api/runs/nobody/step", "/api/runs/nobody/stop", "/api/runs/nobody/ticket",
    "/api/runs/nobody/predict", "/api/leeway", "/api/matrix", "/api/pictures", "/api/runs/nobody/rewind",
]  # fmt: skip
GETS = [
    "/api", "/api/", "/api/nothing", "/nothing", "/static/nothing.js", "/api/presets/nothing", "/api/runs/nobody",
    "/api/datasets/nothing/images", "/api/datasets/digits/images?count=0", "/api/datasets/digits/images?count=1e9",
    "/api/datasets/digits/images?offset=-1", "/api/datasets/digits/images?offset=99999999999999999999",
    "/api/datasets/digits/images?split=all", "/api/runs/nobody/history", "/api/runs/nobody/steps",
    "/api/runs/nobody/activations/conv", "/api/runs/nobody/weights/conv", "/api/runs/nobody/export/py",
    "/api/runs/..%2f..%2fetc", "/static/../pyproject.toml", "/static/%2e%2e/pyproject.toml", "/static/package.json",
    "/static/.", "/static//app.js", "/static//etc/passwd", "/api//health",
    "/static/node_modules/typescript/package.json", "/api/analyze", "/api/preview",
]  # fmt: skip


def assert_refused(status: int, answer: dict[str, Any]) -> None:
    """Assert the contract's form of an error."""
    assert 400 <= status < 500, (status, answer)
    assert answer["ok"] is False
    assert set(answer["error"]) <= {"code", "message", "path", "hint"}
    message = answer["error"]["message"]
    assert message[0].isupper() or message.split()[0].isidentifier()
    assert message.endswith(".")


@pytest.mark.parametrize("path", POSTS)
@pytest.mark.parametrize("body", BODIES, ids=lambda body: body[:20].decode("latin-1"))
def test_bad_bodies(client: Client, path: str, body: bytes) -> None:
    answer = client.flask.post(path, data=body, content_type="application/json")
    assert_refused(answer.status_code, answer.json or {})


@pytest.mark.parametrize("path", GETS)
def test_bad_addresses(client: Client, path: str) -> None:
    answer = client.flask.get(path)
    assert_refused(answer.status_code, answer.json or {})


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "POST"])
def test_methods_that_a_route_does_not_take(client: Client, method: str) -> None:
    assert_refused(*client.send(method, "/api/health"))


@pytest.mark.parametrize(
    "content_type", [None, "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]
)
@pytest.mark.parametrize("path", ["/api/analyze", "/api/runs"])
def test_other_content_types(client: Client, path: str, content_type: str | None) -> None:
    answer = client.flask.post(path, data=json.dumps({"architecture": NETWORK}), content_type=content_type)
    assert answer.status_code == 415
    assert_refused(answer.status_code, answer.json or {})


@pytest.mark.parametrize(
    ("path", "kind", "size"), [("/api/analyze", "application/json", 2), ("/api/pictures", "image/png", 16)]
)
def test_a_body_that_is_too_large(client: Client, path: str, kind: str, size: int) -> None:
    answer = client.flask.post(path, data=b"x" * (size * 1024 * 1024 + 1), content_type=kind)
    assert answer.status_code == 413
    assert_refused(answer.status_code, answer.json or {})


@pytest.mark.parametrize(
    ("layers", "code", "path"),
    [
        ([{"kind": "Conv9D"}], "unknown_kind", "layers/0"),
        ([conv(kernel=3)], "unknown_field", "layers/0/kernel"),
        ([conv(-3)], "out_of_range", "layers/0/filters"),
        ([conv(10**9)], "out_of_range", "layers/0/filters"),
        ([FLATTEN, dense(1.5)], "not_whole", "layers/1/units"),
        ([{"kind": "Conv2D", "padding": 10**9}], "out_of_range", "layers/0/padding"),
    ],
)
@pytest.mark.parametrize("route", ["analyze", "preview", "runs"])
def test_networks_that_cannot_be_parsed(client: Client, route: str, layers: Any, code: str, path: str) -> None:
    body: dict[str, Any] = {"architecture": document(*layers)}
    extras: dict[str, dict[str, Any]] = {"preview": {"dataset": "digits", "image": 0}, "runs": {"training": TRAINING}}
    status, answer = client.post(f"/api/{route}", body | extras.get(route, {}))
    assert status == 422
    assert_refused(status, answer)
    assert (answer["error"]["code"], answer["error"]["path"]) == (code, path)


@pytest.mark.parametrize(
    ("training", "path"),
    [
        ({"epochs": 0}, "training/epochs"),
        ({"batch_size": -1}, "training/batch_size"),
        ({"optimizer": {"name": "Adam", "learning_rate": "fast"}}, "training/optimizer/learning_rate"),
        ({"train_size": 1_000_000}, "training/train_size"),
        ({"pinned": 2000}, "training/pinned"),
        ({"augmentation": {"shift": 0.6}}, "training/augmentation/shift"),
        ({"dataset": "pickles"}, "training/dataset"),
        ({"unknown": 1}, "training/unknown"),
        ({"loss": "hinge"}, "training/loss"),
    ],
)
def test_settings_that_cannot_be(client: Client, training: dict[str, Any], path: str) -> None:
    status, answer = client.post("/api/runs", {"architecture": NETWORK, "training": TRAINING | training})
    assert status == 422
    assert_refused(status, answer)
    assert answer["error"]["path"] == path


def test_networks_that_cannot_be_built_are_refused_before_tensorflow(client: Client) -> None:
    impossible = document(conv(4, 20), conv(4, 20), FLATTEN, dense())
    status, answer = client.post("/api/runs", {"architecture": impossible, "training": TRAINING})
    assert (status, answer["error"]["code"], answer["error"]["path"]) == (422, "size_zero", "layers/1")
    status, answer = client.post("/api/preview", {"architecture": impossible, "dataset": "digits", "image": 0})
    assert (status, answer["error"]["code"]) == (422, "size_zero")


def test_a_mistake_of_ours_is_json_too(services: Services) -> None:
    app = create_app(services)

    @app.get("/api/broken")
    def broken() -> str:
        raise ZeroDivisionError

    answer = app.test_client().get("/api/broken")
    assert answer.status_code == 500
    assert (answer.json or {})["error"]["code"] == "internal"


def test_a_preview_has_two_formats(client: Client) -> None:
    asked = {"architecture": NETWORK, "dataset": "digits", "image": 0}
    status, answer = client.post("/api/preview?format=png", asked)
    assert (status, answer["error"]["path"]) == (422, "format")
    assert answer["error"]["message"] == 'format must be "msgpack" or "npz". Received: format="png".'


@pytest.mark.parametrize("field", ["layers", "kernels", "changes"])
def test_a_preview_of_layers_that_are_not_there(client: Client, field: str) -> None:
    asked = {"architecture": NETWORK, "dataset": "digits", "image": 0, field: ["conv", "elsewhere"]}
    status, answer = client.post("/api/preview", asked)
    assert (status, answer["error"]["message"]) == (422, "There is no layer 'elsewhere'.")
    assert answer["error"]["path"] == field
