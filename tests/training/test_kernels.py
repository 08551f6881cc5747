"""Kernels set by hand: how they begin, what training does with them, and what of them is taken over."""

import runpy

import numpy as np
import pytest

from playground.architecture import TrainingSettings
from playground.architecture.code import script
from playground.data import get
from playground.training import checkpoint
from playground.training.build import build
from playground.training.calls import make_call
from playground.training.checkpoint import Progress
from playground.training.extra import FrozenKernels, given_kernels
from playground.training.memory import Memory
from playground.training.transfer import transfer
from playground.training.warm import keras
from tests.networks import FLATTEN, conv, dense, network
from tests.training.trainings import make_training

SOBEL = {"filter": 1, "name": "sobel_x"}
FROZEN = SOBEL | {"frozen": True}
ROWS = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]], np.float32)
CELL = {"filter": 0, "channel": 1, "values": [[None, 7]]}


def layers(*kernels, **fields):
    """Return a small network whose convolution has these kernels set."""
    return conv(3, id="conv", kernels=list(kernels), **fields), FLATTEN, dense(3, id="dense")


def architecture(*kernels, channels=2, **fields):
    """Return the same as an architecture."""
    return network(*layers(*kernels, **fields), size=(8, 8, channels))


def kernel(net):
    """Return the convolution's kernel, (3, 3, channels, 3)."""
    return np.asarray(net.layers["conv"][-1].kernel).copy()


def learned(tmp_path, *kernels):
    """Write what a network with these kernels has learned; return the file and the kernel in it."""
    net = build(architecture(*kernels), seed=0)
    for weight in net.model.weights:
        weight.assign(weight + 1)
    path = tmp_path / "checkpoint.safetensors"
    Memory(net, make_call(TrainingSettings().optimizer.keras_call())).save_weights(path, Progress())
    return path, kernel(net)


def test_all_that_is_not_set_is_drawn_as_if_nothing_was():
    drawn, found = kernel(build(architecture(), 0)), kernel(build(architecture(SOBEL, CELL), 0))
    np.testing.assert_array_equal(found[..., 2], drawn[..., 2])
    np.testing.assert_array_equal(found[:, :, 0, 0], drawn[:, :, 0, 0])
    # One row of two cells lies in the middle row, from its middle on.
    np.testing.assert_array_equal(found[:, :, 1, 0], [[0, 0, 0], [0, drawn[1, 1, 1, 0], 7], [0, 0, 0]])


def test_a_filter_set_in_all_channels_sees_their_mean():
    found = kernel(build(architecture(SOBEL, channels=3), 0))
    for channel in range(3):
        np.testing.assert_allclose(found[:, :, channel, 1], ROWS / 3)


def test_one_channel_is_set_over_all():
    found = kernel(build(architecture(SOBEL, {"filter": 1, "channel": 0, "name": "identity"}), 0))
    np.testing.assert_array_equal(found[:, :, 0, 1], [[0, 0, 0], [0, 1, 0], [0, 0, 0]])
    np.testing.assert_array_equal(found[:, :, 1, 1], ROWS / 2)


def test_channels_that_are_not_there_lie_still():
    found = kernel(build(architecture(SOBEL | {"channel": 2}), 0))
    np.testing.assert_array_equal(found, kernel(build(architecture(), 0)))


@pytest.mark.parametrize(
    "optimizer",
    [
        {"name": "Adam", "learning_rate": 0.01},
        {"name": "AdamW", "learning_rate": 0.01, "weight_decay": 0.1},
        {"name": "SGD", "learning_rate": 0.1, "momentum": 0.9},
        {"name": "RMSprop", "learning_rate": 0.01},
    ],
    ids=lambda optimizer: optimizer["name"],
)
def test_frozen_kernels_stay_what_they_are_to_the_last_bit(pictures, optimizer):
    free = {"filter": 2, "name": "blur"}
    net, loop = make_training(pictures, *layers(FROZEN, free, l2=0.01), optimizer=optimizer)
    before = kernel(net)
    loop.advance()
    after = kernel(net)
    np.testing.assert_array_equal(after[:, :, 0, 1], ROWS)
    assert (after[..., 0] != before[..., 0]).all()
    assert (after[..., 2] != before[..., 2]).all()


