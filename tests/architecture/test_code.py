"""Keras scripts. That they run is tested beside the training, where Keras is."""

import pytest

from playground.architecture import DatasetFacts, TrainingSettings
from playground.architecture.code import script
from playground.data import DATASETS, get
from tests.networks import BY_HAND, dense, network


def text_of(architecture, **fields):
    """Return the script of a network with these training settings."""
    settings = TrainingSettings.model_validate(fields)
    return script(architecture, settings, get(settings.dataset).facts)


@pytest.mark.parametrize(
    "name", ['"""', "back\\slash\\", "two\nlines", "{braces}", "", "nul\0", '"', "'''", "ends in \\", "”Größe“"]
)
def test_a_script_is_python_whatever_the_network_is_called(name):
    compile(text_of(network(dense(2), name=name)), "export.py", "exec")


def test_a_script_says_how_the_network_is_trained():
    sgd = {"name": "SGD", "momentum": 0.9}
    text = text_of(BY_HAND["dilated"], dataset="digits", epochs=3, optimizer=sgd, train_size=100, seed=7)
    for line in (
        "keras.datasets.mnist.load_data()",
        "x_train, y_train = x_train[:100], y_train[:100]\n",
        "optimizer=keras.optimizers.SGD(learning_rate=0.01, momentum=0.9, nesterov=False),",
        "loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True),",
        "model.fit(x_train, y_train, batch_size=64, epochs=3, validation_data=(x_test, y_test))",
        "keras.utils.set_random_seed(7)",
    ):
        assert line in text
    assert "to_categorical" not in text


def test_a_script_has_only_what_its_network_needs():
    text = text_of(BY_HAND["everything"], dataset="cifar10", loss="mse")
    assert "from_logits" not in text
    assert "[..., None]" not in text
    assert "x_train[:" not in text
    assert "y_test = keras.utils.to_categorical(y_test, 10)" in text
    assert "Any" not in text


def test_a_script_takes_as_many_pictures_as_the_playground_has():
    for name, dataset in DATASETS.items():
        text = text_of(BY_HAND["everything"], dataset=name)
        shipped = dataset.train_size < 50_000
        assert (f"x_train[:{dataset.train_size}]" in text) == shipped
        assert f"keras.datasets.{'mnist' if name == 'digits' else name.removesuffix('_full')}.load_data()" in text


def test_a_script_says_where_the_pictures_do_not_fit():
    warning = "    # The network takes pictures of 28×28×1, these are 32×32×3: load others, or resize them.\n"
    assert warning in text_of(BY_HAND["everything"], dataset="cifar10")
    assert "# The network" not in text_of(BY_HAND["everything"])


def test_a_script_says_where_to_load_pictures_that_keras_does_not_have():
    text = script(BY_HAND["everything"], TrainingSettings(), DatasetFacts("Leaves", (28, 28, 3), 4))
    assert "    # Keras does not have these pictures. Load them here: uint8 (pictures, 28, 28, 3), and labels" in text
    assert "keras.datasets" not in text
    compile(text, "export.py", "exec")


def test_a_script_changes_pictures_as_the_training_does():
    text = text_of(BY_HAND["residual"], seed=3, augmentation={"flip": True, "rotation": 18.0})
    for line in (
        'layers.RandomFlip(mode="horizontal", seed=3),',
        'layers.RandomRotation(factor=0.05, fill_mode="nearest", seed=4),',
    ):
        assert line in text
    assert "Random" not in text_of(BY_HAND["residual"], augmentation={"flip": False})
