import numpy as np
import pytest

from playground.training import checkpoint
from playground.training.build import build
from playground.training.graph import scale
from playground.training.probe import Probe
from tests.clock import Clock
from tests.networks import FLATTEN, conv, dense, network, pool
from tests.training.trainings import dequantize

ARCHITECTURE = network(
    conv(2, id="conv"), pool(id="pool"), FLATTEN | {"id": "flat"}, dense(2, id="last"), size=(8, 8, 1)
)

OTHER = build(network(conv(3, id="conv"), size=(8, 8, 1)), seed=0)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="module")
def net():
    return build(ARCHITECTURE, seed=0)


@pytest.fixture
def probe(net, pictures, clock):
    return Probe(net, pictures.test_images[0], clock)


def test_nobody_watches(probe, monkeypatch):
    monkeypatch.setattr(probe, "_run", lambda: pytest.fail("computed for nobody"))
    assert not probe.due
    assert probe.frames(0) == []


def test_frames_hold_what_the_network_makes_of_the_picture(probe, net, pictures):
    probe.watch(["conv", "last"], [], 10)
    for step in (0, 5):
        conv_frame, last = probe.frames(step)
        assert (conv_frame.type, conv_frame.step, conv_frame.layer, conv_frame.shape) == (
            "activations",
            step,
            "conv",
            (6, 6, 2),
        )
        outputs = net.model(scale(pictures.test_images[:1]))[0]
        np.testing.assert_allclose(dequantize(last), outputs, atol=1 / 255)


def test_kernels_come_as_frames_where_a_layer_has_one(probe, net):
    probe.watch([], ["conv", "pool"], 10)
    (kernel,) = probe.frames(3)
    assert (kernel.type, kernel.layer, kernel.shape) == ("weights", "conv", (3, 3, 2))
    expected = np.asarray(net.layers["conv"][0].kernel).reshape(3, 3, 2)
    np.testing.assert_allclose(dequantize(kernel), expected, atol=0.01)


def test_layers_that_are_not_there_are_left_out(probe):
    probe.watch(["gone", "conv"], ["gone"], 10)
    assert [frame.layer for frame in probe.frames(0)] == ["conv"]


def test_pictures_come_at_the_rate_that_was_asked_for(probe, clock):
    probe.watch(["conv"], [], 4)
    assert probe.due
    probe.frames(0)
    clock.now += 0.2
    assert not probe.due
    clock.now += 0.06
    assert probe.due


def test_a_network_that_is_slow_to_look_at_is_looked_at_less_often(probe, clock, monkeypatch):
    def slow(picture):
        clock.now += 0.1
        return probe._model(picture)

    monkeypatch.setitem(vars(probe), "_traced", slow)
    probe.watch(["conv"], [], 10)
    for _ in range(5):
        probe.frames(0)
    clock.now += 1.5
    assert not probe.due
    clock.now += 1.0
    assert probe.due


def test_a_new_watch_or_picture_is_due_at_once(probe, clock, pictures):
    probe.watch(["conv"], [], 1)
    before = probe.frames(0)[0]
    probe.pin(pictures.test_images[1])
    assert probe.due
    assert probe.frames(0)[0] != before
    assert not probe.due
    probe.watch(["pool"], [], 1)
    assert probe.due


def test_kernels_come_more_rarely_than_activations(probe, clock):
    probe.watch(["conv"], ["last"], 10)
    times = {"activations": 0, "weights": 0}
    for step in range(1000):
        for shown in probe.due_frames(step):
            times[shown.type] += 1
        clock.now += 0.01
    assert 98 <= times["activations"] <= 101
    assert 18 <= times["weights"] <= 21


def test_at_rest_everything_is_shown_due_or_not(probe):
    probe.watch(["conv"], ["last"], 10)
    probe.frames(0)
    assert probe.due_frames(1) == []
    assert [shown.type for shown in probe.frames(1)] == ["activations", "weights"]


def test_changes_are_kernels_less_the_first_ones(pictures, clock, tmp_path):
    net = build(ARCHITECTURE, seed=0)
    probe = Probe(net, pictures.test_images[0], clock)
    probe.watch([], [], 10, ["conv", "pool"])
    assert probe.frames(0) == []
    probe.compare_with(tmp_path / "first")
    assert probe.frames(0) == []
    checkpoint.save(net, tmp_path / "first")
    kernel = net.layers["conv"][0].kernel
    kernel.assign(kernel + 0.5)
    moved = np.asarray(kernel)
    (change,) = probe.frames(7)
    assert (change.type, change.step, change.layer, change.shape) == ("changes", 7, "conv", (3, 3, 2))
    np.testing.assert_allclose(dequantize(change), np.full((3, 3, 2), 0.5), atol=1e-6)
    np.testing.assert_array_equal(kernel, moved)


def test_changes_of_a_kernel_that_is_made_of_two_weights(pictures, clock, tmp_path):
    net = build(network(conv(2, id="conv", weight_normalization=True), size=(8, 8, 1)), seed=0)
    (made,) = net.layers["conv"]
    checkpoint.save(net, tmp_path / "first")
    before = np.asarray(made.kernel)
    made.gain.assign(made.gain * 2)
    probe = Probe(net, pictures.test_images[0], clock)
    probe.compare_with(tmp_path / "first")
    probe.watch([], [], 10, ["conv"])
    (change,) = probe.frames(1)
    np.testing.assert_allclose(dequantize(change), before.reshape(3, 3, 2), atol=0.01)


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b"cut"), lambda path: checkpoint.save(OTHER, path)])
def test_no_changes_where_the_first_kernels_are_lost(probe, tmp_path, spoil):
    spoil(tmp_path / "first")
    probe.compare_with(tmp_path / "first")
    probe.watch([], [], 10, ["conv"])
    assert probe.frames(1) == []


def test_a_step_is_shown_once_unless_something_else_is_to_be_seen(probe, clock, pictures):
    probe.watch(["conv"], [], 10)
    assert len(probe.due_frames(5)) == 1
    clock.now += 1
    assert probe.due_frames(5) == []
    probe.pin(pictures.test_images[2])
    assert len(probe.due_frames(5)) == 1
    assert len(probe.due_frames(6)) == 0
    clock.now += 1
    assert len(probe.due_frames(6)) == 1
