from itertools import pairwise

from playground.engine.runs.events import EventLog, Picture
from playground.engine.runs.thinning import MOST, RECENT


def test_events_are_numbered_from_one():
    log = EventLog()
    log.add("metrics", {"loss": 1.0})
    log.add("end", {"state": "finished"})
    assert log.after(0) == [
        {"seq": 1, "type": "metrics", "loss": 1.0},
        {"seq": 2, "type": "end", "state": "finished"},
    ]
    assert log.after(1) == log.after(0)[1:]
    assert log.after(99) == []
    assert log.last_seq == 2


def test_listeners_hear_everything_until_they_leave():
    log, heard = EventLog(), []
    leave = log.subscribe(lambda kind, payload: heard.append((kind, payload)))
    picture = Picture(3, {("activations", "conv"): b""})
    log.show(picture)
    log.add("end", {})
    leave()
    leave()
    log.add("late", {})
    assert heard == [("picture", picture), ("event", {"seq": 1, "type": "end"})]
    assert log.picture is picture


def test_a_listener_that_fails_is_told_nothing_more(caplog):
    log, heard = EventLog(), []

    def fail(kind, payload):
        heard.append(kind)
        raise RuntimeError("the page is gone")

    log.subscribe(fail)
    log.subscribe(lambda kind, payload: heard.append("other"))
    log.add("one", {})
    log.add("two", {})
    assert heard == ["event", "other", "other"]
    assert "the page is gone" in caplog.text


def test_a_long_log_is_thinned_and_keeps_its_numbers():
    log = EventLog()
    for step in range(10_000):
        log.add("metrics", {"step": step})
        if step % 1000 == 0:
            log.add("epoch", {"step": step})
    events = log.after(0)
    numbers = [event["seq"] for event in events]
    assert (numbers == sorted(set(numbers)), log.last_seq, log.thinnings) == (True, 10_010, 7)
    assert sum(event["type"] == "epoch" for event in events) == 10
    metrics = [event["step"] for event in events if event["type"] == "metrics"]
    assert len(metrics) <= MOST
    assert metrics[-RECENT:] == list(range(9000, 10_000))
    gaps = [after - before for before, after in pairwise(metrics[:-RECENT])]
    assert max(gaps) < 40
    assert [event["seq"] for event in log.after(10_000)] == numbers[-10:]


def test_a_log_goes_on_from_an_older_one():
    log = EventLog([{"seq": 4, "type": "metrics"}, {"seq": 7, "type": "state"}], 9)
    log.add("state", {})
    assert [event["seq"] for event in log.after(4)] == [7, 10]


def test_a_log_that_was_put_away_is_read_where_it_lies():
    log = EventLog()
    log.add("one", {})
    elsewhere = log.after(0)
    log.put_away(lambda seq: [event for event in elsewhere if event["seq"] > seq], 0)
    assert log.after(0) is not elsewhere
    log.put_away(lambda seq: [event for event in elsewhere if event["seq"] > seq], 1)
    assert (log.after(0), log.after(1)) == (elsewhere, [])
    log.add("two", {})
    assert [event["type"] for event in log.after(0)] == ["one", "two"]