def test_the_cells_of_a_frozen_kernel_that_were_not_set_learn(pictures):
    net, loop = make_training(pictures, *layers({"filter": 0, "values": [[None, 1, 2]], "frozen": True}))
    before = kernel(net)
    loop.advance()
    np.testing.assert_array_equal((kernel(net) != before)[:, :, 0, 0], [[0, 0, 0], [1, 0, 0], [0, 0, 0]])


def test_a_channel_set_over_a_frozen_filter_learns():
    kernels = [(0, None, True, ((1,),)), (0, 1, False, ((2,),))]
    assert np.isnan(given_kernels((1, 1, 2, 1), kernels, frozen_only=True)[0, 0, 1, 0])
    np.testing.assert_array_equal(FrozenKernels(kernels)(np.full((1, 1, 2, 1), 9.0))[0, 0, :, 0], [0.5, 9])


def test_the_exported_script_begins_with_the_same_kernels_and_keeps_the_frozen_ones(tmp_path):
    file = tmp_path / "network.py"
    ours = architecture(FROZEN, CELL)
    file.write_text(script(ours, TrainingSettings(), get("fashion_mnist").facts), "utf-8")
    model = runpy.run_path(str(file))["build_model"]()
    given = ~np.isnan(given_kernels((3, 3, 2, 3), ours.layers[0].given))
    found = np.asarray(model.get_layer("conv").kernel).copy()
    np.testing.assert_array_equal(found[given], kernel(build(ours, 0))[given])
    model.compile(optimizer="adam", loss="mse", jit_compile=False)
    rng = np.random.default_rng(0)
    model.fit(rng.random((16, 8, 8, 2)), rng.random((16, 3)), verbose=0)
    after = np.asarray(model.get_layer("conv").kernel).copy()
    np.testing.assert_array_equal(after[..., 1], found[..., 1])
    assert (after[..., 2] != found[..., 2]).all()


def test_what_was_learned_is_taken_over_where_nothing_was_set_since(tmp_path):
    path, values = learned(tmp_path, SOBEL)
    net = build(architecture(SOBEL), seed=1)
    assert transfer(net, path) == ("conv", "dense")
    np.testing.assert_array_equal(kernel(net), values)


def test_what_was_set_since_is_what_it_was_set_to(tmp_path):
    path, values = learned(tmp_path, SOBEL)
    net = build(architecture(SOBEL, CELL), seed=0)
    assert transfer(net, path) == ("conv", "dense")
    found = kernel(net)
    np.testing.assert_array_equal(found[..., 1:], values[..., 1:])
    np.testing.assert_array_equal(found[:, :, 1, 0], [[0, 0, 0], [0, values[1, 1, 1, 0], 7], [0, 0, 0]])


def test_what_was_frozen_since_is_what_it_was_set_to(tmp_path):
    path, _ = learned(tmp_path, SOBEL)
    net = build(architecture(FROZEN), seed=0)
    transfer(net, path)
    np.testing.assert_array_equal(kernel(net)[:, :, 0, 1], ROWS / 2)


def test_what_was_let_go_since_begins_anew(tmp_path):
    path, values = learned(tmp_path, SOBEL)
    net = build(architecture(), seed=0)
    first = kernel(net)
    transfer(net, path)
    np.testing.assert_array_equal(kernel(net)[..., 1], first[..., 1])
    np.testing.assert_array_equal(kernel(net)[..., 0], values[..., 0])


def test_weights_written_without_a_word_on_kernels_are_taken_over(tmp_path):
    path = tmp_path / "old.safetensors"
    checkpoint.save(build(architecture(), seed=3), path)
    assert checkpoint.load(path).set_by_hand == {}
    net = build(architecture(), seed=0)
    assert transfer(net, path) == ("conv", "dense")


def test_a_layer_of_another_kind_takes_over_nothing(tmp_path):
    path, _ = learned(tmp_path, SOBEL)
    net = build(network({"kind": "BatchNormalization", "id": "conv"}, FLATTEN, dense(3), size=(8, 8, 2)), seed=0)
    assert transfer(net, path) == ()


def test_kernels_come_back_from_a_file_of_keras(tmp_path):
    net = build(architecture(FROZEN, CELL), seed=0)
    net.model.save(tmp_path / "network.keras")
    found = keras.models.load_model(tmp_path / "network.keras")
    np.testing.assert_array_equal(found.get_layer("conv").kernel, kernel(net))
    # By name: scripts that were run have classes of their own.
    assert type(found.get_layer("conv").kernel_constraint).__name__ == "FrozenKernels"
