"""What every engine promises, held against each of them."""

import shutil
import threading

import numpy as np
import psutil
import pytest

from playground.engine import LocalEngine, Runs
from playground.engine import messages as m
from playground.engine.protocol import Loss
from playground.training.checkpoint import kept_step, load
from playground.training.folder import Folder
from tests.engine.conftest import ENDLESS, PATIENCE, TINY, Diary, reach, training


class Ear:
    """Hear a worker out."""

    def __init__(self):
        self.reports = []
        self.losses = []
        self._news = threading.Condition()

    def receive(self, report):
        with self._news:
            assert not self.losses, "Nothing may come after the end."
            self.reports.append(report)
            self._news.notify_all()

    def lose(self, loss):
        with self._news:
            self.losses.append(loss)
            self._news.notify_all()

    def wait(self, reached, seconds=PATIENCE):
        with self._news:
            assert self._news.wait_for(lambda: reached(self), seconds), (self.reports[-3:], self.losses)

    def wait_for(self, report):
        self.wait(lambda ear: report in ear.reports)

    def wait_until_lost(self, seconds=PATIENCE):
        self.wait(lambda ear: ear.losses, seconds)

    def kinds(self):
        return [type(report).__name__ for report in self.reports]


def job(folder, settings=ENDLESS, **fields):
    return m.TrainJob(architecture=TINY.to_json(), training=settings.to_json(), directory=str(folder), **fields)


@pytest.fixture(scope="module", params=["local", "ray"])
def new_engine(request):
    """Return how to make an engine of a kind."""
    if request.param == "local":
        return LocalEngine
    request.getfixturevalue("ray_cluster")
    from playground.engine.cluster.engine import RayEngine

    return RayEngine


@pytest.fixture(scope="module")
def engine(new_engine):
    engine = new_engine()
    yield engine
    engine.close()


@pytest.fixture(scope="module")
def life(engine, tmp_path_factory):
    """Return what was heard of a worker that trained to its end, and its folder."""
    ear, folder = Ear(), tmp_path_factory.mktemp("life")
    engine.start(job(folder, training(epochs=2), watch=m.Watch(("conv",), rate=10)), ear.receive, ear.lose)
    ear.wait_until_lost()
    return ear, folder


def test_a_job_is_done_and_told_of_in_order(life):
    ear, _ = life
    kinds = ear.kinds()
    assert kinds[:3] == ["Ready", "State", "Picture"]
    assert kinds[-1] == "Ended"
    steps = [report.step for report in ear.reports if isinstance(report, m.Metrics | m.Epoch)]
    assert steps == sorted(steps)
    assert [report.epoch for report in ear.reports if isinstance(report, m.Epoch)] == [1, 2]


def test_the_end_is_told_once_and_last(life):
    ear, _ = life
    assert ear.losses == [Loss("ended", 0)]


def test_signs_of_life_stay_with_the_engine(life):
    ear, _ = life
    assert "Beat" not in ear.kinds()


def test_pictures_stream(life):
    ear, _ = life
    pictures = [report for report in ear.reports if isinstance(report, m.Picture)]
    assert (pictures[0].step, pictures[-1].step) == (0, 16)
    assert {frame.layer for picture in pictures for frame in picture.frames} == {"conv"}


def test_orders_arrive_in_order(engine, tmp_path):
    ear = Ear()
    worker = engine.start(job(tmp_path, paused=True), ear.receive, ear.lose)
    for number in range(1, 31):
        worker.send(m.Change(number=number, learning_rate=number / 1000))
    ear.wait_for(m.Done(30))
    assert [report.number for report in ear.reports if isinstance(report, m.Done)] == list(range(1, 31))
    assert m.State("paused") in ear.reports
    worker.send(m.Stop(number=31))
    ear.wait_until_lost()
    assert (ear.reports[-1], ear.losses) == (m.Ended("stopped"), [Loss("ended", 0)])
    worker.send(m.Pause(number=32))
    worker.kill()
    assert len(ear.losses) == 1


def test_a_worker_is_ended_within_whatever_it_does(engine, tmp_path):
    ear = Ear()
    worker = engine.start(job(tmp_path), ear.receive, ear.lose)
    ear.wait(lambda ear: "Metrics" in ear.kinds())
    worker.kill()
    worker.kill()
    ear.wait_until_lost(3)
    assert (ear.losses, worker.pid) == ([Loss("ended", -9)], None)
    heard = len(ear.reports)
    worker.send(m.Stop())
    assert (len(ear.losses), len(ear.reports)) == (1, heard)


