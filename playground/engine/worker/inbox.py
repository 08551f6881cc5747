"""Where a worker finds its commands, whatever brought them, and how it answers."""

from collections.abc import Callable
from queue import Empty, SimpleQueue

from playground.engine.messages import Message, Order

Send = Callable[[Message], None]
"""How a worker says something."""


class Inbox:
    """Commands in the order in which they came; filled by another thread."""

    def __init__(self) -> None:
        self._orders: SimpleQueue[Order] = SimpleQueue()

    def put(self, order: Order) -> None:
        """Add a command."""
        self._orders.put(order)

    def get(self, wait: bool, patience: float | None = None) -> Order | None:
        """Take the next command; None where there is none and none is to be waited for, or not for longer."""
        try:
            return self._orders.get(wait, patience)
        except Empty:
            return None
