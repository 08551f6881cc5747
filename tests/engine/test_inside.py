"""Looking inside a run while it trains, and the way out of trouble."""

import msgspec
import pytest

from tests.engine.conftest import TINY, Diary, reach, training
from tests.networks import FLATTEN, dense, network


def frames(diary, kind):
    """Return all frames of a kind, decoded."""
    return [
        msgspec.msgpack.decode(data)
        for picture in diary.pictures
        for (shown, _), data in picture.frames.items()
        if shown == kind
    ]


def test_figures_and_changes_of_the_layers_that_somebody_watches(runs):
    run = runs.create(TINY, training(epochs=1000), paused=True)
    diary = Diary(run)
    reach(run, "paused")
    run.watch("a", [], changes=["conv"], stats=["conv", "last"])
    for _ in range(2):
        run.step()
    conv, last = frames(diary, "stats")[-2:]
    assert (conv["layer"], last["layer"], conv["step"]) == ("conv", "last", 2)
    assert 0 < conv["update_ratio"] < 1
    assert last["gradient_norm"] > 0
    change = frames(diary, "changes")[-1]
    assert (change["layer"], change["step"], change["shape"]) == ("conv", 2, [5, 5, 2])
    assert min(change["low"]) < 0 < max(change["high"])
    run.watch("a", [])
    known = len(diary.pictures)
    run.step()
    assert len(diary.pictures) == known
    run.stop()


@pytest.mark.parametrize("loss", ["mse", "crossentropy"])
def test_the_remedy_can_be_taken_until_all_is_well(runs, loss):
    wild = training(optimizer={"name": "SGD", "learning_rate": 8.0}, loss=loss, train_size=640, epochs=15)
    run = runs.create(network(FLATTEN, dense(32, "linear"), dense(10, "linear")), wild)
    diary = Diary(run)
    for _ in range(12):
        reach(run, "paused", "finished", "failed")
        if run.state != "paused":
            break
        remedy = diary.events("diagnosis")[-1]["remedy"]
        assert remedy["step"] in run.steps()
        assert remedy["learning_rate"] == run.settings.optimizer.learning_rate / 2
        run.rewind(**remedy)
        assert (run.state, run.to_dict()["step"]) == ("paused", remedy["step"])
        run.resume()
    assert run.state == "finished"
    assert run.settings.optimizer.learning_rate < 8
    assert diary.events("diagnosis")[0]["code"] in ("nan_loss", "exploding_loss")
    assert run.to_dict()["metrics"]["val_accuracy"] > 0.5
