"""A server that ends, politely or not, and another that finds its runs."""

import json
import os
import signal
import subprocess
from contextlib import ExitStack

import httpx
import pytest
from websockets.sync.client import connect

from scripts.serving import serving
from tests.networks import FLATTEN, conv, dense, document

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")

NETWORK = document(conv(2, 5, strides=3, id="conv"), FLATTEN, dense(id="out"))
TRAINING = {
    "dataset": "digits",
    "batch_size": 1,
    "epochs": 1000,
    "optimizer": {"name": "Adam", "learning_rate": 0.0001},
}
"""Over a million steps, which last longer than the test on a machine that is busy with other things too."""


class Server:
    """Asks a server, and ends it."""

    def __init__(self, served):
        self.process = served.process
        self.address = served.address.removeprefix("http://")

    def ask(self, method, path, body=None):
        answer = httpx.request(method, f"http://{self.address}api{path}", json=body or {}, timeout=60)
        return answer.json()

    def runs(self):
        return self.ask("GET", "/runs")["runs"]

    def rows(self, run):
        return self.ask("GET", f"/runs/{run}/history")["rows"]

    def wait(self, run, reached, after=0):
        """Follow a run from an event until one is what was waited for; return that."""
        ticket = self.ask("POST", f"/runs/{run}/ticket")["ticket"]
        query = f"run={run}&ticket={ticket}&after={after}"
        with connect(f"ws://{self.address}api/stream?{query}", max_size=None) as stream:
            while not reached(event := json.loads(stream.recv(timeout=60))):
                pass
        return event

    def end(self, number):
        self.process.send_signal(number)
        return self.process.communicate(timeout=60)


@pytest.fixture
def start(tmp_path):
    """Return a function that starts a server over a directory, the same each time."""
    with ExitStack() as all_of_them:
        yield lambda: Server(
            all_of_them.enter_context(serving("--slots=4", directory=tmp_path / "runs", stderr=subprocess.PIPE))
        )


def trained(steps, seconds=0):
    """Wait for metrics of a step behind so many, after so many seconds of training."""
    return lambda event: event["type"] == "metrics" and event["step"] > steps and event["seconds"] > seconds


def in_state(state):
    return lambda event: event["type"] == "state" and event["run"]["state"] == state


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_a_server_that_is_killed_loses_no_run(start):
    server = start()
    body = {"architecture": NETWORK, "training": TRAINING}
    runs = [server.ask("POST", "/runs", body)["run"]["id"] for _ in range(4)]
    seen = {run: server.wait(run, trained(20, seconds=5))["seq"] for run in runs}
    server.ask("POST", f"/runs/{runs[3]}/pause")
    server.ask("PATCH", f"/runs/{runs[0]}", {"learning_rate": 0.0005})
    before = {run: server.rows(run) for run in runs}
    early = {run: [row["step"] for row in before[run] if row["seconds"] < 1] for run in runs}
    last = before[runs[0]][-1]
    seen[runs[0]] = server.wait(runs[0], trained(last["step"], last["seconds"] + 5), seen[runs[0]])["seq"]
    server.end(signal.SIGKILL)

    again = start()
    assert [run["id"] for run in again.runs()] == runs
    assert again.ask("GET", f"/runs/{runs[0]}")["run"]["training"]["optimizer"]["learning_rate"] == 0.0005
    for run in runs[:3]:
        going_on = again.wait(run, trained(0), after=seen[run] + 500)  # Numbers of this server are a thousand higher.
        kept = [row["step"] for row in again.rows(run)]
        assert kept[: len(early[run])] == early[run]
        assert kept == sorted(kept)
        assert going_on["step"] > 20
    again.wait(runs[3], in_state("paused"), after=seen[runs[3]] + 500)
    assert again.rows(runs[3]) == before[runs[3]]
    out, errors = again.end(signal.SIGTERM)
    assert (out.splitlines()[-1], errors) == ("4 trainings go on when the server is started again.", "")
