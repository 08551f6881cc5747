"""What a worker keeps of its training, and how it goes back and on."""

import os
import resource
import signal
import threading

import numpy as np
import pytest

from playground.engine import messages as m
from playground.training.checkpoint import kept_step, read
from playground.training.folder import Folder
from tests.engine.conftest import PATIENCE, training
from tests.networks import DROPOUT, FLATTEN, NORM, conv, dense, network

ARCHITECTURE = network(
    conv(2, 5, strides=3, id="conv"), NORM | {"id": "norm"}, FLATTEN, DROPOUT | {"id": "drop"}, dense(id="last")
)
SETTINGS = training(epochs=2, seed=3)


class Talk:
    """A worker, and all that it has said."""

    def __init__(self, engine, folder, **fields):
        self.said = []
        self._news = threading.Condition()
        self._number = 0
        self.gone = threading.Event()
        given = {"architecture": ARCHITECTURE.to_json(), "training": SETTINGS.to_json(), "directory": str(folder.path)}
        self.worker = engine.start(m.TrainJob(**given | fields), self._hear, lambda _: self.gone.set())

    def _hear(self, report):
        with self._news:
            self.said.append(report)
            self._news.notify_all()

    def hear(self, wanted):
        """Wait until the worker says what is wanted, from now on or before, and return it."""
        with self._news:
            assert self._news.wait_for(lambda: any(map(wanted, self.said)) or self.gone.is_set(), PATIENCE), self.said
            return next(filter(wanted, self.said))

    def ask(self, order, **fields):
        """Give an order and return the answer."""
        self._number += 1
        number = self._number
        self.worker.send(order(number=number, **fields))
        return self.hear(lambda each: isinstance(each, m.Done | m.Refused) and each.number == number)

    def step(self, times):
        for _ in range(times):
            assert isinstance(self.ask(m.Step), m.Done)

    def kill(self):
        os.kill(self.worker.pid, signal.SIGKILL)
        assert self.gone.wait(PATIENCE)

    def all(self, kind):
        with self._news:
            return [each for each in self.said if isinstance(each, kind)]


def ended(report):
    return isinstance(report, m.Ended | m.Failed)


def wrote(name, step):
    return lambda report: report == m.Wrote(name, step)


@pytest.fixture
def folder(tmp_path):
    return Folder(tmp_path / "run")


@pytest.fixture
def talk(engine, folder):
    """Return a run that waits before its first step."""
    talk = Talk(engine, folder, paused=True)
    yield talk
    talk.worker.kill()
    assert talk.gone.wait(PATIENCE)


def test_a_killed_run_goes_on_as_if_nothing_had_happened(engine, talk, folder, tmp_path):
    straight = Folder(tmp_path / "straight")
    assert Talk(engine, straight).hear(ended) == m.Ended("finished")
    talk.step(5)
    talk.hear(wrote("checkpoint.safetensors", 5))
    talk.kill()
    again = Talk(engine, folder, resume=True)
    assert again.hear(ended) == m.Ended("finished")
    assert [type(report) for report in again.said if not isinstance(report, m.Wrote)][:3] == [m.Ready, m.At, m.State]
    assert again.all(m.At) == [m.At(5, 1)]
    assert again.all(m.Metrics)[0].seconds > talk.all(m.Metrics)[-1].seconds
    one, other = (read(each.checkpoint, lambda _: True)[0] for each in (straight, folder))
    np.testing.assert_equal(one, other)
    ends = [Talk(engine, straight, resume=True), again]
    assert ends[0].hear(ended) == m.Ended("finished")
    assert ends[0].all(m.At) == [m.At(16, 2)]
    last = [each.all(m.Epoch)[-1] for each in ends]
    assert (last[0].step, last[0].loss, last[0].val_loss) == (last[1].step, last[1].loss, last[1].val_loss)


def test_the_steps_of_a_training_are_kept(engine, folder):
    talk = Talk(engine, folder)
    assert talk.hear(ended) == m.Ended("finished")
    assert {0, 1, 16} <= set(folder.steps()) <= set(range(17))
    assert all(kept_step(folder.snapshot(step)) == step for step in folder.steps())
    assert any(map(wrote("snapshots/000000016.safetensors", 16), talk.said))
    predicted = np.load(folder.predicted())
    assert folder.predicted(15) == folder.predictions(8)
    assert predicted.dtype == np.uint8
    assert talk.all(m.Epoch)[-1].val_accuracy == pytest.approx(
        np.trace(talk.all(m.Epoch)[-1].confusion) / len(predicted)
    )


def test_going_back_to_a_step(talk, folder):
    talk.step(4)
    *before, step, _ = folder.steps()
    assert isinstance(talk.ask(m.Rewind, step=step, learning_rate=0.5), m.Done)
    where = talk.said.index(m.At(step, 1))
    assert folder.steps() == [*before, step]
    assert wrote("checkpoint.safetensors", step)(talk.said[where + 1])
    assert kept_step(folder.checkpoint) == step
    talk.step(1)
    last = talk.all(m.Metrics)[-1]
    assert (last.step, last.learning_rate) == (step + 1, 0.5)


