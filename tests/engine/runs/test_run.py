import os
import signal
import time

import msgspec
import numpy as np
import pytest

from playground.data import get
from playground.engine import EngineError
from playground.training.checkpoint import load, step_of
from tests.engine.conftest import ENDLESS, PATIENCE, TINY, Diary, reach, training
from tests.networks import FLATTEN, conv, dense, network, pool


@pytest.fixture
def paused(runs):
    run = runs.create(TINY, ENDLESS, paused=True)
    yield reach(run, "paused")
    run.stop()


def weights(run):
    return load(run.checkpoint()).layers


def same(one, other):
    return all(np.array_equal(one[layer][name], other[layer][name]) for layer in one for name in one[layer])


def test_a_run_from_start_to_end(runs):
    run = runs.create(TINY, training(epochs=2), watch=("conv", "last"))
    diary = Diary(run)
    reach(run, "finished")
    facts = run.to_dict()
    assert (facts["state"], facts["step"], facts["epoch"], facts["steps_per_epoch"]) == ("finished", 16, 2, 8)
    assert facts["device"].startswith("CPU")
    assert facts["metrics"]["val_accuracy"] >= 0
    assert facts["pid"] is None
    assert [event["seq"] for event in run.events_after(0)] == list(range(1, len(run.events_after(0)) + 1))
    states = [event["run"]["state"] for event in diary.events("state")]
    assert states == ["starting", "running", "finished"]
    assert diary.events("end") == [run.events_after(0)[-1]]
    assert [event["epoch"] for event in diary.events("epoch")] == [1, 2]
    rows = run.history()
    assert rows[-1]["step"] == 16
    assert rows[-1]["val_accuracy"] == facts["metrics"]["val_accuracy"]
    assert step_of(run.checkpoint()) == 16
    assert diary.pictures[-1].step == 16


def test_the_untrained_network_shows_before_the_first_metrics(runs):
    run = runs.create(TINY, training(), watch=("conv",))
    diary = Diary(run)
    reach(run, "finished")
    kinds = [kind if kind == "picture" else payload["type"] for kind, payload in diary.entries]
    assert kinds.index("picture") < kinds.index("metrics")
    frame = msgspec.msgpack.decode(diary.pictures[0].frames["activations", "conv"])
    assert (frame["step"], frame["layer"], frame["shape"]) == (0, "conv", [8, 8, 2])


def test_a_step_trains_one_batch(paused):
    before = weights(paused)
    paused.step()
    assert (paused.state, paused.to_dict()["step"], paused.to_dict()["epoch"]) == ("paused", 1, 1)
    assert not same(before, weights(paused))
    paused.step()
    assert paused.to_dict()["step"] == 2
    assert [row["step"] for row in paused.history()] == [1, 2]


def test_the_last_step_of_an_epoch_validates(runs):
    run = reach(runs.create(TINY, training(train_size=64, epochs=3), paused=True), "paused")
    run.step()
    run.step()
    assert run.state == "paused"
    assert "val_loss" in run.history()[-1]
    for _ in range(4):
        run.step()
    reach(run, "finished")
    with pytest.raises(EngineError, match=r"step needs a paused run\. Received: a run that is finished\."):
        run.step()


def test_pause_and_resume(runs):
    run = reach(runs.create(TINY, ENDLESS), "running")
    for _ in range(2):
        run.pause()
        assert run.state == "paused"
    step = run.to_dict()["step"]
    assert step_of(run.checkpoint()) == step
    for _ in range(2):
        run.resume()
        assert run.state == "running"
    with pytest.raises(EngineError, match="step needs a paused run") as caught:
        run.step()
    assert caught.value.code == "not_paused"
    assert run.wait_until(lambda run: run.to_dict()["step"] > step, PATIENCE)
    for _ in range(2):
        run.stop()
        assert run.state == "stopped"
    assert step_of(run.checkpoint()) >= step


@pytest.mark.parametrize("verb", ["pause", "resume"])
def test_what_has_ended_is_neither_paused_nor_resumed(paused, verb):
    paused.stop()
    with pytest.raises(EngineError, match=f"{verb} needs a run that has not ended. Received: a run that is stopped."):
        getattr(paused, verb)()


