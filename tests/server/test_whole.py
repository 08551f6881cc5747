"""Requests that come slowly, in chunks, or not at all."""

import asyncio
import json
from collections.abc import Iterable
from contextlib import nullcontext
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send

from playground.server.security import MAX_BODY
from playground.server.whole import WholeRequests

CHUNKED = [(b"transfer-encoding", b"chunked"), (b"content-type", b"application/json")]


def part(body: bytes, more: bool = True) -> Message:
    return {"type": "http.request", "body": body, "more_body": more}


def ask(messages: Iterable[Message], headers: Any = (), patience: float = 30.0) -> tuple[list[Any], list[Message]]:
    """Return what the app behind was given (headers and body), and what was answered."""
    given: list[Any] = []
    answers: list[Message] = []
    coming = iter(messages)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        given.append((dict(scope["headers"]), await receive()))

    async def receive() -> Message:
        for message in coming:
            return message
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        answers.append(message)

    scope: Scope = {"type": "http", "method": "POST", "headers": list(headers)}
    asyncio.run(WholeRequests(app, patience)(scope, receive, send))
    return given, answers


def test_a_body_in_pieces_is_passed_on_whole() -> None:
    given, _ = ask([part(b"ab"), part(b"cd"), part(b"", more=False)])
    assert given == [({}, part(b"abcd", more=False))]


def test_a_body_in_chunks_is_passed_on_with_its_length() -> None:
    given, _ = ask([part(b"abc"), part(b"", more=False)], CHUNKED)
    assert given[0][0] == {b"content-length": b"3", b"content-type": b"application/json"}


def test_no_more_is_read_than_a_body_may_hold() -> None:
    given, _ = ask([part(b"x" * MAX_BODY), part(b"y"), part(b"never read")], CHUNKED)
    assert given[0][0][b"content-length"] == b"%d" % (MAX_BODY + 1)


def test_who_goes_away_gets_no_answer() -> None:
    assert ask([part(b"ab"), {"type": "http.disconnect"}]) == ([], [])


def test_a_body_that_does_not_come_is_not_awaited_for_ever() -> None:
    given, answers = ask([part(b"ab")], patience=0.01)
    assert (given, answers[0]["status"]) == ([], 408)
    assert json.loads(answers[1]["body"])["error"] == {
        "code": "too_slow",
        "message": "The request did not come in time; send it again.",
    }


def test_an_app_never_waits_for_who_reads_its_answer() -> None:
    done = asyncio.Event()
    sent: list[bytes] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        for piece in (b"one", b"two"):
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        done.set()

    async def receive() -> Message:
        return part(b"", more=False)

    async def send(message: Message) -> None:
        await done.wait()
        sent.append(message["body"])

    asyncio.run(WholeRequests(app)({"type": "http", "headers": []}, receive, send))
    assert sent == [b"one", b"two"]


@pytest.mark.parametrize(("said", "raised"), [("the handler is closed", False), ("sent too much", True)])
def test_an_answer_to_who_has_just_gone_is_dropped_and_no_mistake(said: str, raised: bool) -> None:
    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.body"})
        await send({"type": "http.response.body"})

    async def receive() -> Message:
        return part(b"", more=False)

    async def send(message: Message) -> None:
        raise RuntimeError(f"unable to perform operation; {said}")

    with pytest.raises(RuntimeError) if raised else nullcontext():
        asyncio.run(WholeRequests(app)({"type": "http", "headers": []}, receive, send))
