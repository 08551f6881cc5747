from playground.engine.farewell import why_it_died
from playground.training import checkpoint
from playground.training.build import build
from tests.engine.conftest import TINY


def test_killed_before_anything_was_written(tmp_path):
    assert why_it_died(-9, tmp_path / "weights.npz") == (
        "The training process was killed (signal 9). Your network and the history are still here: press Train to start "
        "again."
    )


def test_died_with_weights_on_disk(tmp_path):
    checkpoint.save(build(TINY, 0), tmp_path / "weights.npz", step=120)
    assert why_it_died(1, tmp_path / "weights.npz") == (
        "The training process ended by itself (exit code 1). Your network and the history are still here: press Train "
        "to go on from the weights of step 120."
    )


def test_a_spoilt_file_is_as_good_as_none(tmp_path):
    (tmp_path / "weights.npz").write_bytes(b"spoilt")
    assert why_it_died(None, tmp_path / "weights.npz").endswith("press Train to start again.")
