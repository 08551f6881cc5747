from playground.engine.events import EventLog, Picture


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
