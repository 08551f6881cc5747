"""A run whose worker is lost: an engine without processes shows every turn of it, real ones that it is true."""

import os
import signal

import pytest

from playground.engine import EngineError, Runs
from playground.engine import messages as m
from playground.training import checkpoint
from playground.training.build import build
from playground.training.checkpoint import Progress, step_of
from tests.engine.conftest import ENDLESS, PATIENCE, TINY, Diary, reach


@pytest.fixture
def acted(stage, tmp_path):
    runs = Runs(stage, tmp_path, slots=1)
    yield runs
    runs.close()


def keep(run, step):
    """Write a checkpoint as a worker would."""
    checkpoint.save(build(TINY, 0), run.folder.checkpoint, Progress(step=step, epoch=1))


def on_stage(run, stage, number):
    """Wait until the run is with its next worker, and return that."""
    assert run.wait_until(lambda run: run.state == "starting" and len(stage.actors) == number, PATIENCE)
    return stage.actors[-1]


def warnings(run):
    return [event["message"] for event in run.events_after(0) if event.get("code") == "worker_lost"]


def test_a_lost_worker_is_told_and_the_run_goes_on_from_its_checkpoint(acted, stage):
    run = acted.create(TINY, ENDLESS)
    stage.actors[0].ready()
    for step in (10, 20, 30):
        stage.actors[0].train(step)
    keep(run, 20)
    run.watch("page", ["conv"])
    run.change(learning_rate=0.25, epochs=7, pinned=3)
    stage.actors[0].lose()
    actor = on_stage(run, stage, 2)
    assert warnings(run) == [
        "At step 30 the training process was killed (signal 9). Training goes on by itself from step 20, the last that "
        "was kept: there is nothing you have to do."
    ]
    assert (actor.job.resume, actor.job.paused, actor.job.watch.layers) == (True, False, ("conv",))
    assert '"learning_rate":0.25' in actor.job.training.replace(" ", "")
    actor.says(m.Ready("CPU"))
    actor.says(m.At(20, 1))
    assert [event["run"]["step"] for event in run.events_after(0) if event["type"] == "state"][-1] == 20
    assert run.to_dict()["metrics"]["loss"] == 1 / 20
    actor.says(m.State("running"))
    actor.train(25)
    assert [row["step"] for row in run.history()] == [10, 20, 25]
    numbers = [event["seq"] for event in run.events_after(0)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_without_a_checkpoint_it_begins_anew(acted, stage):
    run = acted.create(TINY, ENDLESS)
    stage.actors[0].ready()
    stage.actors[0].train(3)
    stage.actors[0].lose()
    actor = on_stage(run, stage, 2)
    assert warnings(run)[0].endswith("Training goes on by itself from the beginning: there is nothing you have to do.")
    actor.ready()
    assert (run.state, run.to_dict()["step"], run.history()) == ("running", 0, [])


def test_it_goes_to_the_head_of_the_queue(acted, stage):
    run, other = acted.create(TINY, ENDLESS), acted.create(TINY, ENDLESS)
    stage.actors[0].ready()
    stage.actors[0].lose()
    on_stage(run, stage, 2)
    assert (other.state, other.to_dict()["queue_position"]) == ("queued", 1)


def test_lost_twice_without_progress_is_failed(acted, stage):
    run = acted.create(TINY, ENDLESS)
    stage.actors[0].ready()
    stage.actors[0].train(3)
    stage.actors[0].lose()
    on_stage(run, stage, 2).ready()
    stage.actors[1].train(4)
    stage.actors[1].lose()
    on_stage(run, stage, 3).ready()
    stage.actors[2].train(4)
    stage.actors[2].lose()
    assert run.state == "failed"
    error = run.to_dict()["error"]
    assert error["code"] == "worker_died"
    assert error["message"].startswith("The training process was killed (signal 9). Your network and the history are")
    assert run.events_after(0)[-1].items() >= {"type": "end", "state": "failed", "message": error["message"]}.items()


def test_where_no_worker_can_be_started_the_run_fails_and_the_queue_goes_on(acted, stage, monkeypatch):
    def refuse(*_):
        raise RuntimeError("can't start new thread")

    with monkeypatch.context() as patch:
        patch.setattr(stage, "start", refuse)
        run = acted.create(TINY, ENDLESS)
        assert run.wait_until(lambda run: run.ended, PATIENCE)
    assert run.to_dict()["error"]["message"].startswith("The training process could not be started.")
    waits, goes_on = acted.create(TINY, ENDLESS), acted.create(TINY, ENDLESS)
    waits.stop()
    on_stage(goes_on, stage, 2)


def test_a_paused_run_comes_back_paused(acted, stage):
    run = acted.create(TINY, ENDLESS, paused=True)
    stage.actors[0].ready("paused")
    stage.actors[0].lose()
    assert on_stage(run, stage, 2).job.paused
    assert "The run comes back by itself, paused, from the beginning" in warnings(run)[0]


def test_a_paused_run_comes_back_each_time(acted, stage):
    run = acted.create(TINY, ENDLESS, paused=True)
    for number in (1, 2, 3):
        on_stage(run, stage, number).ready("paused")
        assert run.state == "paused"
        stage.actors[-1].lose()
    for number in (4, 5):
        on_stage(run, stage, number).lose()
    assert run.state == "failed"


@pytest.mark.parametrize(
    ("command", "verb"), [(lambda run: run.step(), "step"), (lambda run: run.checkpoint(), "checkpoint")]
)
def test_what_was_asked_of_a_lost_worker_is_refused_in_words(acted, stage, command, verb):
    run = acted.create(TINY, ENDLESS, paused=True)
    actor = stage.actors[0]
    actor.ready("paused")
    actor.send = lambda message: actor.lose()
    with pytest.raises(EngineError, match=f"The training process was lost during {verb}; the run goes on by itself"):
        command(run)


def test_commands_that_a_lost_worker_did_not_hear_are_heard_by_the_next(acted, stage):
    run = acted.create(TINY, ENDLESS)
    actor = stage.actors[0]
    actor.ready()
    actor.send = lambda message: actor.lose()
    run.pause()
    assert on_stage(run, stage, 2).job.paused
    second = stage.actors[1]
    second.ready("paused")
    second.train(1)
    second.send = lambda message: second.lose()
    run.change(learning_rate=0.125)
    third = on_stage(run, stage, 3)
    told = [order.learning_rate for order in third.heard if isinstance(order, m.Change)]
    assert "0.125" in third.job.training or told == [0.125]


def test_a_change_that_ends_a_run_is_told_before_its_end(acted, stage):
    run = acted.create(TINY, ENDLESS)
    actor = stage.actors[0]
    actor.ready()

    def finish(order):
        actor.says(m.Done(order.number))
        actor.says(m.Ended("finished"))

    actor.send = finish
    run.change(epochs=1)
    told = run.events_after(0)
    assert [event["type"] for event in told[-2:]] == ["state", "end"]
    assert [event["type"] for event in told].count("end") == 1
    assert told[-2]["run"]["epochs"] == 1


def test_a_run_that_is_stopped_does_not_come_back(acted, stage):
    run = acted.create(TINY, ENDLESS)
    actor = stage.actors[0]
    actor.ready()
    actor.send = lambda message: actor.lose()
    run.stop()
    assert (run.state, len(stage.actors)) == ("stopped", 1)


def test_going_back_on_order(acted, stage):
    run = acted.create(TINY, ENDLESS)
    with pytest.raises(EngineError, match=r"rewind needs a run that runs or is paused\. Received: .* starting\."):
        run.rewind()
    actor = stage.actors[0]
    actor.ready()
    actor.train(8)
    actor.train(16)
    with pytest.raises(EngineError, match=r"step must be one whose weights were kept\. Received: 8\."):
        run.rewind(step=8)
    run.folder.snapshot(8).parent.mkdir()
    run.folder.snapshot(8).touch()

    def go_back(order):
        actor.heard.append(order)
        actor.says(m.State("paused"))
        actor.says(m.At(order.step, 1))
        actor.says(m.Done(order.number))

    actor.send = go_back
    run.rewind(step=8, learning_rate=0.5)
    assert (actor.heard[-1].step, actor.heard[-1].learning_rate) == (8, 0.5)
    assert (run.state, run.to_dict()["step"], run.settings.optimizer.learning_rate) == ("paused", 8, 0.5)
    assert [row["step"] for row in run.history()] == [8]
    with pytest.raises(EngineError, match="learning_rate must be a number not below 0"):
        run.rewind(learning_rate=-1.0)


def test_a_killed_process_harms_nobody_and_loses_little(runs):
    other = reach(runs.create(TINY, ENDLESS), "running")
    run = reach(runs.create(TINY, ENDLESS, paused=True), "paused")
    diary = Diary(run)
    for _ in range(3):
        run.step()
    kept = step_of(run.checkpoint())
    os.kill(run.pid, signal.SIGKILL)
    assert run.wait_until(lambda run: diary.events("diagnosis") and run.state == "paused", PATIENCE)
    assert (kept, run.to_dict()["step"], run.history()[-1]["step"]) == (3, 3, 3)
    run.resume()
    assert run.wait_until(lambda run: run.to_dict()["step"] > 3, PATIENCE)
    run.stop()
    step = other.to_dict()["step"]
    assert other.wait_until(lambda run: run.to_dict()["step"] > step, PATIENCE)
    other.stop()


def test_a_real_run_goes_back_and_on_again(runs):
    run = reach(runs.create(TINY, ENDLESS, paused=True), "paused")
    for _ in range(5):
        run.step()
    assert step_of(run.checkpoint()) == 5
    run.rewind(step=5)  # Which no snapshot has, but the checkpoint.
    assert (run.to_dict()["step"], run.history()[-1]["step"]) == (5, 5)
    kept = [step for step in run.folder.steps() if 0 < step < 5]
    run.rewind(step=kept[0], learning_rate=0.5)
    assert (run.state, run.to_dict()["step"]) == ("paused", kept[0])
    assert [row["step"] for row in run.history()] == list(range(1, kept[0] + 1))
    assert max(run.steps()) == kept[0]
    run.step()
    assert run.history()[-1].items() >= {"step": kept[0] + 1, "learning_rate": 0.5}.items()
    run.stop()