def test_a_worker_that_hangs_is_given_up_within_3_seconds(engine, tmp_path):
    ear = Ear()
    worker = engine.start(job(tmp_path), ear.receive, ear.lose)
    ear.wait(lambda ear: "Metrics" in ear.kinds())
    psutil.Process(worker.pid).suspend()
    ear.wait_until_lost(3)
    assert ear.losses[0].reason == "silent"


def test_a_worker_may_be_killed_before_it_begins(engine, tmp_path):
    ear = Ear()
    engine.start(job(tmp_path), ear.receive, ear.lose).kill()
    ear.wait_until_lost()
    assert (ear.reports, len(ear.losses)) == ([], 1)


def test_closing_leaves_no_process(new_engine, tmp_path):
    ear, engine = Ear(), new_engine()
    worker = engine.start(job(tmp_path), ear.receive, ear.lose)
    ear.wait(lambda ear: "Ready" in ear.kinds())
    process = psutil.Process(worker.pid)
    engine.close()
    assert len(ear.losses) == 1
    assert psutil.wait_procs([process], 3)[1] == []
    later = Ear()
    engine.start(job(tmp_path), later.receive, later.lose)
    later.wait_until_lost()
    assert (later.reports, len(later.losses)) == ([], 1)
    engine.close()


def test_a_run_obeys(new_engine, tmp_path):
    runs = Runs(new_engine(), tmp_path, slots=1)
    try:
        run = runs.create(TINY, ENDLESS, paused=True)
        diary = Diary(run)
        reach(run, "paused")
        run.step()
        run.change(learning_rate=0.5, epochs=2)
        run.step()
        assert [(row["step"], row["learning_rate"]) for row in run.history()] == [(1, 0.001), (2, 0.5)]
        assert kept_step(run.checkpoint()) == 2
        run.watch("page", ["conv", "last"])
        run.resume()
        reach(run, "finished")
        assert {layer for _, layer in diary.pictures[-1].frames} == {"conv", "last"}
    finally:
        runs.close()


def test_what_was_learned_lies_in_the_folder_of_the_run(life):
    ear, path = life
    wrote = {report.name for report in ear.reports if isinstance(report, m.Wrote)}
    assert Folder(path).checkpoint.name in wrote
    assert {name for name in wrote if not (path / name).is_file()} == set()
    assert kept_step(Folder(path).checkpoint) == 16


def test_the_same_seed_learns_the_same_everywhere(life, tmp_path):
    ear, engine = Ear(), LocalEngine()
    engine.start(job(tmp_path, training(epochs=2)), ear.receive, ear.lose)
    ear.wait_until_lost()
    here, there = (load(Folder(path).checkpoint).layers for path in (tmp_path, life[1]))
    assert here.keys() == there.keys()
    for layer, weights in here.items():
        for name, values in weights.items():
            np.testing.assert_array_equal(values, there[layer][name], err_msg=f"{layer}/{name}")
    engine.close()


def test_a_run_goes_on_where_another_worker_was_and_back_from_there(engine, life, tmp_path):
    shutil.copytree(life[1], tmp_path, dirs_exist_ok=True)
    assert Folder(tmp_path).steps()[-1] == 16
    ear = Ear()
    worker = engine.start(job(tmp_path, resume=True, paused=True), ear.receive, ear.lose)
    ear.wait_for(m.At(16, 2))
    worker.send(m.Rewind(number=1, step=8))
    ear.wait_for(m.Done(1))
    assert [report.step for report in ear.reports if isinstance(report, m.At)] == [16, 8]
    assert Folder(tmp_path).steps()[-1] == 8
    worker.kill()
    ear.wait_until_lost()


def test_a_run_takes_over_what_another_learned(engine, life, tmp_path):
    shutil.copy(Folder(life[1]).checkpoint, Folder(tmp_path).initial)
    ear = Ear()
    worker = engine.start(job(tmp_path, initial=True, paused=True), ear.receive, ear.lose)
    ear.wait(lambda ear: "Ready" in ear.kinds())
    assert set(ear.reports[0].kept) >= {"conv", "last"}
    worker.kill()
    ear.wait_until_lost()
