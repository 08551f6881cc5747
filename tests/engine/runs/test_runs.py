import pytest

from playground.engine import EngineError, Runs, UnknownRun
from playground.engine import messages as m
from playground.engine.devices import Devices, Gpu
from playground.engine.runs.waiting import STARTING
from tests.engine.conftest import ENDLESS, PATIENCE, TINY, reach, training


@pytest.fixture
def single(engine, tmp_path):
    """Return runs with one slot, on an engine that outlives them."""

    class Lent:
        start = staticmethod(engine.start)
        devices = staticmethod(engine.devices)

        @staticmethod
        def close():
            pass

    runs = Runs(Lent(), tmp_path, slots=1)
    yield runs
    runs.close()


def positions(runs):
    return [run.to_dict()["queue_position"] for run in runs.all()]


def test_runs_wait_for_their_turn(single):
    first, second, third = (single.create(TINY, ENDLESS) for _ in range(3))
    assert [run.state for run in (second, third)] == ["queued", "queued"]
    assert positions(single) == [0, 1, 2]
    assert single.load() == {"busy": 1, "queued": 2}
    second.stop()
    assert second.state == "stopped"
    assert third.wait_until(lambda run: run.to_dict()["queue_position"] == 1, PATIENCE)
    first.stop()
    reach(third, "running")
    assert positions(single) == [0, 0, 0]


def test_a_paused_run_gives_its_slot_back(single):
    first = reach(single.create(TINY, ENDLESS), "running")
    second = single.create(TINY, training())
    first.pause()
    reach(second, "finished")
    first.resume()
    assert first.state == "running"


def test_orders_to_a_run_that_waits(single):
    first = reach(single.create(TINY, ENDLESS), "running")
    second = single.create(TINY, ENDLESS)
    second.pause()
    second.change(epochs=3, learning_rate=0.25)
    assert second.state == "queued"
    first.stop()
    reach(second, "paused")
    second.step()
    assert second.history()[-1]["learning_rate"] == 0.25
    assert second.to_dict()["epochs"] == 3


def test_runs_are_found_until_they_are_deleted(single, tmp_path):
    run = reach(single.create(TINY, training()), "finished")
    assert single.get(run.id) is run
    assert single.all() == [run]
    single.delete(run.id)
    assert single.all() == []
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(UnknownRun, match=f"There is no run with this id. Received: {run.id}."):
        single.get(run.id)


def test_the_oldest_that_have_ended_make_room(stage, tmp_path, monkeypatch):
    monkeypatch.setattr("playground.engine.runs.runs.MOST_ENDED", 2)
    runs = Runs(stage, tmp_path, slots=9)
    living, *ended = [runs.create(TINY, training()) for _ in range(4)]
    for actor in stage.actors[1:]:
        actor.says(m.Ended("finished"))
    newest = runs.create(TINY, training())
    assert runs.all() == [living, *ended[1:], newest]
    assert len(list(tmp_path.iterdir())) == 4
    runs.close()


def test_deleting_stops(single):
    run = reach(single.create(TINY, ENDLESS), "running")
    single.delete(run.id)
    assert run.state == "stopped"


def test_all_runs_end_when_the_server_closes(single):
    running, queued = (single.create(TINY, ENDLESS) for _ in range(2))
    reach(running, "running")
    single.close()
    assert [run.state for run in (running, queued)] == ["stopped", "stopped"]


def test_those_who_wait_are_told_how_long(stage, tmp_path, monkeypatch):
    monkeypatch.setattr("playground.engine.runs.runs.EXPERIENCE", 1)  # However many of the newest have no pace yet.
    runs = Runs(stage, tmp_path, slots=1)
    _, second, third = (runs.create(TINY, training(epochs=10)) for _ in range(3))
    assert [run.to_dict()["queue_seconds"] for run in (second, third)] == [None, None]
    stage.actors[0].ready()
    stage.actors[0].train(1, speed=100.0, left=40.0)
    assert third.wait_until(lambda run: run.to_dict()["queue_seconds"], PATIENCE)
    assert second.to_dict()["queue_seconds"] == 40.0
    assert third.to_dict()["queue_seconds"] == pytest.approx(40.0 + STARTING + 2560 / 100)
    told = [event["run"]["queue_seconds"] for event in second.events_after(0) if event["type"] == "state"]
    assert told == [None, 40.0]
    runs.close()
    assert second.to_dict()["queue_seconds"] is None


def test_a_disk_that_takes_no_folder_is_named(stage, tmp_path):
    (tmp_path / "file").touch()
    runs = Runs(stage, tmp_path / "file")
    with pytest.raises(EngineError, match=r"The folder of a run could not be made \(Not a directory\)\."):
        runs.create(TINY, training())
    assert runs.all() == []
    runs.close()


def test_each_run_gets_what_the_others_leave(stage, tmp_path):
    gpus = tuple(Gpu(index, "GPU", 24 << 30, 24 << 30) for index in range(2))
    stage.devices = lambda: Devices(4, 32 << 30, gpus)
    runs = Runs(stage, tmp_path, slots=2)
    runs.create(TINY, training())
    runs.create(TINY, training())
    stage.actors[0].ready("paused")
    runs.create(TINY, training())  # The paused one has left its slot, and still has its share of a GPU.
    stage.actors[1].says(m.Ended("finished"))
    stage.actors[2].says(m.Ended("finished"))
    runs.create(TINY, training())
    assert [actor.job.means.gpu for actor in stage.actors] == [0, 1, None, 1]
    runs.close()
