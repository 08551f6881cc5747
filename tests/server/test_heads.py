"""Heads that are long, or do not end."""

import asyncio
from typing import Any

import pytest
import uvicorn
from uvicorn.server import ServerState

from playground.server.heads import LONGEST, BoundedHeads

GET = b"GET / HTTP/1.1\r\nHost: localhost\r\n"


class Wire(asyncio.Transport):
    """What a connection writes, and whether it was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""
        self.closed = False

    def write(self, data: Any) -> None:
        self.written += bytes(data)

    def close(self) -> None:
        self.closed = True

    def is_closing(self) -> bool:
        return self.closed


def told(*pieces: bytes) -> tuple[Wire, list[str]]:
    """Return the wire of a connection that these pieces came over, and the addresses that were asked for."""
    asked: list[str] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        asked.append(scope["path"])

    async def connect() -> Wire:
        config = uvicorn.Config(app, log_config=None, lifespan="off")
        config.load()
        wire = Wire()
        connection = BoundedHeads(config, ServerState(), {})
        connection.connection_made(wire)
        for piece in pieces:
            if not wire.closed:
                connection.data_received(piece)
        await asyncio.sleep(0)
        return wire

    return asyncio.run(connect()), asked


@pytest.mark.parametrize("begin", [b"GET /", GET, GET + b"X: "])
def test_a_head_that_does_not_end_is_refused(begin: bytes) -> None:
    wire, asked = told(begin, *[b"a" * 4096] * 40)
    assert wire.written.startswith(b"HTTP/1.1 400")
    assert wire.written.endswith(b"too long.")
    assert wire.closed
    assert asked == []


def test_a_long_body_is_no_head() -> None:
    post = b"POST /a HTTP/1.1\r\nContent-Length: %d\r\n\r\n" % (2 * LONGEST)
    wire, asked = told(post, *[b"a" * (LONGEST // 2)] * 4, b"GET /b HTTP/1.1\r\n\r\n")
    assert asked[0] == "/a"
    assert b"too long" not in wire.written


def test_a_head_that_comes_byte_by_byte_is_read() -> None:
    assert told(*[bytes([byte]) for byte in GET + b"\r\n"])[1] == ["/"]
