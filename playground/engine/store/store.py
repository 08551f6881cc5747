"""All runs of a server on disk: one SQLite file, which one server at a time holds."""

import logging
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec

from playground.engine.store.saved import Entry, SavedRun

FILE = "runs.sqlite"
BROKEN = "runs.broken-"
"""What the name of a file begins with that was put aside."""
VERSION = 1
TABLES = f"""
CREATE TABLE IF NOT EXISTS runs (number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, made BLOB NOT NULL,
                                 standing BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS events (run TEXT NOT NULL, seq INTEGER NOT NULL, event BLOB NOT NULL,
                                   PRIMARY KEY (run, seq)) WITHOUT ROWID;
PRAGMA user_version = {VERSION};
"""
"""`made` never changes: architecture and origin. `standing` is how a run stands."""
RUNS = "SELECT id, made, standing, (SELECT MAX(seq) FROM events WHERE run = id) FROM runs ORDER BY number"
REFUSALS = (
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_FULL),
    *(sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY),
)
"""Errors that say nothing of what is in the file."""

Event = dict[str, Any]


class StoreUnavailable(Exception):
    """Runs cannot be kept in a directory; the message is a sentence for people."""


class Store:
    """Write and read runs, from any thread. Raises sqlite3.Error where the disk refuses."""

    def __init__(self, directory: Path):
        """Open or make the file in a directory and hold it. Raises StoreUnavailable.

        A file that cannot be read is put aside; `notice` says so.
        """
        self.directory = directory
        self.notice: str | None = None
        self._lock = threading.Lock()
        self._connection = self._open()

    @property
    def whole(self) -> bool:
        """Whether the runs of all folders are known: no file of them was put aside."""
        return not any(self.directory.glob(f"{BROKEN}*"))

    def load(self) -> list[SavedRun]:
        """Return all runs, the oldest first; without those whose entries cannot be read, which is told."""
        with self._lock:
            rows = self._connection.execute(RUNS).fetchall()
        runs = []
        for run_id, made, standing, last_seq in rows:
            try:
                runs.append(SavedRun.read(run_id, made, standing, last_seq or 0))
            except (msgspec.MsgspecError, TypeError) as error:
                logging.getLogger(__name__).warning("Run %s cannot be read back: %s", run_id, error)
        return runs

    def ids(self) -> set[str]:
        """Return the ids of all runs, also of those whose entries cannot be read."""
        with self._lock:
            return {run_id for (run_id,) in self._connection.execute("SELECT id FROM runs")}

    def events(self, run_id: str, after: int = 0) -> list[Event]:
        """Return a run's events with a higher number; none where the disk refuses, which is told."""
        query = "SELECT event FROM events WHERE run = ? AND seq > ? ORDER BY seq"
        try:
            with self._lock:
                rows = self._connection.execute(query, (run_id, after)).fetchall()
            return [msgspec.json.decode(event) for (event,) in rows]
        except (sqlite3.Error, msgspec.MsgspecError) as error:
            logging.getLogger(__name__).warning("The log of run %s cannot be read (%s).", run_id, error)
            return []

    def write(self, entries: Iterable[Entry]) -> None:
        """Write what is new of some runs, all of it or nothing."""
        with self._lock, self._transaction() as connection:
            for entry in entries:
                _write(connection, entry)

    def delete(self, run_ids: Sequence[str]) -> None:
        """Forget runs."""
        ids = [(run_id,) for run_id in run_ids]
        with self._lock, self._transaction() as connection:
            connection.executemany("DELETE FROM runs WHERE id = ?", ids)
            connection.executemany("DELETE FROM events WHERE run = ?", ids)

    def close(self) -> None:
        """Give the file free. Idempotent."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        connection = self._connection
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):  # SQLite itself has rolled back after some errors.
                connection.execute("ROLLBACK")
            raise

    def _open(self) -> sqlite3.Connection:
        try:
            self.directory.mkdir(parents=True, exist_ok=True)
            return _connect(self.directory / FILE)
        except OSError as error:
            raise StoreUnavailable(f"Runs cannot be kept in {self.directory} ({error.strerror}).") from error
        except sqlite3.Error as error:
            code = getattr(error, "sqlite_errorcode", 0) & 0xFF
            if code not in REFUSALS:
                return self._begin_anew(error)
            if code == sqlite3.SQLITE_BUSY:
                raise StoreUnavailable(f"Another server keeps its runs in {self.directory}.") from error
            raise StoreUnavailable(f"Runs cannot be kept in {self.directory} ({error}).") from error

    def _begin_anew(self, error: sqlite3.Error) -> sqlite3.Connection:
        """Put a file aside that is no store, and begin another."""
        aside = f"{BROKEN}{time.strftime('%Y%m%d-%H%M%S')}.sqlite"
        self.notice = f"The runs in {self.directory / FILE} cannot be read ({error}): the file is now called {aside}."
        for ending in ("-wal", "-shm"):
            (self.directory / (FILE + ending)).unlink(missing_ok=True)
        (self.directory / FILE).replace(self.directory / aside)
        return _connect(self.directory / FILE)


def _connect(file: Path) -> sqlite3.Connection:
    """Open a file and hold it, by SQLite's own lock: the operating system gives it free when the process ends."""
    connection = sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version not in (0, VERSION):
            raise sqlite3.DatabaseError(f"version {version}; this server knows {VERSION}")
        connection.executescript(f"BEGIN IMMEDIATE; {TABLES} COMMIT;")
        connection.execute(RUNS).fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


def _write(connection: sqlite3.Connection, entry: Entry) -> None:
    row = {"id": entry.id, "made": entry.made, "standing": entry.standing}
    if entry.made is not None:
        connection.execute("INSERT INTO runs (id, made, standing) VALUES (:id, :made, :standing) "
                           "ON CONFLICT (id) DO UPDATE SET standing = :standing", row)  # fmt: skip
    else:
        connection.execute("UPDATE runs SET standing = :standing WHERE id = :id", row)
    events = [(entry.id, event["seq"], msgspec.json.encode(event)) for event in entry.events]
    connection.executemany("INSERT OR REPLACE INTO events VALUES (?, ?, ?)", events)
    if entry.numbers is not None:
        rows = connection.execute("SELECT seq FROM events WHERE run = ?", (entry.id,)).fetchall()
        gone = [(entry.id, seq) for (seq,) in rows if seq not in entry.numbers]
        connection.executemany("DELETE FROM events WHERE run = ? AND seq = ?", gone)
