"""Tickets: one opens one stream, once, soon. So the socket needs no gate of its own."""

import secrets
import threading
import time
from collections.abc import Callable

LIFETIME = 30.0
"""Seconds that a ticket is good for."""


class Tickets:
    """Tickets that were given out and not yet used. The clock gives seconds and only moves forward."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._open: dict[str, tuple[str, float]] = {}

    def give(self, run: str) -> str:
        """Return a new ticket for the stream of a run."""
        ticket = secrets.token_urlsafe(24)
        with self._lock:
            now = self._clock()
            self._open = {key: entry for key, entry in self._open.items() if entry[1] > now}
            self._open[ticket] = (run, now + LIFETIME)
        return ticket

    def take(self, ticket: str, run: str) -> bool:
        """Tell whether the ticket opens the stream of that run; it is used up either way."""
        with self._lock:
            owner, end = self._open.pop(ticket, ("", 0.0))
            return owner == run and end > self._clock()
