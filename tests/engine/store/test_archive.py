"""Servers that follow each other over one directory."""

import sqlite3

import numpy as np
import pytest

from playground.engine import Runs, Store
from playground.engine import messages as m
from playground.engine.arrays import unpack
from playground.engine.runs import thinning
from playground.engine.store import archive
from tests.engine.actors import Stage
from tests.engine.conftest import ENDLESS, PATIENCE, TINY


class House:
    """A directory, and the servers that come and go over it."""

    def __init__(self, directory):
        self.directory = directory
        self.open()

    def open(self):
        self.stage = Stage()
        self.store = Store(self.directory)
        self.runs = Runs(self.stage, self.directory, slots=2, store=self.store)

    def close(self):
        self.runs.close()
        self.store.close()

    def restart(self):
        self.close()
        self.open()
        return self.runs.all()


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    house.close()


def facts(run):
    return {
        key: value
        for key, value in run.to_dict().items()
        if key not in ("pid", "state", "queue_position", "queue_seconds")
    }


def test_runs_that_have_ended_are_as_they_were(house):
    run = house.runs.create(TINY, ENDLESS)
    actor = house.stage.actors[0]
    actor.ready()
    for step in (1, 2, 3):
        actor.train(step)
    actor.says(m.Ended("stopped"))
    before = (run.to_dict(), run.history(), run.events_after(0), run.last_seq)
    (again,) = house.restart()
    assert (again.to_dict(), again.history(), again.events_after(0), again.last_seq) == before
    assert (len(again.history()), house.stage.actors) == (3, [])


def test_runs_that_went_on_go_on(house):
    running, paused, waiting, later = (house.runs.create(TINY, ENDLESS) for _ in range(4))
    house.stage.actors[0].ready()
    house.stage.actors[0].train(5)
    house.stage.actors[1].ready()
    running.change(learning_rate=0.25, epochs=7, pinned=3)
    paused.pause()
    house.stage.actors[1].says(m.State("paused"))
    assert waiting.wait_until(lambda run: run.state == "starting", PATIENCE)
    later.pause()
    before = [facts(run) for run in (running, paused, waiting, later)]
    history, last = running.history(), running.last_seq
    revived = house.restart()
    assert house.runs.left == 0
    assert [facts(run) for run in revived] == before
    assert revived[0].wait_until(lambda _: len(house.stage.actors) == 2, PATIENCE)
    jobs = [actor.job for actor in house.stage.actors]
    assert [(job.resume, job.paused) for job in jobs] == [(True, False), (True, True)]
    assert '"pinned":3' in jobs[0].training.replace(" ", "")
    assert [run.state for run in revived] == ["starting", "starting", "queued", "queued"]
    assert (revived[0].history(), revived[0].settings) == (history, running.settings)
    for actor in house.stage.actors[:2]:
        actor.says(m.Ended("stopped"))
    assert revived[3].wait_until(lambda run: run.state == "starting", PATIENCE)
    assert [actor.job.paused for actor in house.stage.actors[2:]] == [False, True]
    new = revived[0].events_after(last)
    assert new[0]["seq"] > last + 100
    assert new[0]["run"]["state"] == "queued"


def test_a_picture_of_ones_own_is_there_again_and_one_that_is_lost_is_told(house):
    picture = np.arange(64, dtype=np.uint8).reshape(8, 8, 1)
    settings = ENDLESS.model_copy(update={"pinned": "upload-abcdefghijkl"})
    run = house.runs.create(TINY, settings, picture=picture)
    np.testing.assert_array_equal(unpack(house.stage.actors[0].job.picture), picture)
    house.stage.actors[0].ready()
    (again,) = house.restart()
    assert again.wait_until(lambda _: bool(house.stage.actors), PATIENCE)
    np.testing.assert_array_equal(unpack(house.stage.actors[0].job.picture), picture)
    assert again.settings.pinned == "upload-abcdefghijkl"
    run.folder.picture.unlink()
    (again,) = house.restart()
    assert again.wait_until(lambda _: bool(house.stage.actors), PATIENCE)
    job = house.stage.actors[0].job
    assert (job.picture, again.settings.pinned, '"pinned":0' in job.training.replace(" ", "")) == (None, 0, True)
    (told,) = [event for event in again.events_after(0) if event.get("code") == "picture_lost"]
    assert told["message"].endswith("The first test picture takes its place.")


def test_the_log_of_a_long_run_stays_short_on_disk_too(house):
    run = house.runs.create(TINY, ENDLESS)
    house.stage.actors[0].ready()
    for step in range(1, 8000):
        house.stage.actors[0].train(step)
    history = run.history()
    assert len(history) <= thinning.MOST
    (again,) = house.restart()
    assert again.history() == history
    assert len(house.store.events(run.id)) <= len(again.events_after(0))


def test_a_server_that_closes_says_how_many_go_on(house):
    for _ in range(3):
        house.runs.create(TINY, ENDLESS)
    house.runs.close()
    assert house.runs.left == 3
    house.runs.close()
    assert house.runs.left == 3


def test_a_deleted_run_leaves_nothing(house, tmp_path):
    run = house.runs.create(TINY, ENDLESS)
    house.runs.delete(run.id)
    assert not run.folder.path.exists()
    assert house.restart() == []


def test_folders_without_a_run_are_removed_and_nothing_else(house, tmp_path):
    run = house.runs.create(TINY, ENDLESS)
    (tmp_path / "forgotten.run").mkdir()
    (tmp_path / "Pictures").mkdir()
    house.restart()
    assert sorted(entry.name for entry in tmp_path.iterdir() if entry.is_dir()) == sorted(
        ["Pictures", run.folder.path.name]
    )


def test_the_folder_of_a_run_that_cannot_be_understood_stays(house, caplog):
    run = house.runs.create(TINY, ENDLESS)
    house.close()
    with sqlite3.connect(house.directory / "runs.sqlite") as connection:
        connection.execute("UPDATE runs SET standing = '['")
    connection.close()
    house.open()
    assert house.runs.all() == []
    assert run.folder.path.exists()
    assert f"Run {run.id} cannot be read back" in caplog.text


def test_folders_stay_where_the_file_that_knew_of_them_was_put_aside(house, tmp_path):
    house.close()
    (tmp_path / "runs.sqlite").write_bytes(b"spoilt" * 1000)
    (tmp_path / "precious.run").mkdir()
    house.open()
    assert house.restart() == []
    assert (tmp_path / "precious.run").exists()


def test_only_the_newest_of_the_ended_are_kept(house, monkeypatch):
    monkeypatch.setattr(archive, "MOST_ENDED", 2)
    runs = [house.runs.create(TINY, ENDLESS) for _ in range(4)]
    for run in (runs[0], runs[1], runs[3]):
        run.stop()
    assert [run.id for run in house.restart()] == [run.id for run in runs[1:]]
    assert not runs[0].folder.path.exists()
