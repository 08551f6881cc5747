"""What happened to a run: a numbered log that can be read again from anywhere, and the newest picture."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Event = dict[str, Any]


@dataclass(frozen=True)
class Picture:
    """All frames of one step, each as the bytes that the page receives."""

    step: int
    frames: dict[tuple[str, str], bytes]
    """(type, layer) -> msgpack map."""


Listener = Callable[[Literal["event", "picture"], Any], None]
"""Called on the engine's threads with each Event or Picture, in order; must not block."""


class EventLog:
    """Number events, keep them, and tell listeners."""

    def __init__(self) -> None:
        self._lock = threading.RLock()
        self._events: list[Event] = []
        self._listeners: list[Listener] = []
        self.picture: Picture | None = None

    @property
    def last_seq(self) -> int:
        """The number of the last event; 0 before the first."""
        return len(self._events)

    def add(self, kind: str, fields: dict[str, Any]) -> None:
        """Append an event."""
        with self._lock:
            event = {"seq": len(self._events) + 1, "type": kind, **fields}
            self._events.append(event)
            self._tell("event", event)

    def show(self, picture: Picture) -> None:
        """Put a picture in place of the last one."""
        with self._lock:
            self.picture = picture
            self._tell("picture", picture)

    def after(self, seq: int) -> list[Event]:
        """Return all events with a higher number."""
        with self._lock:
            return self._events[max(seq, 0) :]

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Tell the listener of everything from now on; call what is returned to end it."""
        with self._lock:
            self._listeners.append(listener)

        def unsubscribe() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return unsubscribe

    def _tell(self, kind: Literal["event", "picture"], payload: Any) -> None:
        for listener in tuple(self._listeners):
            try:
                listener(kind, payload)
            except Exception:
                # A page that went away must not end the training that it watched.
                logging.getLogger(__name__).exception("A listener failed and is told nothing more.")
                self._listeners.remove(listener)
