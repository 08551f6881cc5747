import numpy as np
import pytest

from playground.training import checkpoint
from playground.training.build import build
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
    path = tmp_path / "run" / "weights.npz"
    checkpoint.save(net, path, step=7, epoch=2)
    return net, path


def test_keys_are_layer_ids_and_keras_weight_names(saved):
    with np.load(saved[1], allow_pickle=False) as file:
        assert sorted(file.files) == [
            "@epoch",
            "@step",
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


def test_what_is_written_comes_back(saved):
    net, path = saved
    loaded = checkpoint.load(path)
    assert (loaded.step, loaded.epoch, checkpoint.step_of(path)) == (7, 2, 7)
    np.testing.assert_array_equal(loaded.layers["first"]["kernel"], net.layers["first"][-1].kernel)


def test_all_layers_are_taken_over_by_the_same_network(saved):
    net, path = saved
    other = build(ARCHITECTURE, seed=2)
    assert checkpoint.transfer(other, path) == ("first", "norm", "inside", "_last")
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
    assert checkpoint.transfer(edited, saved[1]) == ("first",)
    np.testing.assert_array_equal(edited.layers["first"][-1].kernel, saved[0].layers["first"][-1].kernel)
    np.testing.assert_array_equal(edited.layers["_last"][0].kernel, last)


def test_a_layer_that_gains_a_bias_starts_anew(saved):
    edited = build(network(conv(2, 3, use_bias=False, id="first"), FLATTEN, dense(3), size=(6, 6, 1)), seed=2)
    assert checkpoint.transfer(edited, saved[1]) == ()


def test_nothing_else_is_left_in_the_folder(saved):
    checkpoint.save(saved[0], saved[1], step=8)
    assert [path.name for path in saved[1].parent.iterdir()] == ["weights.npz"]
    assert checkpoint.step_of(saved[1]) == 8


def test_an_interrupted_writing_leaves_the_old_file(saved, monkeypatch):
    def fail(*_, **__):
        raise OSError("No space left on device")

    monkeypatch.setattr(checkpoint.np, "savez", fail)
    with pytest.raises(OSError, match="No space left"):
        checkpoint.save(saved[0], saved[1], step=9)
    monkeypatch.undo()
    assert checkpoint.step_of(saved[1]) == 7
    assert len(list(saved[1].parent.iterdir())) == 1


@pytest.mark.parametrize("content", [b"", b"not a file of weights", b"PK\x03\x04cut short"])
def test_what_is_no_checkpoint_is_refused(tmp_path, content):
    path = tmp_path / "weights.npz"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=r"must be an \.npz file of weights\. Received: weights\.npz"):
        checkpoint.load(path)


def test_pickles_are_refused(tmp_path):
    path = tmp_path / "weights.npz"
    np.savez(path, **{"first/kernel": np.array([{"an": "object"}], dtype=object)})
    with pytest.raises(ValueError, match=r"must be an \.npz file of weights"):
        checkpoint.load(path)


def test_the_step_of_what_was_kept(tmp_path):
    path = tmp_path / "weights.npz"
    assert checkpoint.kept_step(path) is None
    checkpoint.save(build(ARCHITECTURE, 0), path, step=7)
    assert checkpoint.kept_step(path) == 7
    path.write_bytes(b"spoilt")
    assert checkpoint.kept_step(path) is None
