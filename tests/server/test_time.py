"""What a run knew at an earlier step, and back to it."""

import io
import re
import shutil
from typing import Any
from unittest.mock import Mock

import numpy as np
import pytest

from playground.data import get
from playground.engine import EngineError, Run
from playground.server import Services
from tests.server.conftest import NETWORK, TRAINING, Client, wait_for


@pytest.fixture(scope="module")
def kept(trained: Run) -> Run:
    """Return a run that has a snapshot of step 8 too."""
    snapshot = trained.folder.snapshot(8)
    snapshot.parent.mkdir(exist_ok=True)
    shutil.copyfile(trained.checkpoint(), snapshot)
    return trained


def array(client: Client, path: str) -> Any:
    """Return what is at an address as an array."""
    answer = client.flask.get(path)
    assert answer.status_code == 200, answer.data
    return np.load(io.BytesIO(answer.data))


def test_the_steps_are_those_on_disk(client: Client, kept: Run) -> None:
    steps = client.get(f"/api/runs/{kept.id}/steps")[1]["steps"]
    assert {8, 16} <= set(steps)
    assert steps == sorted(steps)


@pytest.mark.parametrize("step", ["8", "16", "latest"])
def test_every_kept_step_can_be_looked_at(client: Client, kept: Run, step: str) -> None:
    address = f"/api/runs/{kept.id}"
    assert array(client, f"{address}/weights/conv?step={step}")["kernel"].shape == (3, 3, 1, 2)
    last = array(client, f"{address}/activations/out?step={step}")
    file = io.BytesIO()
    np.save(file, get("digits").load().test_images[0])
    answer = client.flask.post(
        f"{address}/predict?step={step}", data=file.getvalue(), content_type="application/octet-stream"
    )
    np.testing.assert_allclose((answer.json or {})["probabilities"], last, atol=1e-6)


@pytest.mark.parametrize("step", ["77", "-8", "8.0", "", "9" * 30, "first"])
def test_steps_that_were_not_kept(client: Client, kept: Run, step: str) -> None:
    for what in ("weights/conv", "activations/conv"):
        status, answer = client.get(f"/api/runs/{kept.id}/{what}?step={step}")
        assert (status, answer["error"]["code"]) == (404, "unknown_step")
        assert re.match(r'step must be ("latest" or )?one that was kept\. Received: step=', answer["error"]["message"])


def test_what_was_predicted_for_each_test_picture(client: Client, services: Services, kept: Run) -> None:
    body = {"architecture": NETWORK, "training": TRAINING, "paused": True}
    run = services.runs.get(client.post("/api/runs", body)[1]["run"]["id"])
    status, answer = client.get(f"/api/runs/{run.id}/predictions")
    assert (status, answer["error"]["code"]) == (404, "no_predictions")
    services.runs.delete(run.id)
    last = kept.folder.predicted()
    assert last is not None
    earlier = kept.folder.predictions(int(last.stem) - 2)
    np.save(earlier, np.arange(10, dtype=np.uint8))
    address = f"/api/runs/{kept.id}/predictions"
    assert array(client, f"{address}?step={int(last.stem) - 1}").tolist() == list(range(10))
    assert array(client, address).tolist() == np.load(last).tolist()
    earlier.unlink()
    assert client.get(f"{address}?step=0")[1]["error"]["code"] == "no_predictions"
    assert client.get(f"{address}?step=first")[0] == 422


def test_going_back_is_refused_in_words(client: Client, services: Services, kept: Run) -> None:
    status, answer = client.post(f"/api/runs/{kept.id}/rewind", {"step": 8})
    assert (status, answer["error"]["code"]) == (409, "not_running")
    body = {"architecture": NETWORK, "training": TRAINING, "paused": True}
    run = services.runs.get(client.post("/api/runs", body)[1]["run"]["id"])
    wait_for(run, lambda: run.state == "paused")
    status, answer = client.post(f"/api/runs/{run.id}/rewind", {"step": 5})
    assert (status, answer["error"]["code"]) == (404, "unknown_step")
    for wrong in ({"step": -1}, {"step": "8"}, {"learning_rate": -1}, {"epoch": 1}):
        assert client.post(f"/api/runs/{run.id}/rewind", wrong)[0] == 422
    services.runs.delete(run.id)


def test_weights_that_are_spoilt_are_refused_in_words(client: Client, kept: Run) -> None:
    kept.folder.snapshot(3).write_bytes(b"spoilt")
    status, answer = client.get(f"/api/runs/{kept.id}/weights/conv?step=3")
    kept.folder.snapshot(3).unlink()
    assert (status, answer["error"]["code"]) == (409, "no_weights")
    assert answer["error"]["message"] == "These weights are no longer kept, or cannot be read."


def test_a_run_that_ends_while_its_weights_are_asked_for_has_none(
    client: Client, kept: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    having = iter([True, False])
    monkeypatch.setattr(Run, "has_weights", property(lambda _: next(having)))
    monkeypatch.setattr(Run, "weights", Mock(side_effect=EngineError("no_weights", "It has none.")))
    body = {"architecture": NETWORK, "dataset": "digits", "image": 0, "weights_from": kept.id}
    assert client.flask.post("/api/preview", json=body).status_code == 200
