from dataclasses import replace

import msgspec
import numpy as np
import pytest

from playground.architecture.augmentation import Augmentation
from playground.training.augment import Augment
from playground.training.build import build
from playground.training.stats import Gauge, dead_share, rectifies
from tests.networks import DROPOUT, FLATTEN, NORM, RELU, conv, dense, layer, network, pool
from tests.training.trainings import make_training

LAYERS = (
    conv(3, id="conv", activation="relu", l2=0.01),
    pool(id="pool"),
    NORM | {"id": "norm"},
    FLATTEN | {"id": "flat"},
    DROPOUT | {"id": "drop"},
    dense(2, id="last"),
)
SGD = {"name": "SGD", "learning_rate": 0.1}


class Clock:
    """A clock that goes on a little each time it is read."""

    now = 0.0
    tick = 0.001

    def __call__(self):
        self.now += self.tick
        return self.now


@pytest.mark.parametrize("changes", [{}, {"flip": True, "shift": 0.2}], ids=["plain", "augmented"])
def test_training_is_the_same_bit_for_bit_watched_or_not(pictures, changes):
    learned = []
    for watched in ([], ["conv", "norm", "last"]):
        net, loop = make_training(pictures, *LAYERS)
        loop.graphs = replace(loop.graphs, augment=Augment(Augmentation(**changes).keras_calls(0)))
        gauge = Gauge(net, loop, Clock())
        gauge.watch(watched)
        taken = []
        while not loop.finished:
            gauge._timetable.at_once()
            gauge.advance()
            taken += gauge.take()
        assert len(taken) == len(watched) * 13
        learned.append([np.asarray(variable) for variable in [*net.model.variables, *loop.graphs.state]])
    for one, other in zip(*learned, strict=True):
        np.testing.assert_array_equal(one, other)


def test_the_gradient_is_the_one_of_the_step(pictures):
    net, loop = make_training(pictures, *LAYERS, optimizer=SGD)
    gauge = Gauge(net, loop, Clock())
    gauge.watch(["conv", "norm"])
    before = [np.asarray(v).copy() for v in net.layers["conv"][0].weights]
    gauge.advance(1)
    conv_stats, norm_stats = gauge.take()
    after = [np.asarray(v) for v in net.layers["conv"][0].weights]
    moved = np.sqrt(sum(np.square(new - old).sum() for old, new in zip(before, after, strict=True)))
    size = np.sqrt(sum(np.square(old).sum() for old in before))
    assert (conv_stats.step, conv_stats.layer) == (1, "conv")
    assert conv_stats.gradient_norm == pytest.approx(moved / 0.1, rel=1e-3)
    assert conv_stats.update_ratio == pytest.approx(moved / size, rel=1e-5)
    assert norm_stats.gradient_norm > 0


def test_range_and_mean_of_the_minibatch(pictures):
    net, loop = make_training(pictures, *LAYERS)
    gauge = Gauge(net, loop, Clock())
    gauge.watch(["norm", "last", "flat"])
    gauge.measure_at_rest()
    norm, last, flat = gauge.take()
    assert norm.mean == pytest.approx(0, abs=1e-4)  # as in training: normalized with the minibatch
    assert norm.low < -1 < 1 < norm.high
    assert last.mean == pytest.approx(0.5)
    assert 0 <= last.low < last.high <= 1
    assert (flat.gradient_norm, flat.update_ratio, flat.dead) == (None, None, None)
    assert last.gradient_norm > 0
    assert last.update_ratio is None


def test_dead_units_of_layers_that_can_have_any(pictures):
    net, loop = make_training(pictures, *LAYERS)
    net.layers["conv"][0].bias.assign([0, -100, -100])
    gauge = Gauge(net, loop, Clock())
    gauge.watch(["conv", "last"])
    gauge.measure_at_rest()
    conv_stats, last = gauge.take()
    assert conv_stats.dead == pytest.approx(2 / 3)
    assert last.dead is None


