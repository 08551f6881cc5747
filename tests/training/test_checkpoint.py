import errno
import math
import resource

import numpy as np
import pytest
from safetensors import SafetensorError
from safetensors.numpy import save_file

from playground.training import checkpoint
from playground.training.build import build
from playground.training.checkpoint import Progress
from playground.training.transfer import transfer
from tests.networks import FLATTEN, NORM, conv, dense, network, parallel

ARCHITECTURE = network(
    conv(2, 3, padding=1, id="first"),
    NORM | {"id": "norm"},
    parallel([conv(2, 1, id="inside")], []),
    FLATTEN,
    dense(3, id="_last"),
    size=(6, 6, 1),
)


@pytest.fixture
def saved(tmp_path):
    net = build(ARCHITECTURE, seed=1)
    path = tmp_path / "run" / "checkpoint.safetensors"
    checkpoint.save(net, path, Progress(step=7, epoch=2, loss=float("nan")))
    return net, path


def test_keys_are_layer_ids_and_keras_weight_names(saved):
    assert sorted(checkpoint.plain(saved[1])) == [
        "_last/bias",
        "_last/kernel",
        "first/bias",
        "first/kernel",
        "inside/bias",
        "inside/kernel",
        "norm/beta",
        "norm/gamma",
        "norm/moving_mean",
        "norm/moving_variance",
    ]
    assert sorted(checkpoint.of_layer(saved[1], "first")) == ["bias", "kernel"]


def test_what_is_written_comes_back(saved):
    net, path = saved
    loaded = checkpoint.load(path)
    assert (loaded.step, loaded.progress.epoch, checkpoint.step_of(path)) == (7, 2, 7)
    assert math.isnan(loaded.progress.loss)
    np.testing.assert_array_equal(loaded.layers["first"]["kernel"], net.layers["first"][-1].kernel)


def test_all_layers_are_taken_over_by_the_same_network(saved):
    net, path = saved
    other = build(ARCHITECTURE, seed=2)
    assert transfer(other, path) == ("first", "norm", "inside", "_last")
    for ours, theirs in zip(net.model.get_weights(), other.model.get_weights(), strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_only_layers_whose_id_and_shapes_fit_are_taken_over(saved):
    edited = build(
        network(
            conv(2, 3, padding="same", id="first"), FLATTEN, dense(5, id="_last"), dense(3, id="new"), size=(6, 6, 1)
        ),
        seed=2,
    )
    last = np.asarray(edited.layers["_last"][0].kernel)
    assert transfer(edited, saved[1]) == ("first",)
    np.testing.assert_array_equal(edited.layers["first"][-1].kernel, saved[0].layers["first"][-1].kernel)
    np.testing.assert_array_equal(edited.layers["_last"][0].kernel, last)


def test_a_layer_that_gains_a_bias_starts_anew(saved):
    edited = build(network(conv(2, 3, use_bias=False, id="first"), FLATTEN, dense(3), size=(6, 6, 1)), seed=2)
    assert transfer(edited, saved[1]) == ()


def test_nothing_else_is_left_in_the_folder(saved):
    checkpoint.save(saved[0], saved[1], Progress(step=8))
    assert [path.name for path in saved[1].parent.iterdir()] == ["checkpoint.safetensors"]
    assert checkpoint.step_of(saved[1]) == 8


def test_an_interrupted_writing_leaves_the_old_file(saved, monkeypatch):
    def fail(_, path, __):
        path.write_bytes(b"half of it")
        raise SafetensorError("Error while serializing: I/O error: No space left on device (os error 28)")

    monkeypatch.setattr(checkpoint, "save_file", fail)
    with pytest.raises(OSError, match="No space left") as raised:
        checkpoint.save(saved[0], saved[1], Progress(step=9))
    assert raised.value.errno == errno.ENOSPC
    assert checkpoint.step_of(saved[1]) == 7
    assert len(list(saved[1].parent.iterdir())) == 1


REFUSED = r"must be a whole safetensors file of weights\. Received: checkpoint\.safetensors"


@pytest.mark.parametrize("content", [b"", b"not a file of weights", b"PK\x03\x04cut short"])
def test_what_is_no_checkpoint_is_refused(tmp_path, content):
    path = tmp_path / "checkpoint.safetensors"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=REFUSED):
        checkpoint.load(path)


@pytest.mark.parametrize("lost", [1, 100, 1000])
def test_a_file_that_was_cut_short_is_refused(saved, tmp_path, lost):
    path = tmp_path / "checkpoint.safetensors"
    path.write_bytes(saved[1].read_bytes()[:-lost])
    for read in (checkpoint.load, checkpoint.step_of):
        with pytest.raises(ValueError, match=REFUSED):
            read(path)


@pytest.mark.parametrize("metadata", [None, {}, {"progress": "no JSON"}, {"progress": '{"other": 1}'}])
def test_files_of_others_are_refused(tmp_path, metadata):
    path = tmp_path / "checkpoint.safetensors"
    save_file({"first/kernel": np.zeros(3)}, path, metadata)
    with pytest.raises(ValueError, match=REFUSED):
        checkpoint.load(path)


def test_arrays_come_back_however_they_lay_in_memory(tmp_path):
    path = tmp_path / "checkpoint.safetensors"
    array = np.arange(12.0).reshape(3, 4).T
    checkpoint.write(path, {"a/kernel": array, "@optimizer/count": np.asarray(3)}, Progress())
    np.testing.assert_array_equal(checkpoint.of_layer(path, "a")["kernel"], array)


def test_a_file_that_may_not_grow_so_large_is_explained(saved):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(OSError, match="File too large") as raised:
            checkpoint.save(saved[0], saved[1], Progress(step=9))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert raised.value.errno == errno.EFBIG
    assert checkpoint.step_of(saved[1]) == 7


def test_the_step_of_what_was_kept(tmp_path):
    path = tmp_path / "checkpoint.safetensors"
    assert checkpoint.kept_step(path) is None
    checkpoint.save(build(ARCHITECTURE, 0), path, Progress(step=7))
    assert checkpoint.kept_step(path) == 7
    path.write_bytes(b"spoilt")
    assert checkpoint.kept_step(path) is None
