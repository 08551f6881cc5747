"""Flask without waiting: slow requests and slow readers are waited for here, not in one of Flask's few threads."""

import asyncio
from http import HTTPStatus

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from playground.server.security import MAX_BODY

PATIENCE = 30.0
"""Seconds in which a body must have come."""
CLOSED = "the handler is closed"
"""What uvloop says where a client has just gone, and asyncio says nothing."""


class ClientGone(Exception):
    """A client went away before it had sent its whole request."""


class WholeRequests:
    """Pass requests on once they are there whole, with their length; take answers as fast as they are made."""

    def __init__(self, app: ASGIApp, patience: float = PATIENCE) -> None:
        self._app = app
        self._patience = patience

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        try:
            async with asyncio.timeout(self._patience):
                body = await read(receive)
        except ClientGone:
            return
        except TimeoutError:
            await refusal("too_slow", "The request did not come in time; send it again.")(scope, receive, send)
            return
        await answered(self._app, with_length(scope, len(body)), replay(body, receive), send)


async def read(receive: Receive) -> bytes:
    """Return a request's body, cut where it is longer than any may be. Raises ClientGone."""
    body, more = b"", True
    while more and len(body) <= MAX_BODY:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientGone
        body += message.get("body", b"")
        more = message.get("more_body", False)
    return body


def with_length(scope: Scope, length: int) -> Scope:
    """Return the scope of a request that came in chunks as if its length had been said at the start."""
    chunked = any(name == b"transfer-encoding" for name, _ in scope["headers"])
    kept = [(name, value) for name, value in scope["headers"] if name != b"transfer-encoding"]
    return {**scope, "headers": [*kept, (b"content-length", b"%d" % length)]} if chunked else scope


def replay(body: bytes, receive: Receive) -> Receive:
    """Return a way to receive the body at once, and after it what else the client does."""
    told = False

    async def again() -> Message:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


async def answered(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Run the app, which never waits for the client to read, and send what it answers."""
    answer: asyncio.Queue[Message | None] = asyncio.Queue()
    sending = asyncio.create_task(forward(answer, send))
    try:
        await app(scope, receive, answer.put)
    finally:
        answer.put_nowait(None)
        await sending


async def forward(answer: "asyncio.Queue[Message | None]", send: Send) -> None:
    """Send messages as they come, until None comes; who has gone away gets no more."""
    while message := await answer.get():
        try:
            await send(message)
        except RuntimeError as error:
            if CLOSED not in str(error):
                raise
            return


def refusal(code: str, message: str) -> JSONResponse:
    """Return an error in the one form."""
    error = {"ok": False, "error": {"code": code, "message": message}}
    return JSONResponse(error, HTTPStatus.REQUEST_TIMEOUT, {"Connection": "close"})
