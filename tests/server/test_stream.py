"""The stream, through a real server and a real socket."""

import asyncio
import json
import socket as sockets
import threading
from collections.abc import Iterator
from typing import Any, cast

import httpx
import msgspec
import pytest
import uvicorn
from starlette.websockets import WebSocket
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from playground.architecture import Architecture, TrainingSettings
from playground.server import Services
from playground.server.asgi import THREADS, create_asgi
from playground.server.stream import Client
from tests.server.conftest import NETWORK, TRAINING, wait_for


@pytest.fixture(scope="module")
def address(services: Services) -> Iterator[str]:
    """Serve on a free port and return host and port."""
    started = threading.Event()

    class Server(uvicorn.Server):
        async def startup(self, sockets: Any = None) -> None:
            await super().startup(sockets)
            started.set()

    listening = sockets.socket()
    listening.bind(("127.0.0.1", 0))
    config = uvicorn.Config(create_asgi(services), ws="websockets-sansio", log_level="warning", lifespan="off")
    server = Server(config)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    assert started.wait(20)
    yield f"127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(20)


def start(address: str, **training: Any) -> str:
    """Start a run and return its id."""
    body = {"architecture": NETWORK, "training": TRAINING | training, "paused": True}
    answer = httpx.post(f"http://{address}/api/runs", json=body)
    return str(answer.json()["run"]["id"])


def ticket(address: str, run: str) -> str:
    """Return a ticket for a run's stream."""
    return str(httpx.post(f"http://{address}/api/runs/{run}/ticket", json={}).json()["ticket"])


def follow(address: str, run: str, after: int = 0) -> ClientConnection:
    """Open a run's stream."""
    return connect(f"ws://{address}/api/stream?run={run}&ticket={ticket(address, run)}&after={after}", max_size=None)