def test_dead_is_what_is_0_everywhere_for_all():
    maps = np.zeros((4, 2, 2, 3), np.float32)
    maps[3, 1, 0, 1] = 1e-9
    assert dead_share(maps) == pytest.approx(2 / 3)
    assert dead_share(np.float32([[0, 1], [0, 0]])) == 0.5


def test_at_rest_figures_are_of_the_step_that_is_shown(pictures):
    net, loop = make_training(pictures, *LAYERS)
    gauge = Gauge(net, loop, Clock())
    gauge.watch(["last"])
    gauge.advance(1)
    loop.advance(1)
    gauge.take()
    gauge.measure_at_rest()
    (stats,) = gauge.take()
    assert (stats.step, stats.update_ratio) == (2, None)
    gauge.measure_at_rest()
    assert gauge.take() == []


def test_which_layers_rectify():
    net = build(
        network(
            conv(2, id="relu", activation="relu"),
            conv(2, id="tanh", activation="tanh"),
            conv(2, id="leaky", activation="leaky_relu"),
            NORM | {"id": "norm"},
            RELU | {"id": "alone"},
            layer("Activation", activation="relu6", id="six"),
            pool(id="pool"),
        ),
        seed=0,
    )
    assert [name for name, made in net.layers.items() if rectifies(made)] == ["relu", "alone", "six"]


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_what_is_no_number_is_left_open(pictures, bad):
    net, loop = make_training(pictures, *LAYERS)
    net.layers["last"][0].bias.assign([bad, bad])
    gauge = Gauge(net, loop, Clock())
    gauge.watch(["last"])
    gauge.advance(1)
    (stats,) = gauge.take()
    assert msgspec.msgpack.decode(stats.encode()) == {
        "type": "stats",
        "step": 1,
        "layer": "last",
        "mean": None,
        "low": None,
        "high": None,
        "dead": None,
        "gradient_norm": None,
        "update_ratio": None,
    }


def test_nothing_is_computed_for_nobody_nor_while_validating(pictures, monkeypatch):
    net, loop = make_training(pictures, *LAYERS, epochs=1)
    gauge = Gauge(net, loop, Clock())
    monkeypatch.setattr(gauge, "_pass", lambda _: pytest.fail("computed"))
    gauge.watch(["gone"])
    gauge.measure_at_rest()
    while not loop.validating:
        gauge.advance()
    gauge.watch(["conv"])
    while not loop.finished:
        gauge.advance()
    gauge.measure_at_rest()
    assert gauge.take() == []


def test_the_first_step_of_a_training_does_not_wait_for_figures(pictures):
    net, loop = make_training(pictures, *LAYERS)
    gauge = Gauge(net, loop, Clock())
    gauge.watch(["conv"])
    gauge.advance()
    assert gauge.take() == []
    gauge.advance()
    assert len(gauge.take()) == 1


def test_once_a_second_and_at_each_single_step(pictures):
    net, loop = make_training(pictures, *LAYERS, epochs=100)
    clock = Clock()
    gauge = Gauge(net, loop, clock)
    gauge.watch(["conv"])
    begun, count = clock.now, 0
    while not loop.finished:
        gauge.advance()
        clock.now += 0.05
        count += len(gauge.take())
    assert count == pytest.approx(clock.now - begun, abs=2)
    loop.epochs += 1
    for _ in range(3):
        gauge.advance(1)
        assert len(gauge.take()) == 1


def test_they_cost_a_fiftieth_of_the_time_at_most(pictures, monkeypatch):
    net, loop = make_training(pictures, *LAYERS, epochs=60)
    clock = Clock()
    gauge = Gauge(net, loop, clock)
    whole = gauge._pass

    def slow(variables):
        clock.now += 1
        return whole(variables)

    monkeypatch.setattr(gauge, "_pass", slow)
    gauge.watch(["conv"])
    count = 0
    while not loop.finished:
        gauge.advance()
        clock.now += 2
        count += len(gauge.take())
    assert clock.now / 50 - 2 < count < clock.now / 50 + 6
