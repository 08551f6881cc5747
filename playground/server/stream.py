"""The stream of a run: a numbered log that is never lost, and pictures of which only the newest counts."""

import asyncio
import itertools
from collections import deque
from typing import Any

import msgspec
from starlette.websockets import WebSocket, WebSocketDisconnect

from playground.engine import Picture, Run, UnknownRun
from playground.server.security import same_origin
from playground.server.services import Services

UNACKNOWLEDGED = 2
"""Pictures on their way to one page."""
REFUSED = 4401
GONE = 4404
MOST_RATE = 30.0
numbers = itertools.count(1)


class Watch(msgspec.Struct, tag="watch", tag_field="type", frozen=True):
    """What a page wants to see, and how many times a second."""

    layers: list[str] = []
    weights: list[str] = []
    changes: list[str] = []
    stats: list[str] = []
    rate: float = 10.0


class Ack(msgspec.Struct, tag="ack", tag_field="type", frozen=True):
    """A page has drawn the pictures of this step."""

    step: int


inbound = msgspec.json.Decoder(Watch | Ack)


class Client:
    """One page that follows one run. Everything here happens on the event loop, but for `offer`."""

    def __init__(self, socket: WebSocket, run: Run, after: int) -> None:
        self.socket = socket
        self.run = run
        self.after = after
        self.key = f"client-{next(numbers)}"
        self.loop = asyncio.get_running_loop()
        self.wake = asyncio.Event()
        self.waiting: dict[tuple[str, str], bytes] = {}
        self.waiting_step = 0
        self.unacknowledged: deque[int] = deque()

    def offer(self, kind: str, payload: Any) -> None:
        """Take news from the engine's thread; never waits."""
        self.loop.call_soon_threadsafe(self.take, payload if kind == "picture" else None)

    def take(self, picture: Picture | None) -> None:
        """Note what is new: of each layer only the newest picture is kept."""
        if picture is not None:
            self.waiting |= picture.frames
            self.waiting_step = picture.step
        self.wake.set()

    async def follow(self) -> None:
        """Send and receive until the page goes."""
        stop = self.run.subscribe(self.offer)
        receiving = asyncio.create_task(self.receive())
        sending = asyncio.create_task(self.send())
        try:
            done, _ = await asyncio.wait({receiving, sending}, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        except (WebSocketDisconnect, RuntimeError):
            pass
        finally:
            stop()
            self.run.unwatch(self.key)
            receiving.cancel()
            sending.cancel()

    async def send(self) -> None:
        """Send the log from where the page was, then news as it comes."""
        await self.send_json(
            {"seq": self.after, "type": "hello", "run": self.run.to_dict(), "last_seq": self.run.last_seq}
        )
        while True:
            self.wake.clear()
            for event in self.run.events_after(self.after):
                await self.send_json(event)
                self.after = event["seq"]
                await asyncio.sleep(0)  # A long log must not hold up the other pages, nor be sent to one that left.
            await self.send_picture()
            await self.wake.wait()

    async def send_picture(self) -> None:
        """Send the newest pictures, unless the page has not yet drawn those before."""
        if not self.waiting or len(self.unacknowledged) >= UNACKNOWLEDGED:
            return
        frames, self.waiting = self.waiting, {}
        self.unacknowledged.append(self.waiting_step)
        for frame in frames.values():
            await self.socket.send_bytes(frame)

    async def send_json(self, event: dict[str, Any]) -> None:
        """Send one event; NaN becomes null."""
        await self.socket.send_text(msgspec.json.encode(event).decode())

    async def receive(self) -> None:
        """Do what the page says; what it says wrongly is answered with an error and changes nothing."""
        while True:
            heard = await self.hear()
            try:
                message = inbound.decode(heard)
            except msgspec.MsgspecError as error:
                await self.send_json({"seq": self.after, "type": "error", "message": f"Not understood: {error}."})
                continue
            if isinstance(message, Watch):
                self.watch(message)
            else:
                self.acknowledge(message.step)

    async def hear(self) -> str | bytes:
        """Return the next message, which may come as text or as bytes. Raises WebSocketDisconnect."""
        message = await self.socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message["code"], message.get("reason"))
        return message.get("text") or message.get("bytes") or b""

    def watch(self, wish: Watch) -> None:
        """Pass on what the page wants to see."""
        rate = min(max(wish.rate, 0.1), MOST_RATE)
        self.run.watch(self.key, wish.layers, wish.weights, rate, wish.changes, wish.stats)

    def acknowledge(self, step: int) -> None:
        """Make room for the next pictures."""
        while self.unacknowledged and self.unacknowledged[0] <= step:
            self.unacknowledged.popleft()
        self.wake.set()


async def stream(socket: WebSocket, services: Services) -> None:
    """Serve `/api/stream?run=<id>&ticket=<t>&after=<seq>`."""
    query = socket.query_params
    run_id, after = query.get("run", ""), query.get("after", "0")
    await socket.accept()
    at_home = same_origin(socket.headers.get("origin"), socket.headers.get("host", ""))
    if not (at_home and services.tickets.take(query.get("ticket", ""), run_id)):
        await socket.close(REFUSED, "The ticket is used, too old, or for another run.")
        return
    try:
        run = services.runs.get(run_id)
    except UnknownRun:
        await socket.close(GONE, "There is no such run.")
        return
    await Client(socket, run, seen(after, run.last_seq)).follow()


def seen(after: str, last: int) -> int:
    """Return the number of the last event that a page has; one that knows more than there is has all of them.

    >>> seen("7", 9), seen("12", 9), seen("x", 9)
    (7, 9, 0)
    """
    return min(int(after), last) if after.isascii() and after.isdigit() and len(after) < 12 else 0