def test_changes_while_it_goes_on(paused):
    paused.change(learning_rate=0.5, epochs=2, pinned=3)
    assert paused.to_dict()["metrics"]["learning_rate"] == 0.5
    assert (paused.settings.pinned, paused.to_dict()["epochs"]) == (3, 2)
    paused.step()
    assert paused.history()[-1]["learning_rate"] == 0.5
    paused.resume()
    reach(paused, "finished")
    assert paused.to_dict()["epoch"] == 2


def test_same_seed_same_weights(runs):
    one, other, third = (runs.create(TINY, training(seed=seed, epochs=2)) for seed in (1, 1, 2))
    for run in (one, other, third):
        reach(run, "finished")
    assert same(weights(one), weights(other))
    assert not same(weights(one), weights(third))


def test_pictures_while_it_is_paused(paused):
    diary = Diary(paused)
    paused.watch("page", ["conv"], ["last"], 10)
    assert paused.wait_until(lambda _: diary.pictures, PATIENCE)
    assert set(diary.pictures[-1].frames) == {("activations", "conv"), ("weights", "last")}
    paused.step()
    assert diary.pictures[-1].step == 1
    seen = len(diary.pictures)
    paused.change(pinned=5)
    assert len(diary.pictures) == seen + 1
    paused.unwatch("page")
    paused.step()
    assert len(diary.pictures) == seen + 1


def test_what_nobody_watches_is_not_sent(runs):
    run = runs.create(TINY, training())
    diary = Diary(run)
    reach(run, "finished")
    assert diary.pictures == []
    assert run.picture is None


def test_weights_of_layers_that_still_fit_are_kept(runs):
    source = reach(runs.create(TINY, training()), "finished")
    edited = network(conv(2, 5, strides=3, id="conv"), pool(id="pool"), FLATTEN, dense(7, id="new"), dense(id="last"))
    run = reach(runs.create(edited, training(), weights_from=source, paused=True), "paused")
    assert run.to_dict()["kept"] == ["conv"]
    assert run.to_dict()["weights_from"] == source.id
    assert same({"conv": weights(source)["conv"]}, {"conv": weights(run)["conv"]})
    run.stop()


def test_a_worker_that_hangs_is_killed_when_it_is_stopped(runs):
    run = reach(runs.create(TINY, ENDLESS), "running")
    os.kill(run.pid, signal.SIGSTOP)
    for _ in range(5000):
        run.watch("page", ["conv"] * 20)
    begin = time.monotonic()
    run.stop()
    assert time.monotonic() - begin < 3
    assert run.state == "stopped"


def test_a_loss_that_is_no_number_is_explained_and_pauses(runs):
    wild = training(optimizer={"name": "SGD", "learning_rate": 10.0}, loss="mse", epochs=100)
    deep = network(FLATTEN, dense(64, "relu"), dense(64, "relu"), dense(10, "linear", id="last"))
    run = runs.create(deep, wild)
    diary = Diary(run)
    reach(run, "paused", "finished", "failed")
    assert run.state == "paused"
    (diagnosis,) = diary.events("diagnosis")
    assert (diagnosis["code"], diagnosis["severity"]) == ("nan_loss", "error")
    assert diagnosis["message"].startswith("The loss stopped being a number at step ")
    assert diagnosis["remedy"] == {"step": 0, "learning_rate": 5.0}
    assert diary.events("metrics")[-1]["loss"] is None
    run.stop()
    assert run.state == "stopped"


def test_a_network_that_does_not_fit_fails_with_a_sentence(runs):
    run = reach(runs.create(network(FLATTEN, dense(3)), training()), "failed")
    assert run.to_dict()["error"] == {
        "code": "classes",
        "message": "The last layer must give 10 numbers, one for each class of Handwritten digits. "
        "Received: 3 (layers/1).",
    }
    with pytest.raises(EngineError, match="A run has weights once it has started"):
        run.checkpoint()


def test_activations_of_a_run_are_those_of_its_checkpoint(runs, viewer):
    run = runs.create(TINY, training(pinned=4), watch=("last",))
    diary = Diary(run)
    reach(run, "finished")
    pinned = get("digits").load().test_images[4:5]
    shown = msgspec.msgpack.decode(diary.pictures[-1].frames["activations", "last"])
    probabilities = viewer.predict(TINY, pinned, run.checkpoint())[0]
    assert int(np.argmax(np.frombuffer(shown["data"], np.uint8))) == int(np.argmax(probabilities))
    np.testing.assert_allclose(shown["high"], probabilities.max(), rtol=1e-4)
