import pytest

from playground.engine.protocol import Loss
from playground.engine.runs.farewell import how_it_goes_on, why_it_died
from playground.training import checkpoint
from playground.training.build import build
from tests.engine.conftest import TINY


def test_killed_before_anything_was_written(tmp_path):
    assert why_it_died(Loss("ended", -9), tmp_path / "checkpoint.safetensors") == (
        "The training process was killed (signal 9). Your network and the history are still here: press Train to start "
        "again."
    )


def test_died_with_weights_on_disk(tmp_path):
    checkpoint.save(build(TINY, 0), tmp_path / "checkpoint.safetensors", checkpoint.Progress(step=120))
    assert why_it_died(Loss("ended", 1), tmp_path / "checkpoint.safetensors") == (
        "The training process ended by itself (exit code 1). Your network and the history are still here: press Train "
        "to go on from the weights of step 120."
    )


def test_a_spoilt_file_is_as_good_as_none(tmp_path):
    (tmp_path / "checkpoint.safetensors").write_bytes(b"spoilt")
    assert why_it_died(Loss("ended", -9), tmp_path / "checkpoint.safetensors").endswith("press Train to start again.")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("unstartable", "The training process could not be started. "),
        ("memory", "The training process crashed, most likely as it needed more memory than it may have; "),
        ("silent", "The training process gave no sign of life and was ended. "),
        ("garbage", "The training process wrote what no training process writes and was ended. "),
        ("flood", "The training process reported far more than a training process does and was ended. "),
        ("unreachable", "The training process was lost with the machine that it ran on. "),
    ],
)
def test_why_it_was_given_up(reason, said, tmp_path):
    assert why_it_died(Loss(reason, -9), tmp_path / "checkpoint.safetensors").startswith(said)


def test_how_a_run_goes_on(tmp_path):
    file = tmp_path / "checkpoint.safetensors"
    told = "At step 130 the training process was killed (signal 9). Training goes on by itself {}: there is"
    for content, start in ((None, "from the beginning"), (b"spoilt", "from what can be read of what was kept")):
        if content:
            file.write_bytes(content)
        assert how_it_goes_on(Loss("ended", -9), 130, file, paused=False).startswith(told.format(start))
    checkpoint.save(build(TINY, 0), file, checkpoint.Progress(step=120))
    assert how_it_goes_on(Loss("ended", -9), 130, file, paused=True).endswith(
        "The run comes back by itself, paused, from step 120, the last that was kept: there is nothing you have to do."
    )
