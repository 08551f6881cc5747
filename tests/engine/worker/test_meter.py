from types import SimpleNamespace

import numpy as np
import pytest

from playground.engine.worker.meter import Meter
from playground.training.loop import EpochEnd, Trained
from tests.clock import Clock


@pytest.fixture
def clock():
    return Clock(100.0)


@pytest.fixture
def loop():
    return SimpleNamespace(step=0, epoch=1, epochs=2, steps_per_epoch=10, batch_size=32)


@pytest.fixture
def meter(loop, clock):
    return Meter(SimpleNamespace(loop=loop, learning_rate=0.1), clock)


def train(meter, loop, clock, steps, seconds, loss=1.0):
    clock.now += seconds
    loop.step += steps
    meter.add(Trained([loss] * steps, correct=16.0 * steps, seconds=seconds))


def test_means_since_the_last_report(meter, loop, clock):
    train(meter, loop, clock, 1, 0.5, loss=4.0)
    train(meter, loop, clock, 3, 0.1, loss=2.0)
    report = meter.metrics()
    assert (report.step, report.loss, report.accuracy, report.learning_rate) == (4, 2.5, 0.5, 0.1)
    assert report.seconds == pytest.approx(0.6)
    train(meter, loop, clock, 1, 0.1, loss=1.0)
    assert meter.metrics().loss == 1.0


def test_speed_is_known_from_the_second_report_on(meter, loop, clock):
    train(meter, loop, clock, 1, 2.0)
    first = meter.metrics()
    assert (first.images_per_second, first.seconds_left) == (None, None)
    train(meter, loop, clock, 4, 0.5)
    second = meter.metrics()
    assert second.images_per_second == pytest.approx(4 * 32 / 0.5)
    assert second.seconds_left == pytest.approx(15 * 32 / 256)


def test_reports_are_due_ten_times_a_second(meter, loop, clock):
    assert not meter.due()
    train(meter, loop, clock, 1, 0.01)
    assert meter.due()
    meter.metrics()
    train(meter, loop, clock, 1, 0.09)
    assert not meter.due()
    train(meter, loop, clock, 1, 0.02)
    assert meter.due()


def test_pauses_do_not_count(meter, loop, clock):
    train(meter, loop, clock, 1, 1.0)
    meter.metrics()
    clock.now += 60
    meter.pause(60)
    train(meter, loop, clock, 2, 1.0)
    report = meter.metrics()
    assert report.seconds == pytest.approx(2.0)
    assert report.images_per_second == pytest.approx(64)


def test_an_epoch_is_reported_with_its_step(meter, loop, clock):
    train(meter, loop, clock, 10, 1.0)
    end = EpochEnd(
        loss=1.0,
        accuracy=0.5,
        val_loss=2.0,
        val_accuracy=0.25,
        predicted=np.array([1, 1, 0, 1], np.uint8),
        confusion=np.array([[0, 3], [1, 0]]),
    )
    report = meter.epoch(end)
    assert (report.step, report.val_loss, report.val_accuracy) == (10, 2.0, 0.25)
    assert (report.confusion, report.class_accuracy) == (((0, 3), (1, 0)), (0.0, 0.0))


def test_time_goes_on_from_where_training_stands(meter, loop, clock):
    train(meter, loop, clock, 5, 3.0)
    meter.go_to(1.5)
    assert not meter.gathered
    train(meter, loop, clock, 2, 0.5, loss=4.0)
    report = meter.metrics()
    assert (report.seconds, report.loss) == (pytest.approx(2.0), 4.0)
