"""Write down what happens to runs, four times a second, on a thread of its own: training never waits for the disk."""

import logging
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from playground.engine.runs.account import Account
from playground.engine.store.store import Store

INTERVAL = 0.25
"""Seconds between two times of writing: what a server that is killed may lose."""
RETRY = 5.0
"""Seconds to wait where the disk refuses."""


@dataclass
class _Following:
    run: Account
    leave: Callable[[], None]
    written: int
    """The number of the last event on disk; 0 where nothing of the run is."""
    thinnings: int = 0


class Scribe:
    """Follow runs and keep their entries in the store up to date.

    What is new is asked of a run when it is written, not gathered here: while the disk refuses nothing piles up, and
    once it takes again nothing is missing.
    """

    def __init__(self, store: Store, interval: float = INTERVAL, retry: float = RETRY):
        self._store = store
        self._interval = interval
        self._retry = retry
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._following: dict[str, _Following] = {}
        self._dirty: set[str] = set()
        self._news = threading.Event()
        self._closing = threading.Event()
        self._refused = False
        self._thread = threading.Thread(target=self._work, name="scribe", daemon=True)
        self._thread.start()

    def follow(self, run: Account, written: int = 0) -> None:
        """Write down all that happens to a run, from what is new since event `written`."""

        def note(kind: str, _: object) -> None:
            if kind == "event":
                self._note(run.id)

        followed = _Following(run, run.subscribe(note), written)
        with self._lock:
            self._following[run.id] = followed
        self._note(run.id)

    def forget(self, run_id: str) -> None:
        """Remove a run from the store."""
        with self._turn:
            with self._lock:
                followed = self._following.pop(run_id, None)
            if followed is not None:
                followed.leave()
            try:
                self._store.delete([run_id])
            except sqlite3.Error as error:
                self._tell(error)

    def close(self) -> None:
        """Write what is new, and nothing that happens from now on. Idempotent."""
        for followed in list(self._following.values()):
            followed.leave()
        self._closing.set()
        self._news.set()
        self._thread.join()

    def _note(self, run_id: str) -> None:
        with self._lock:
            self._dirty.add(run_id)
        self._news.set()

    def _work(self) -> None:
        while not self._closing.is_set():
            self._news.wait()
            self._closing.wait(self._interval)
            self._news.clear()
            if not self._write():
                self._closing.wait(self._retry)
                self._news.set()
        self._write()

    def _write(self) -> bool:
        """Write what is new of all runs that have news; tell whether the disk took it."""
        with self._turn:
            with self._lock:
                ids, self._dirty = self._dirty, set()
                changed = [followed for run_id, followed in self._following.items() if run_id in ids]
            entries = [followed.run.entry(followed.written, followed.thinnings) for followed in changed]
            try:
                self._store.write(entries)
            except sqlite3.Error as error:
                self._tell(error)
                with self._lock:
                    self._dirty |= ids
                return False
            self._refused = False
            for followed, entry in zip(changed, entries, strict=True):
                followed.written, followed.thinnings = entry.last_seq, entry.thinnings
                if followed.run.ended:
                    followed.run.put_away(partial(self._store.events, entry.id), entry.last_seq)
            return True

    def _tell(self, error: sqlite3.Error) -> None:
        """Say once that the disk refuses."""
        if not self._refused:
            self._refused = True
            logging.getLogger(__name__).warning(
                "Runs cannot be written to %s (%s): training goes on, but what is not written is lost when the server "
                "ends. Make room on the disk; the rest is then written by itself.",
                self._store.directory,
                error,
            )
