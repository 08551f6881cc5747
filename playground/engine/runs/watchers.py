"""Who watches which layers of a run."""

from collections.abc import Hashable, Iterable, Sequence
from itertools import chain

from playground.engine.messages import Watch

FASTEST = 10.0
"""Pictures a second, at most."""


class Watchers:
    """Gather what everybody wants to see into one order for the worker."""

    def __init__(self) -> None:
        self._watches: dict[Hashable, Watch] = {}

    def set(
        self,
        key: Hashable,
        layers: Sequence[str],
        weights: Sequence[str],
        rate: float,
        changes: Sequence[str] = (),
        stats: Sequence[str] = (),
    ) -> None:
        """Note what one watcher wants to see, in place of what it wanted before."""
        self._watches[key] = Watch(tuple(layers), tuple(weights), rate, tuple(changes), tuple(stats))

    def remove(self, key: Hashable) -> bool:
        """Forget a watcher; tell whether there was one."""
        return self._watches.pop(key, None) is not None

    def union(self) -> Watch:
        """Return all layers that anybody watches, at the rate of the most eager."""
        watches = self._watches.values()
        return Watch(
            layers=_all(watch.layers for watch in watches),
            weights=_all(watch.weights for watch in watches),
            rate=min(max((watch.rate for watch in watches), default=1.0), FASTEST),
            changes=_all(watch.changes for watch in watches),
            stats=_all(watch.stats for watch in watches),
        )


def _all(names: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(names)))
