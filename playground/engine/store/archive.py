"""What a server keeps of its runs for the next one: their entries in a store and their folders."""

import logging
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from playground.architecture import Architecture, TrainingSettings
from playground.data import UnknownDataset
from playground.engine.runs.events import EventLog
from playground.engine.runs.run import Run
from playground.engine.store.saved import SavedRun
from playground.engine.store.scribe import Scribe
from playground.engine.store.store import Store

ENDING = ".run"
"""Of a run's folder: nothing else in the directory is ever removed."""
MOST_ENDED = 200
"""Runs that have ended and are kept; older ones are removed when a server starts or a run is created."""
UNWRITTEN = 1000
"""Numbers left out of a log that goes on: pages may have seen events that were not yet written."""


def folder_of(directory: Path, run_id: str) -> Path:
    """Return where the files of a run are."""
    return directory / f"{run_id}{ENDING}"


class Archive:
    """Read runs back, and write down what happens to them."""

    def __init__(self, store: Store):
        self._store = store
        self._scribe = Scribe(store)
        if store.notice:
            logging.getLogger(__name__).warning(store.notice)

    def revive(self, changed: Callable[[], None]) -> list[Run]:
        """Return all runs as they were, the oldest first; those that had not ended are queued."""
        saved = self._store.load()
        ended = [run.id for run in saved if run.ended]
        dropped = ended[:-MOST_ENDED]
        if dropped:
            self._store.delete(dropped)
        self._remove_folders()
        runs = []
        for one in saved:
            if one.id not in dropped and (run := self._revived(one, changed)):
                runs.append(run)
                if not one.ended:
                    self._scribe.follow(run, written=one.last_seq)
        return runs

    def follow(self, run: Run) -> None:
        """Write down a new run and all that happens to it."""
        self._scribe.follow(run)

    def forget(self, run_id: str) -> None:
        """Remove what is written of a run."""
        self._scribe.forget(run_id)

    def close(self) -> None:
        """Write what is new, and nothing that happens from now on. Idempotent."""
        self._scribe.close()

    def _remove_folders(self) -> None:
        """Remove the folders of runs that were deleted; none while a file that knew of them is put aside."""
        if self._store.whole:
            known = self._store.ids()
            for folder in self._store.directory.glob(f"*{ENDING}"):
                if folder.name.removesuffix(ENDING) not in known:
                    shutil.rmtree(folder, ignore_errors=True)

    def _revived(self, saved: SavedRun, changed: Callable[[], None]) -> Run | None:
        """Return a run as it was. None where it cannot be understood, which is told."""
        try:
            run = Run(
                saved.id,
                Architecture.model_validate_json(saved.made.architecture),
                TrainingSettings.model_validate_json(saved.standing.training),
                folder_of(self._store.directory, saved.id),
                saved.made.weights_from,
                paused=saved.standing.paused,
                changed=changed,
                status=saved.standing.status,
                log=self._log(saved),
            )
        except (ValueError, UnknownDataset) as error:
            logging.getLogger(__name__).warning("Run %s cannot be read back: %s", saved.id, error)
            return None
        if not saved.ended:
            run.revive()
        return run

    def _log(self, saved: SavedRun) -> EventLog:
        if not saved.ended:
            return EventLog(self._store.events(saved.id), saved.last_seq + UNWRITTEN)
        log = EventLog(last_seq=saved.last_seq)
        log.put_away(partial(self._store.events, saved.id), saved.last_seq)
        return log