def read(stream: ClientConnection, until: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Read events and frames until an event of a type came."""
    events: list[dict[str, Any]] = []
    frames: list[dict[str, Any]] = []
    while not (events and events[-1]["type"] == until):
        message = stream.recv(timeout=60)
        if isinstance(message, str):
            events.append(json.loads(message))
        else:
            frames.append(msgspec.msgpack.decode(message))
            stream.send(json.dumps({"type": "ack", "step": frames[-1]["step"]}))
    return events, frames


def test_a_whole_training(address: str) -> None:
    run = start(address)
    with follow(address, run) as stream:
        hello = json.loads(stream.recv(timeout=30))
        assert (hello["type"], hello["run"]["id"]) == ("hello", run)
        wish = {"layers": ["conv", "out"], "weights": ["conv"], "changes": ["conv"], "stats": ["out"], "rate": 20}
        stream.send(json.dumps({"type": "watch", **wish}))
        httpx.post(f"http://{address}/api/runs/{run}/resume", json={}, timeout=30)
        events, frames = read(stream, "end")
    numbers = [event["seq"] for event in events]
    assert numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    assert {"state", "metrics", "epoch", "end"} <= {event["type"] for event in events}
    assert {frame["layer"] for frame in frames} == {"conv", "out"}
    first = next(frame for frame in frames if frame["layer"] == "conv" and frame["type"] == "activations")
    assert set(first) == {"type", "step", "layer", "shape", "low", "high", "data"}
    assert (first["shape"], len(first["data"]), len(first["low"])) == ([26, 26, 2], 1352, 2)
    assert {frame["type"] for frame in frames} == {"activations", "weights", "changes", "stats"}
    stats = next(frame for frame in frames if frame["type"] == "stats")
    figures = {"mean", "low", "high", "dead", "gradient_norm", "update_ratio"}
    assert set(stats) == {"type", "step", "layer"} | figures


def test_a_page_that_comes_back_gets_what_it_missed(address: str, services: Services) -> None:
    run = start(address)
    httpx.post(f"http://{address}/api/runs/{run}/resume", json={}, timeout=60)
    live = services.runs.get(run)
    wait_for(live, lambda: live.state == "finished")
    every = [event["seq"] for event in live.events_after(0)]
    with follow(address, run, after=every[2]) as stream:
        hello = json.loads(stream.recv(timeout=30))
        assert hello["last_seq"] == every[-1]
        events, _ = read(stream, "end")
    assert [event["seq"] for event in events] == every[3:]


def test_at_most_two_pictures_wait_for_a_page_that_does_not_draw(address: str) -> None:
    run = start(address, epochs=20)
    with follow(address, run) as stream:
        stream.send(json.dumps({"type": "watch", "layers": ["conv"], "rate": 30}))
        httpx.post(f"http://{address}/api/runs/{run}/resume", json={}, timeout=30)
        frames, ended = [], False
        while not ended:
            message = stream.recv(timeout=60)
            if isinstance(message, bytes):
                frames.append(msgspec.msgpack.decode(message))
            else:
                ended = json.loads(message)["type"] == "end"
    assert len(frames) == 2


def test_a_long_log_is_not_sent_to_a_page_that_has_left(services: Services) -> None:
    class Socket:
        sent = 0

        async def send_text(self, text: str) -> None:
            self.sent += 1

        async def receive(self) -> dict[str, Any]:
            return {"type": "websocket.disconnect", "code": 1006}

    run = services.runs.create(
        Architecture.model_validate_json(json.dumps(NETWORK)), TrainingSettings(dataset="digits"), paused=True
    )
    services.runs.delete(run.id)
    for step in range(1000):
        run._record.events.add("metrics", {"step": step})
    socket = Socket()

    async def follow_and_leave() -> None:
        await Client(cast("WebSocket", socket), run, 0).follow()

    asyncio.run(follow_and_leave())
    assert socket.sent < 10


def test_nonsense_is_answered_and_changes_nothing(address: str) -> None:
    run = start(address)
    with follow(address, run) as stream:
        for wrong in (
            "",
            "{",
            "[]",
            '{"type": "delete"}',
            '{"type": "ack", "step": "x"}',
            '{"type": "watch", "rate": NaN}',
        ):
            stream.send(wrong)
            events, _ = read(stream, "error")
            assert events[-1]["message"].startswith("Not understood")
    httpx.post(f"http://{address}/api/runs/{run}/stop", json={}, timeout=30)


def test_a_stream_may_be_sent_bytes(address: str) -> None:
    run = start(address)
    with follow(address, run) as stream:
        stream.send(b"\x00")
        events, _ = read(stream, "error")
        assert events[-1]["message"].startswith("Not understood")
        stream.send(b'{"type": "watch", "layers": ["conv"]}')
        while not isinstance(stream.recv(timeout=60), bytes):
            pass
    httpx.post(f"http://{address}/api/runs/{run}/stop", json={}, timeout=30)


def test_a_page_that_claims_to_know_more_than_there_is_gets_what_comes(address: str) -> None:
    run = start(address)
    with follow(address, run, after=10**9) as stream:
        hello = json.loads(stream.recv(timeout=30))
        assert hello["seq"] == hello["last_seq"]
        httpx.post(f"http://{address}/api/runs/{run}/stop", json={}, timeout=30)
        read(stream, "end")


@pytest.mark.parametrize("query", ["", "run=nobody", "run=nobody&ticket=x", "ticket=x&after=-1"])
def test_no_ticket_no_stream(address: str, query: str) -> None:
    with connect(f"ws://{address}/api/stream?{query}") as stream, pytest.raises(ConnectionClosed) as closed:
        stream.recv(timeout=10)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401


def test_another_sites_page_gets_no_stream(address: str) -> None:
    run = start(address)
    url = f"ws://{address}/api/stream?run={run}&ticket={ticket(address, run)}"
    with connect(url, origin=Origin("https://evil.example")) as stream, pytest.raises(ConnectionClosed):
        stream.recv(timeout=10)
    httpx.post(f"http://{address}/api/runs/{run}/stop", json={}, timeout=30)


def test_http_answers_through_the_same_port(address: str) -> None:
    assert httpx.get(f"http://{address}/api/health").json()["ok"]
    assert httpx.get(f"http://{address}/nothing").json()["ok"] is False


def test_a_body_in_chunks(address: str) -> None:
    body = iter([json.dumps({"architecture": NETWORK}).encode()])
    headers = {"Content-Type": "application/json"}
    assert httpx.post(f"http://{address}/api/analyze", content=body, headers=headers).json()["ok"]


def test_requests_that_are_never_sent_whole_keep_nobody_waiting(address: str) -> None:
    host, port = address.split(":")
    begun = b"POST /api/analyze HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"
    slow = [sockets.create_connection((host, int(port))) for _ in range(2 * THREADS)]
    for one in slow:
        one.sendall(begun)
    assert httpx.get(f"http://{address}/api/health", timeout=20).json()["ok"]
    for one in slow:
        one.close()
