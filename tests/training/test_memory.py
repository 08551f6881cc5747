"""What is written and brought back; that training goes on as if never interrupted."""

import numpy as np
import pytest

from playground.architecture import TrainingSettings
from playground.training.build import build
from playground.training.calls import make_call
from playground.training.checkpoint import Progress, plain, read
from playground.training.memory import Memory
from tests.networks import DROPOUT, FLATTEN, NORM, conv, dense, layer, network

ADAM, MOMENTUM = {"name": "Adam"}, {"name": "SGD", "momentum": 0.9}
LAYERS = (conv(2, 3, padding=1, id="c"), NORM | {"id": "n"}, FLATTEN, DROPOUT | {"id": "drop"}, dense(3, id="d"))


def memory(*layers, optimizer=ADAM, seed=0):
    settings = TrainingSettings.model_validate({"optimizer": optimizer})
    return Memory(build(network(*layers, size=(6, 6, 1)), seed), make_call(settings.optimizer.keras_call()))


def fill(memory):
    """Give every variable values of its own."""
    for number, variable in enumerate((memory.weights | memory._beside).values(), 1):
        variable.assign(np.full(variable.shape, number).astype(variable.dtype))
    return memory


def values(variables):
    return {name: np.asarray(variable).copy() for name, variable in variables.items()}


def everything(memory):
    return values(memory.weights | memory._beside)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "checkpoint.safetensors"


def test_names_tell_whose_each_number_is(path):
    memory(*LAYERS).save(path, Progress())
    arrays, _ = read(path, lambda name: name.startswith("@") and not name.startswith(("@slots/n", "@slots/d")))
    assert sorted(arrays) == [
        "@optimizer/Adam/iteration",
        "@slots/c/bias/momentum",
        "@slots/c/bias/velocity",
        "@slots/c/kernel/momentum",
        "@slots/c/kernel/velocity",
        "@state/drop/drop/0",
    ]


@pytest.mark.parametrize(
    ("optimizer", "slots"),
    [
        ({"name": "SGD"}, set()),
        (MOMENTUM, {"momentum"}),
        ({"name": "RMSprop"}, {"velocity"}),
        ({"name": "RMSprop", "momentum": 0.5}, {"velocity", "momentum"}),
        ({"name": "AdamW"}, {"momentum", "velocity"}),
    ],
)
def test_every_slot_of_every_optimizer_has_a_name(optimizer, slots):
    own = memory(*LAYERS, optimizer=optimizer)
    trained = ["c/kernel", "c/bias", "n/gamma", "n/beta", "d/kernel", "d/bias"]
    assert set(own._slots) == {f"@slots/{weight}/{slot}" for weight in trained for slot in slots}
    assert len(own._slots) + len(own._counters) + 1 == len(own._optimizer.variables)


def test_weights_that_keras_names_alike_keep_their_own_slots():
    own = memory(layer("SeparableConv2D", filters=2, kernel_size=3, id="x"), conv(5, 3, id="x_depthwise"))
    for key, variable in own._slots.items():
        assert variable.shape == own.weights[key.removeprefix("@slots/").rpartition("/")[0]].shape, key
    assert len(own._slots) == 2 * 5


def test_all_comes_back_but_the_learning_rate(path):
    first = fill(memory(*LAYERS))
    first.save(path, Progress(step=3, seconds=1.5))
    second = memory(*LAYERS, optimizer=ADAM | {"learning_rate": 0.5}, seed=1)
    assert second.restore(path) == Progress(step=3, seconds=1.5)
    for name, array in everything(first).items():
        np.testing.assert_array_equal(everything(second)[name], array, name)
    assert second._optimizer.learning_rate == 0.5


def test_from_weights_alone_the_optimizer_begins_anew(path):
    first = fill(memory(*LAYERS))
    first.save_weights(path, Progress(step=3))
    second = fill(memory(*LAYERS))
    assert second.restore(path).step == 3
    assert not any(np.any(np.asarray(variable)) for variable in (second._slots | second._counters).values())
    np.testing.assert_array_equal(second.weights["c/kernel"], first.weights["c/kernel"])


@pytest.mark.parametrize("other", [{"optimizer": MOMENTUM}, {"more": (dense(3, id="e"),)}])
def test_another_network_or_optimizer_is_refused_and_nothing_changes(path, other):
    memory(*LAYERS).save(path, Progress())
    own = fill(memory(*LAYERS, *other.get("more", ()), optimizer=other.get("optimizer", ADAM)))
    before = everything(own)
    with pytest.raises(ValueError, match=r"must be of the network that is trained\. Received: checkpoint\.safetensors"):
        own.restore(path)
    np.testing.assert_equal(everything(own), before)


def test_an_edit_keeps_what_is_remembered_of_the_layers_that_fit(path):
    fill(memory(*LAYERS)).save(path, Progress(step=3))
    edited = memory(*LAYERS[:-1], dense(4, id="d"))
    assert edited.adopt(path) == ("c", "n")
    slots = values(edited._slots)
    assert all(array.all() == name.startswith(("@slots/c/", "@slots/n/")) for name, array in slots.items())
    assert edited._optimizer.iterations == 0, "the new layer's first steps would be far too large"


def test_where_all_layers_fit_the_count_of_steps_goes_on_too(path):
    first = fill(memory(*LAYERS))
    first.save(path, Progress(step=3))
    same = memory(*LAYERS, seed=1)
    assert same.adopt(path) == ("c", "n", "d")
    assert same._optimizer.iterations == first._optimizer.iterations
    np.testing.assert_equal(values(same._slots), values(first._slots))


@pytest.mark.parametrize("optimizer", [{"name": "AdamW"}, MOMENTUM])
def test_another_optimizer_takes_weights_alone(path, optimizer):
    fill(memory(*LAYERS)).save(path, Progress())
    other = memory(*LAYERS, optimizer=optimizer)
    assert other.adopt(path) == ("c", "n", "d")
    assert not any(np.any(array) for array in values(other._slots).values())
    np.testing.assert_array_equal(other.weights["c/kernel"], plain(path)["c/kernel"])


def test_it_is_known_whether_all_weights_are_numbers_and_how_large_they_are():
    own = memory(*LAYERS)
    assert own.sound
    assert own.size == 4 * sum(np.asarray(variable).size for variable in own.weights.values())
    own.weights["n/moving_mean"].assign([0.0, np.nan])
    assert not own.sound
