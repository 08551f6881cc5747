"""How much a process may say before it counts as mad."""

import time

from playground.engine.local.pulse import Clock

MESSAGES = 2000
"""Messages in a second, answers not counted: a training sends about thirty."""
BYTES = 512 << 20
"""Bytes in a second."""
LONGEST = 256 << 20
"""Bytes of one message."""


class Quota:
    """Count what comes, second by second."""

    def __init__(self, clock: Clock = time.monotonic):
        self._clock = clock
        self._begin = clock()
        self._messages = self._bytes = 0
        self._owed = 0

    def owe(self) -> None:
        """Allow one message more: an order has been sent, whose answer will come."""
        self._owed += 1

    def exceeded(self, size: int) -> bool:
        """Count a message of so many bytes, and tell whether there were too many within a second."""
        if (now := self._clock()) - self._begin >= 1.0:
            # What was allowed for answers stays allowed: they come when they come.
            self._owed = max(0, self._owed - self._messages)
            self._begin, self._messages, self._bytes = now, 0, 0
        self._messages += 1
        self._bytes += size
        return self._messages > MESSAGES + self._owed or self._bytes > BYTES