def test_predictions_of_what_is_forgotten_are_forgotten(talk, folder):
    talk.step(9)
    assert folder.predicted() == folder.predictions(8)
    assert isinstance(talk.ask(m.Rewind), m.Done)
    assert folder.predicted() == folder.predictions(8), "those of step 8 belong to step 9"
    assert isinstance(talk.ask(m.Rewind, step=1), m.Done)
    assert folder.predicted() is None


def test_a_run_that_goes_on_is_paused_before_it_goes_back(engine, folder):
    talk = Talk(engine, folder, training=training(epochs=1000).to_json())
    talk.hear(lambda report: isinstance(report, m.Metrics))
    assert isinstance(talk.ask(m.Rewind, step=0), m.Done)
    kinds = [report for report in talk.said if isinstance(report, m.At | m.State | m.Done)]
    assert kinds == [m.State("running"), m.State("paused"), m.At(0, 0), m.Done(1)]
    talk.worker.kill()
    assert talk.gone.wait(PATIENCE)


def test_going_back_to_the_checkpoint_is_exact(talk, folder):
    talk.step(3)
    talk.hear(wrote("checkpoint.safetensors", 3))
    before = read(folder.checkpoint, lambda _: True)[0]
    assert isinstance(talk.ask(m.Rewind), m.Done)
    talk.hear(lambda report: report == m.At(3, 1))
    np.testing.assert_equal(read(folder.checkpoint, lambda _: True)[0], before)


def test_what_is_kept_is_sound_and_leads_out_of_trouble(engine, folder):
    wild = training(optimizer={"name": "SGD", "learning_rate": 10.0, "momentum": 0.9}, loss="mse", epochs=1000)
    plain = network(conv(2, 5, strides=3, id="conv"), FLATTEN, dense(activation="linear", id="last"))
    talk = Talk(engine, folder, training=wild.to_json(), architecture=plain.to_json())
    talk.hear(lambda report: report == m.State("paused"))
    assert talk.all(m.Diagnosis)[0].severity == "error"
    for path in map(folder.snapshot, folder.steps()):
        assert all(np.isfinite(array).all() for array in read(path, lambda _: True)[0].values())
    back = talk.ask(m.Rewind, step=folder.steps()[0], learning_rate=0.01)
    assert back == m.Done(1)
    talk.step(3)
    last = talk.all(m.Metrics)[-1]
    assert last.step == 3
    assert np.isfinite(last.loss)
    talk.worker.kill()
    assert talk.gone.wait(PATIENCE)


def test_a_step_that_was_not_kept_is_refused(talk):
    talk.step(1)
    answer = talk.ask(m.Rewind, step=77)
    assert (answer.code, answer.message) == (
        "unknown_step",
        "step must be one whose weights were kept and can be read. Received: step=77; kept: 0, 1.",
    )
    assert not talk.all(m.At)


def cut(path):
    path.write_bytes(path.read_bytes()[:-7])


def test_a_checkpoint_that_was_cut_short_is_told_and_the_newest_snapshot_serves(engine, talk, folder):
    talk.step(3)
    talk.hear(wrote("checkpoint.safetensors", 3))
    talk.kill()
    *_, step, newest = folder.steps()
    cut(folder.checkpoint)
    cut(folder.snapshot(newest))
    again = Talk(engine, folder, resume=True)
    assert again.hear(ended) == m.Ended("finished")
    assert again.all(m.At) == [m.At(step, 1)]
    (told,) = again.all(m.Diagnosis)
    assert (told.severity, told.code, told.step) == ("warning", "checkpoint_lost", step)
    assert told.message == (
        "The checkpoint of this run cannot be read: a file was cut short or lost. Training goes on from the snapshot "
        f"of step {step}; the optimizer begins anew."
    )


def test_where_nothing_can_be_read_training_starts_again(engine, talk, folder):
    talk.step(2)
    talk.hear(wrote("checkpoint.safetensors", 2))
    talk.kill()
    for path in (folder.checkpoint, *map(folder.snapshot, folder.steps())):
        cut(path)
    again = Talk(engine, folder, resume=True)
    assert again.hear(ended) == m.Ended("finished")
    assert again.all(m.At) == [m.At(0, 0)]
    assert again.all(m.Diagnosis)[0].message.endswith("Training goes on from the start.")


def test_a_full_disk_is_told_once_and_training_goes_on(talk, folder):
    talk.step(2)
    talk.hear(wrote("checkpoint.safetensors", 2))
    _, hard = resource.prlimit(talk.worker.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(talk.worker.pid, resource.RLIMIT_FSIZE, (100, hard))
    talk.step(2)
    refused = talk.ask(m.Save)
    assert (refused.code, "The disk is full: step 4 could not be kept" in refused.message) == ("disk_full", True)
    resource.prlimit(talk.worker.pid, resource.RLIMIT_FSIZE, (hard, hard))
    assert (kept_step(folder.checkpoint), max(folder.steps())) == (2, 2)
    assert isinstance(talk.ask(m.Resume), m.Done)
    assert talk.hear(ended) == m.Ended("finished")
    (told,) = talk.all(m.Diagnosis)
    assert (told.code, told.severity) == ("disk_full", "warning")
    assert "What was learned up to step 2 is on disk. Training goes on" in told.message
    assert kept_step(folder.checkpoint) == 16
