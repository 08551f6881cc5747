"""All runs of a server, and the queue in which they wait for their turn."""

import secrets
import shutil
import threading
from itertools import islice
from pathlib import Path

from playground.architecture import Architecture, TrainingSettings
from playground.data import Bytes
from playground.engine.devices import choose
from playground.engine.errors import EngineError, UnknownRun
from playground.engine.protocol import Engine
from playground.engine.runs import pinned
from playground.engine.runs.run import Run
from playground.engine.runs.waiting import waits
from playground.engine.store.archive import MOST_ENDED, Archive, folder_of
from playground.engine.store.store import Store

BUSY = ("starting", "running")
"""States of runs that hold a slot. A paused run gives its slot back, and takes one too many when it resumes."""

FORETELL = 2.0
"""Seconds after which the time that others have to wait is reckoned anew."""
EXPERIENCE = 20
"""The newest runs of known pace, which says how long others will take."""
MOST = 256
"""Runs that have not ended."""


class Runs:
    """Create runs, start as many as there are slots, and find them again."""

    def __init__(self, engine: Engine, directory: Path, slots: int = 1, store: Store | None = None):
        """`directory`: for the folders of the runs. `store`: for all else, if they are to outlive this server."""
        self._engine = engine
        self._directory = directory
        self._slots = slots
        self._devices = engine.devices()
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._news = threading.Event()
        self._closed = False
        self.left = 0
        """Once closed: the runs that go on when a server is started again."""
        self._archive = Archive(store) if store else None
        revived = self._archive.revive(self._news.set) if self._archive else []
        self._runs = {run.id: run for run in revived}
        self._news.set()
        self._clerk = threading.Thread(target=self._attend, name="queue", daemon=True)
        self._clerk.start()

    def create(
        self,
        architecture: Architecture,
        settings: TrainingSettings,
        weights_from: Run | None = None,
        weights_step: int | None = None,
        paused: bool = False,
        watch: tuple[str, ...] = (),
        picture: Bytes | None = None,
    ) -> Run:
        """Put a new run at the end of the queue; it starts at once where a slot is free.

        `weights_from`: a run from which each layer that still fits takes its weights: the newest, or a kept step's.
        `watch`: layers that are watched from the start, by the watcher "create".
        `picture`: the pinned one, (height, width, channels), where it is none of the test pictures.
        """
        if sum(not run.ended for run in self.all()) >= MOST:
            raise EngineError("too_many_runs", f"At most {MOST} runs can be under way; stop one first.")
        run_id = secrets.token_urlsafe(6)
        directory = folder_of(self._directory, run_id)
        source = weights_from.id if weights_from else None
        learned = weights_from.weights(weights_step) if weights_from else None
        run = Run(run_id, architecture, settings, directory, source, paused=paused, changed=self._news.set)
        _make_folder(run, learned)
        if picture is not None:
            pinned.keep(run.folder, picture)
        if watch:
            run.watch("create", watch)
        with self._lock:
            self._runs[run_id] = run
        if self._archive:
            self._archive.follow(run)
        self._fill()
        # As at the start of a server: one that stands for months must not fill the disk.
        for old in [run for run in self.all() if run.ended][:-MOST_ENDED]:
            self._remove(old)
        return run

    def get(self, run_id: str) -> Run:
        """Return the run with this id. Raises UnknownRun."""
        with self._lock:
            run = self._runs.get(run_id)
        if run is None:
            raise UnknownRun(run_id)
        return run

    def all(self) -> list[Run]:
        """Return all runs, the oldest first."""
        with self._lock:
            return list(self._runs.values())

    def delete(self, run_id: str) -> None:
        """Stop a run and forget it, its weights too. Raises UnknownRun."""
        self._remove(self.get(run_id))

    def load(self) -> dict[str, int]:
        """Count the runs that are at work and the ones that wait."""
        states = [run.state for run in self.all()]
        return {"busy": sum(state in BUSY for state in states), "queued": states.count("queued")}

    def close(self) -> None:
        """End all runs at once and leave no process behind. Idempotent.

        In the store they stay as they are, to go on when a server is started again.
        """
        self._closed = True
        self._news.set()
        self._clerk.join()
        if self._archive:
            self.left = self.left or sum(not run.ended for run in self.all())
            self._archive.close()
        for run in self.all():
            run.kill()
        self._engine.close()

    def _remove(self, run: Run) -> None:
        run.stop()
        with self._lock:
            self._runs.pop(run.id, None)
        if self._archive:
            self._archive.forget(run.id)
        shutil.rmtree(run.folder.path, ignore_errors=True)

    def _attend(self) -> None:
        """Look after the queue whenever a run has changed, and now and then while any waits."""
        while not self._closed:
            self._news.wait(FORETELL if self.load()["queued"] else None)
            self._news.clear()
            self._fill()

    def _fill(self) -> None:
        """Start the runs whose turn it is, and tell the others their places."""
        with self._turn:
            runs = self.all()
            free = self._slots - sum(run.state in BUSY for run in runs)
            waiting = [run for run in runs if run.state == "queued"]
            for run in waiting[: max(free, 0)]:
                if not self._closed:
                    held = [run.held for run in runs if run.held]
                    run.begin(self._engine, choose(self._devices, self._slots, held))
            self._foretell(runs, waiting[max(free, 0) :])

    def _foretell(self, runs: list[Run], waiting: list[Run]) -> None:
        if not waiting:
            return
        seen = list(islice((pace for run in reversed(runs) if (pace := run.pace)), EXPERIENCE))
        busy = [run.seconds_left(seen) for run in runs if run.state in BUSY]
        turns = waits(busy, [run.seconds_left(seen) for run in waiting], self._slots)
        for position, (run, seconds) in enumerate(zip(waiting, turns, strict=True), start=1):
            run.queue_at(position, seconds)


def _make_folder(run: Run, learned: Path | None) -> None:
    """Make a run's folder, with the weights that it starts from. Raises EngineError."""
    try:
        run.folder.path.mkdir(parents=True)
        if learned is not None:
            shutil.copyfile(learned, run.folder.initial)
    except OSError as error:
        shutil.rmtree(run.folder.path, ignore_errors=True)
        raise EngineError("no_folder", f"The folder of a run could not be made ({error.strerror}).") from error
