"""A server over the real engine, shared by all tests of this room."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient

from playground.engine import LocalEngine, Run, Runs, Viewer
from playground.server import Services, create_app
from tests.networks import FLATTEN, conv, dense, document, pool

NETWORK = document(conv(2, id="conv"), pool(4), FLATTEN, dense(id="out"), name="Tiny net")
TRAINING = {"dataset": "digits", "train_size": 256, "batch_size": 32, "epochs": 2}
Answer = dict[str, Any]


class Buffered(FlaskClient):
    """Reads every answer to its end, so that its file is closed."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        return super().open(*args, buffered=True, **kwargs)


class Client:
    """Sends JSON and reads JSON."""

    def __init__(self, flask: FlaskClient) -> None:
        self.flask = flask

    def get(self, path: str) -> tuple[int, Answer]:
        answer = self.flask.get(path)
        return answer.status_code, json.loads(answer.data)

    def send(self, method: str, path: str, body: Any = None) -> tuple[int, Answer]:
        data = b"" if body is None else json.dumps(body).encode()
        answer = self.flask.open(path, method=method, data=data, content_type="application/json")
        return answer.status_code, json.loads(answer.data)

    def post(self, path: str, body: Any = None) -> tuple[int, Answer]:
        return self.send("POST", path, body)


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    engine = LocalEngine()
    made = Services(Runs(engine, tmp_path_factory.mktemp("runs"), slots=2), Viewer(engine))
    yield made
    made.close()


@pytest.fixture(scope="session")
def client(services: Services) -> Client:
    app = create_app(services)
    app.test_client_class = Buffered
    return Client(app.test_client())


@pytest.fixture(scope="session")
def trained(client: Client, services: Services) -> Run:
    """Return a run that is over."""
    status, answer = client.post("/api/runs", {"architecture": NETWORK, "training": TRAINING})
    assert status == 201, answer
    run = services.runs.get(answer["run"]["id"])
    wait_for_end(run)
    assert run.state == "finished"
    return run


def wait_for_end(run: Run) -> None:
    """Wait until a run has said that it is over."""
    wait_for(run, lambda: any(event["type"] == "end" for event in run.events_after(0)))


def wait_for(run: Run, true: Any) -> None:
    """Wait, from one piece of news of a run to the next, until something is true."""
    import threading

    news = threading.Event()
    stop = run.subscribe(lambda kind, payload: news.set())
    try:
        while not true():
            assert news.wait(60), f"nothing came from the run: {run.to_dict()}"
            news.clear()
    finally:
        stop()
