"""Who watches which layers of a run."""

from collections.abc import Hashable, Sequence

from playground.engine.messages import Watch

FASTEST = 10.0
"""Pictures a second, at most."""


class Watchers:
    """Gather what everybody wants to see into one order for the worker."""

    def __init__(self) -> None:
        self._watches: dict[Hashable, Watch] = {}

    def set(self, key: Hashable, layers: Sequence[str], weights: Sequence[str], rate: float) -> None:
        """Note what one watcher wants to see, in place of what it wanted before."""
        self._watches[key] = Watch(tuple(layers), tuple(weights), rate)

    def remove(self, key: Hashable) -> bool:
        """Forget a watcher; tell whether there was one."""
        return self._watches.pop(key, None) is not None

    def union(self) -> Watch:
        """Return all layers that anybody watches, at the rate of the most eager."""
        watches = self._watches.values()
        return Watch(
            layers=tuple(dict.fromkeys(name for watch in watches for name in watch.layers)),
            weights=tuple(dict.fromkeys(name for watch in watches for name in watch.weights)),
            rate=min(max((watch.rate for watch in watches), default=1.0), FASTEST),
        )
