"""Tiny networks are really trained into each trouble, and healthy ones are left alone."""

import numpy as np
import pytest

from playground.training.checkpoint import Progress
from playground.training.loop import EpochEnd
from playground.training.troubles import Doctor, Remedy
from playground.training.troubles.nan_loss import first_broken_layer
from tests.networks import DROPOUT, FLATTEN, NORM, RELU, conv, dense, parallel, pool
from tests.training.trainings import make_training

RELUS = (
    conv(4, id="conv", activation="relu"),
    pool(id="pool"),
    FLATTEN,
    dense(16, "relu", id="hidden"),
    dense(2, id="last"),
)
TANH = (conv(4, activation="tanh"), FLATTEN, dense(16, "tanh"), dense(2, "linear"))
LINEAR = (FLATTEN, dense(8, "linear", id="first"), dense(2, "linear", id="last"))
SIGMOID = (FLATTEN, dense(8, "sigmoid"), dense(2))
NORMED = (conv(4), NORM, RELU, parallel([conv(4, padding="same", activation="relu")], []), FLATTEN, DROPOUT, dense(2))


def sgd(learning_rate, **fields):
    return {"name": "SGD", "learning_rate": learning_rate, **fields}


def adam(learning_rate):
    return {"name": "Adam", "learning_rate": learning_rate}


class Patient:
    """A training with a doctor, who is told of steps that were kept."""

    def __init__(self, pictures, *layers, optimizer, kept=(0,), **settings):
        self.network, self.loop = make_training(pictures, *layers, optimizer=optimizer, epochs=1000, **settings)
        self.rate = optimizer["learning_rate"]
        self.kept = list(kept)
        self.now = 0.0
        self.doctor = Doctor(self.network, self.loop, lambda: self.kept, lambda: self.now)

    def train(self, steps):
        """Train until there is an error, or so many steps are done; return what was found."""
        found, end = [], self.loop.step + steps
        while self.loop.step < end or self.loop.validating:
            found += self.doctor.look(self.loop.advance(min(20, max(end - self.loop.step, 1))), self.rate)
            self.now += 1
            if any(trouble.severity == "error" for trouble in found):
                break
        return found

    def set_learning_rate(self, rate):
        self.loop.graphs.optimizer.learning_rate.assign(rate)
        self.rate = rate


@pytest.mark.parametrize(
    ("layers", "settings"),
    [
        (RELUS, {"optimizer": adam(0.003)}),
        (RELUS, {"optimizer": adam(0.003), "loss": "mse"}),
        (TANH, {"optimizer": sgd(0.05, momentum=0.9)}),
        (TANH, {"optimizer": adam(0.003), "batch_size": 4}),
        (LINEAR, {"optimizer": sgd(0.01), "loss": "mse"}),
        (SIGMOID, {"optimizer": adam(0.01)}),
        (NORMED, {"optimizer": sgd(0.1)}),
    ],
)
def test_a_healthy_training_is_left_alone(pictures, layers, settings):
    patient = Patient(pictures, *layers, **settings)
    assert patient.train(400) == []
    assert patient.loop.advance(1).losses[0] < 0.6 * np.log(2)


def test_a_loss_that_is_no_number(pictures):
    patient = Patient(pictures, *LINEAR, loss="mse", optimizer=sgd(5))
    (trouble,) = patient.train(200)
    assert (trouble.severity, trouble.code, trouble.layer) == ("error", "nan_loss", "first")
    assert trouble.remedy == Remedy(step=0, learning_rate=2.5)
    assert trouble.message == (
        f"The loss stopped being a number at step {trouble.step}. The weights of layer first are no longer numbers. "
        "Most often the learning rate, 5, is too large: each step overshoots further than the one before. Training is "
        "paused."
    )


def test_no_number_pauses_again_when_training_goes_on_in_spite_of_it(pictures):
    patient = Patient(pictures, *LINEAR, loss="mse", optimizer=sgd(5))
    assert [patient.train(200)[0].code for _ in range(2)] == ["nan_loss"] * 2


