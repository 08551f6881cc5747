"""Commands that wait for their answer."""

import threading
from concurrent.futures import Future
from itertools import count

from playground.engine.errors import EngineError
from playground.engine.messages import Arrays, Done, Maps, Refused

Answer = Done | Arrays | Maps


class Pending:
    """Number commands, and bring each answer to whoever waits for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers = count(1)
        self._waiting: dict[int, Future[Answer]] = {}
        self._closed: EngineError | None = None

    def open(self) -> "tuple[int, Future[Answer]]":
        """Return the number for a new command and the future of its answer."""
        with self._lock:
            number = next(self._numbers)
            future: Future[Answer] = Future()
            if self._closed is None:
                self._waiting[number] = future
            else:
                future.set_exception(self._closed)
        return number, future

    def settle(self, answer: Answer | Refused) -> None:
        """Hand over an answer."""
        with self._lock:
            future = self._waiting.pop(answer.number, None)
        if future is None:
            return
        if isinstance(answer, Refused):
            future.set_exception(EngineError(answer.code, answer.message))
        else:
            future.set_result(answer)

    def close(self, error: EngineError) -> None:
        """Tell all who wait, now or later, that no answer will come."""
        with self._lock:
            self._closed = error
            waiting, self._waiting = self._waiting, {}
        for future in waiting.values():
            future.set_exception(error)
