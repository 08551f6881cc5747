import sqlite3

import msgspec
import pytest

from playground.engine.runs.status import Status
from playground.engine.store.saved import Entry, Made, Standing
from playground.engine.store.store import FILE, Store, StoreUnavailable


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path)
    yield store
    store.close()


def entry(run_id, *numbers, state="running", new=True, remain=None):
    standing = Standing(Status(5, 8, state=state), "{}", paused=True)
    return Entry(
        id=run_id,
        made=msgspec.json.encode(Made("{}", None)) if new else None,
        standing=msgspec.json.encode(standing),
        events=[{"seq": number, "type": "metrics", "loss": float("nan")} for number in numbers],
        last_seq=max(numbers, default=0),
        thinnings=0,
        numbers=remain,
    )


def test_what_is_written_is_read_back(store, tmp_path):
    store.write([entry("b", 1, 2), entry("a")])
    store.write([entry("b", 3, state="paused", new=False)])
    store.close()
    again = Store(tmp_path)
    first, second = again.load()
    assert (first.id, first.last_seq, first.standing.status.state, first.standing.paused) == ("b", 3, "paused", True)
    assert (second.id, second.last_seq, second.ended) == ("a", 0, False)
    assert again.events("b", 1) == [{"seq": seq, "type": "metrics", "loss": None} for seq in (2, 3)]
    again.delete(["b"])
    assert ([run.id for run in again.load()], again.events("b")) == (["a"], [])
    again.close()


def test_events_that_were_left_out_go(store):
    store.write([entry("a", 1, 2, 3)])
    store.write([entry("a", 4, new=False, remain={1, 3, 4})])
    assert [event["seq"] for event in store.events("a")] == [1, 3, 4]


def test_one_server_at_a_time(store, tmp_path):
    with pytest.raises(StoreUnavailable, match=f"Another server keeps its runs in {tmp_path}"):
        Store(tmp_path)
    store.close()
    Store(tmp_path).close()


def test_a_file_that_is_no_store_is_put_aside(tmp_path):
    (tmp_path / FILE).write_bytes(b"no database" * 1000)
    store = Store(tmp_path)
    assert store.load() == []
    assert "cannot be read" in store.notice
    assert (store.whole, len(list(tmp_path.glob("runs.broken-*")))) == (False, 1)
    store.close()


def test_a_file_of_another_version_is_put_aside(store, tmp_path):
    store.close()
    with sqlite3.connect(tmp_path / FILE) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    other = Store(tmp_path)
    assert "version 99; this server knows 1" in other.notice
    other.close()


def test_a_run_that_cannot_be_understood_is_left_out_and_told(store, caplog):
    store.write([entry("a"), Entry("b", b"{}", b"[", [], 0, 0)])
    assert [run.id for run in store.load()] == ["a"]
    assert store.ids() == {"a", "b"}
    assert caplog.messages[0].startswith("Run b cannot be read back: ")


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailable, match=r"Runs cannot be kept in .*file/inside \(Not a directory\)"):
        Store(tmp_path / "file" / "inside")


def test_a_log_that_cannot_be_read_is_empty(store, caplog):
    store.close()
    assert store.events("a") == []
    assert "The log of run a cannot be read" in caplog.text


@pytest.mark.parametrize("first", range(0, 40_000, 4096))
def test_a_spoilt_page_ends_no_server(tmp_path, caplog, first):
    store = Store(tmp_path)
    for number in range(30):
        store.write([entry(f"run-{number}", *range(1, 20))])
    store.close()
    with (tmp_path / FILE).open("r+b") as file:
        file.seek(first)
        file.write(b"spoilt" * 600)
    again = Store(tmp_path)
    for run in again.load():
        again.events(run.id)
    again.close()
