"""What happened to a run: a numbered log that can be read again from anywhere, and the newest picture."""

import logging
import threading
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from playground.engine.runs.thinning import MOST, thinned

Event = dict[str, Any]


@dataclass(frozen=True)
class Picture:
    """All frames of one step, each as the bytes that the page receives."""

    step: int
    frames: dict[tuple[str, str], bytes]
    """(type, layer) -> msgpack map."""


Listener = Callable[[Literal["event", "picture"], Any], None]
"""Called on the engine's threads with each Event or Picture, in order; must not block."""
Source = Callable[[int], list[Event]]
"""Reads a log that lies elsewhere: all events with a higher number."""


class EventLog:
    """Number events, keep them, and tell listeners. Numbers rise and may leave some out."""

    def __init__(self, events: list[Event] | None = None, last_seq: int = 0):
        """Go on with the log `events`, whose last number was `last_seq` at most."""
        self._lock = threading.RLock()
        self._events: list[Event] = events or []
        self._source: Source | None = None
        self._metrics = sum(event["type"] == "metrics" for event in self._events)
        self._listeners: list[Listener] = []
        self.last_seq = last_seq
        """The number of the last event; 0 before the first."""
        self.thinnings = 0
        """How many times events have been left out."""
        self.picture: Picture | None = None

    def add(self, kind: str, fields: dict[str, Any]) -> None:
        """Append an event."""
        with self._lock:
            self._recall()
            self.last_seq += 1
            event = {"seq": self.last_seq, "type": kind, **fields}
            self._events.append(event)
            self._metrics += kind == "metrics"
            if self._metrics > MOST:
                self._thin()
            self._tell("event", event)

    def show(self, picture: Picture) -> None:
        """Put a picture in place of the last one."""
        with self._lock:
            self.picture = picture
            self._tell("picture", picture)

    def after(self, seq: int) -> list[Event]:
        """Return all events with a higher number."""
        with self._lock:
            source = self._source
            if source is None:
                return self._events[bisect_right(self._events, seq, key=lambda event: event["seq"]) :]
        return source(seq)

    def put_away(self, source: Source, last_seq: int) -> None:
        """Forget the events, which are all in another place; not where one came meanwhile."""
        with self._lock:
            if self.last_seq == last_seq:
                self._events, self._source = [], source

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell the listener of everything from now on; call what is returned to end it."""
        with self._lock:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return unsubscribe

    def _recall(self) -> None:
        if self._source is not None:
            self._events, self._source = self._source(0), None

    def _thin(self) -> None:
        self._events = thinned(self._events)
        self._metrics = sum(event["type"] == "metrics" for event in self._events)
        self.thinnings += 1

    def _tell(self, kind: Literal["event", "picture"], payload: Any) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(kind, payload)
            except Exception:
                # A page that went away must not end the training that it watched.
                logging.getLogger(__name__).exception("A listener failed and is told nothing more.")
                self._listeners.remove(listener)
