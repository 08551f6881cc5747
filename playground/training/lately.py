"""What was used lately, in so many bytes."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Lately(Generic[Value]):
    """Values by key; where there is no room for another, those go first that were not used for longest.

    >>> pages = Lately[str](room=10)
    >>> pages.put("a", "A", 6)
    >>> pages.begin()
    >>> pages.put("b", "B", 6)
    >>> pages.get("a"), pages.get("b")
    (None, 'B')
    """

    def __init__(self, room: int) -> None:
        """Keep so many bytes at most."""
        self._room = room
        self._values: OrderedDict[Hashable, tuple[Value, int]] = OrderedDict()
        self._used: set[Hashable] = set()
        self.taken = 0
        """Bytes that are kept."""

    def begin(self) -> None:
        """Begin a pass: what is used in it stays to its end, even if later values of it find no room then.

        Or a pass over more than there is room for would find nothing when it is done again: its first values would
        have gone for the last ones.
        """
        self._used = set()

    def get(self, key: Hashable) -> Value | None:
        """Return a value, if it is kept."""
        if key not in self._values:
            return None
        self._values.move_to_end(key)
        self._used.add(key)
        return self._values[key][0]

    def put(self, key: Hashable, value: Value, size: int) -> None:
        """Keep a value of so many bytes, where there is room or can be made."""
        self.take(key)
        while self._values and self.taken + size > self._room:
            oldest = next(iter(self._values))
            if oldest in self._used:
                return
            self.take(oldest)
        if size <= self._room:
            self._values[key] = value, size
            self._used.add(key)
            self.taken += size

    def take(self, key: Hashable) -> Value | None:
        """Return a value, if it is kept, and keep it no longer."""
        value, size = self._values.pop(key, (None, 0))
        self.taken -= size
        return value