def test_a_loss_that_explodes(pictures):
    patient = Patient(pictures, *TANH, optimizer=sgd(10))
    (trouble,) = patient.train(200)
    assert (trouble.severity, trouble.code, trouble.layer) == ("error", "exploding_loss", None)
    assert trouble.remedy == Remedy(step=0, learning_rate=5)
    assert trouble.message.startswith("The loss explodes: it is ")
    assert trouble.message.endswith(
        "Most often the learning rate, 10, is too large: each step overshoots. Training is paused."
    )


def test_back_to_the_newest_kept_step_at_which_all_was_well(pictures):
    patient = Patient(pictures, *TANH, optimizer=sgd(0.05), kept=(0, 64, 128, 176, 256))
    assert patient.train(200) == []
    patient.network.model.set_weights([weight * 1000 for weight in patient.network.model.get_weights()])
    (trouble,) = patient.train(200)
    assert (trouble.code, trouble.remedy) == ("exploding_loss", Remedy(step=176, learning_rate=0.025))


def test_the_way_out_works(pictures):
    patient = Patient(pictures, *TANH, optimizer=sgd(2))
    first = patient.network.model.get_weights()
    tried = []
    while found := patient.train(600):
        tried.append(found[0].remedy.learning_rate)
        patient.network.model.set_weights(first)
        patient.loop.go_to(Progress(step=found[0].remedy.step))
        patient.set_learning_rate(found[0].remedy.learning_rate)
    assert 1 <= len(tried) <= 6
    assert patient.loop.advance(1).losses[0] < 0.3


def test_a_layer_of_which_all_units_died(pictures):
    patient = Patient(pictures, *RELUS, optimizer=sgd(10))
    *_, trouble = patient.train(300)
    assert (trouble.severity, trouble.code) == ("error", "dead_layer")
    assert trouble.layer in ("conv", "hidden")
    assert trouble.remedy == Remedy(step=0, learning_rate=5)
    assert trouble.message == (
        f"{trouble.layer} gives 0 in all its units for all 64 test pictures at step {trouble.step}: neither it nor the "
        "layers before it learn any more. Most often the learning rate, 10, is too large: a step threw the weights so "
        "far that ReLU is off for good. With LeakyReLU none dies. Training is paused."
    )


def test_back_to_where_a_dead_layer_was_alive(pictures):
    patient = Patient(pictures, *RELUS, optimizer=adam(0.001), kept=(0, 100, 200, 300))
    assert patient.train(200) == []
    patient.network.layers["conv"][0].bias.assign([-1000.0] * 4)
    (trouble,) = patient.train(100)
    assert (trouble.code, trouble.layer, trouble.remedy) == ("dead_layer", "conv", Remedy(100, 0.0005))


def test_a_layer_of_which_many_units_died(pictures):
    patient = Patient(pictures, *RELUS, optimizer=adam(0.001))
    patient.network.layers["conv"][0].bias.assign([0, -1000, -1000, -1000])
    (trouble,) = patient.train(200)
    assert (trouble.severity, trouble.code, trouble.layer, trouble.remedy) == ("warning", "dying_layer", "conv", None)
    assert trouble.message.startswith("conv gives 0 in 75 % of its units for all 64 test pictures at step ")


def test_a_dead_branch_is_no_end_where_something_goes_around_it(pictures):
    branch = conv(1, padding="same", activation="relu", id="branch")
    patient = Patient(pictures, parallel([branch], []), FLATTEN, dense(2), optimizer=adam(0.01))
    patient.network.layers["branch"][0].bias.assign([-1000.0])
    (trouble,) = patient.train(200)
    assert (trouble.severity, trouble.code, trouble.layer) == ("warning", "dead_layer", "branch")
    assert "only what goes around it does" in trouble.message


