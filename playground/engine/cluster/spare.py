"""An actor that has TensorFlow loaded before anybody asks for it."""

import threading
from collections.abc import Callable
from typing import Any

from playground.engine.local.spare import QUIET
from playground.engine.messages import Means


class SpareActor:
    """Keeps one actor for a run with the same means as the last one's."""

    def __init__(self, create: Callable[[Means], Any], kill: Callable[[Any], None], quiet: float = QUIET):
        self._create = create
        self._kill = kill
        self._quiet = quiet
        self._lock = threading.Lock()
        self._means: Means | None = None
        self._actor: Any = None
        self._timer: threading.Timer | None = None
        self._closed = False

    def take(self, means: Means) -> Any:
        """Return the actor, or a new one where there is none or it is for other means. It may have died since."""
        with self._lock:
            actor, self._actor = self._actor, None
            fits = self._means == means
            self._means = means
            # None on a GPU: Ray would keep a share of it for as long as nobody trains.
            if means.gpu is None:
                self._prepare_later()
        if actor is not None and fits:
            return actor
        if actor is not None:
            self._kill(actor)
        return self._create(means)

    def close(self) -> None:
        """End the actor; there will be no other."""
        with self._lock:
            self._closed = True
            if self._timer is not None:
                self._timer.cancel()
            if self._actor is not None:
                self._kill(self._actor)

    def _prepare_later(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = threading.Timer(self._quiet, self._prepare)
        self._timer.daemon = True
        self._timer.start()

    def _prepare(self) -> None:
        with self._lock:
            if self._actor is None and self._means is not None and not self._closed:
                self._actor = self._create(self._means)
                self._actor.place.remote()  # Loads TensorFlow; nobody waits for it.
