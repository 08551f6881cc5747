import sqlite3
import threading

import pytest

from playground.engine.runs.run import Run
from playground.engine.store.scribe import Scribe
from playground.engine.store.store import Store
from tests.engine.conftest import TINY, training


class Disk:
    """A store that refuses as long as a test wants it to."""

    directory = "here"

    def __init__(self, full=False):
        self.full = full
        self.entries = []
        self.deleted = []
        self.attempt = threading.Semaphore(0)

    def write(self, entries):
        self.attempt.release()
        if self.full:
            raise sqlite3.OperationalError("database or disk is full")
        self.entries += entries

    def delete(self, run_ids):
        self.deleted += run_ids

    def events(self, run_id, after=0):
        events = [event for entry in self.entries if entry.id == run_id for event in entry.events]
        return [event for event in events if event["seq"] > after]


@pytest.fixture
def run(tmp_path):
    return Run("one", TINY, training(), tmp_path)


def test_all_that_happens_is_written_once(run):
    disk = Disk()
    scribe = Scribe(disk, interval=0)
    scribe.follow(run)
    for rate in (0.5, 0.25, 0.125):
        run.change(learning_rate=rate)
    scribe.close()
    assert [event["seq"] for event in disk.events("one")] == [1, 2, 3]
    assert b"0.125" in disk.entries[-1].standing
    run.change(learning_rate=1.0)
    scribe.close()
    assert len(disk.events("one")) == 3


def test_what_was_written_before_is_not_written_again(run):
    disk = Disk()
    run.change(learning_rate=0.5)
    scribe = Scribe(disk, interval=0)
    scribe.follow(run, written=1)
    run.change(learning_rate=0.25)
    scribe.close()
    assert [event["seq"] for event in disk.events("one")] == [2]
    assert all(entry.made is None for entry in disk.entries)


def test_a_full_disk_is_told_once_and_nothing_is_missing_once_there_is_room(run, caplog):
    disk = Disk(full=True)
    scribe = Scribe(disk, interval=0, retry=0.01)
    scribe.follow(run)
    run.change(learning_rate=0.5)
    for _ in range(3):
        assert disk.attempt.acquire(timeout=10)
    disk.full = False
    run.change(learning_rate=0.25)
    scribe.close()
    assert [event["seq"] for event in disk.events("one")] == [1, 2]
    assert caplog.text.count("Runs cannot be written to here (database or disk is full): training goes on") == 1


def test_the_log_of_a_run_that_has_ended_is_read_from_the_store(run):
    disk = Disk()
    scribe = Scribe(disk, interval=0)
    scribe.follow(run)
    run.stop()
    events = run.events_after(0)
    scribe.close()
    assert run._record.events._events == []
    assert run.events_after(0) == events
    assert [event["type"] for event in run.events_after(1)] == ["end"]


def test_a_run_that_is_forgotten_is_written_no_more(run):
    disk = Disk()
    scribe = Scribe(disk, interval=0)
    scribe.follow(run)
    scribe.forget("one")
    written = len(disk.entries)
    run.change(learning_rate=0.5)
    scribe.close()
    assert (disk.deleted, len(disk.entries)) == (["one"], written)


def test_a_disk_that_is_really_full(run, tmp_path, caplog):
    store = Store(tmp_path / "store")
    pages = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    scribe = Scribe(store, interval=0, retry=0.01)
    scribe.follow(run)
    told = threading.Event()
    caplog.handler.addFilter(lambda _: told.set() or True)
    for step in range(200):
        run.change(learning_rate=1 / (step + 1))
    assert told.wait(10)
    store._connection.execute("PRAGMA max_page_count = 100000")
    scribe.close()
    assert [event["seq"] for event in store.events("one")] == list(range(1, 201))
    assert caplog.text.count("database or disk is full") == 1
    store.close()