@pytest.mark.parametrize(
    ("settings", "cause"),
    [
        ({"optimizer": sgd(1e-6)}, "the learning rate, 1e-06, may be too small; try 1e-05."),
        ({"optimizer": adam(1e-6), "loss": "mse"}, "the learning rate, 1e-06, may be too small; try 1e-05."),
        ({"optimizer": adam(3)}, "the learning rate, 3, is probably too large; try 0.3."),
    ],
)
def test_a_network_that_does_not_learn(pictures, settings, cause):
    (trouble,) = Patient(pictures, *SIGMOID, **settings).train(300)
    assert (trouble.severity, trouble.code, trouble.layer, trouble.remedy) == ("warning", "no_learning", None, None)
    assert trouble.message.startswith("The network does no better than guessing: over the last 100 steps the loss is ")
    assert cause in trouble.message


def test_long_epochs_are_not_waited_for(pictures):
    patient = Patient(pictures, *SIGMOID, optimizer=sgd(1e-6))
    found = []
    while patient.loop.step < 600:
        gave = patient.loop.advance(20)
        found += patient.doctor.look(None if isinstance(gave, EpochEnd) else gave, patient.rate)
    (trouble,) = found
    assert (trouble.code, 500 <= trouble.step < 520) == ("no_learning", True)


def test_told_again_when_training_was_changed(pictures):
    patient = Patient(pictures, *SIGMOID, optimizer=sgd(1e-6))
    assert len(patient.train(250)) == 1
    patient.set_learning_rate(2e-6)
    assert len(patient.train(250)) == 1
    patient.loop.go_to(Progress(step=7))
    assert len(patient.train(250)) == 1


def test_no_way_back_where_nothing_was_kept(pictures):
    (trouble,) = Patient(pictures, *TANH, optimizer=sgd(10), kept=()).train(200)
    assert trouble.remedy is None
    assert "each step overshoots. Start again with 5." in trouble.message


def test_looking_changes_nothing(pictures):
    learned = []
    for look in (True, False):
        patient = Patient(pictures, *NORMED, optimizer=adam(0.01))
        if not look:
            patient.doctor.look = lambda gave, rate: []
        patient.train(120)
        learned.append([np.asarray(variable) for variable in patient.network.model.variables])
    for one, other in zip(*learned, strict=True):
        np.testing.assert_array_equal(one, other)


def test_what_it_costs_is_bounded(pictures, monkeypatch):
    patient = Patient(pictures, *RELUS, optimizer=adam(0.001))
    patient.train(1)
    _, _, dead, _ = patient.doctor._signs
    looks, examine = [], dead._examine

    def slow():
        looks.append(patient.now)
        patient.now += 1
        return examine()

    monkeypatch.setattr(dead, "_examine", slow)
    patient.train(500)
    assert 4 <= len(looks) <= patient.now / 50 + 4


def test_the_first_layer_whose_weights_are_no_numbers(pictures):
    patient = Patient(pictures, *LINEAR, optimizer=sgd(0.01))
    assert first_broken_layer(patient.network) is None
    patient.network.layers["last"][0].bias.assign([np.inf, 0])
    assert first_broken_layer(patient.network) == "last"


def test_infinite_outputs_are_not_taken_for_dead_ones(pictures):
    patient = Patient(pictures, *RELUS, optimizer=adam(0.001))
    assert patient.train(50) == []
    patient.network.layers["last"][0].bias.assign([np.inf, np.inf])
    *_, dead, _ = patient.doctor._signs
    assert list(dead._look()) == []


def test_a_network_that_ends_in_a_relu(pictures):
    patient = Patient(pictures, FLATTEN, dense(2, "relu", id="last"), loss="mse", optimizer=adam(0.001))
    patient.network.layers["last"][0].bias.assign([-1000.0, -1000.0])
    (trouble,) = patient.train(120)
    assert (trouble.code, trouble.layer) == ("dead_layer", "last")
