"""Keras source. That it builds the same model is tested beside the building of models."""

from playground.architecture import TrainingSettings
from playground.architecture.code import model_source, script
from tests.networks import BY_HAND, conv, dense, network


def test_the_source_has_one_line_a_layer() -> None:
    assert model_source(network(conv(4, 3, padding=1, activation="relu"), {"kind": "Flatten"}, dense(2))) == (
        "def build_model():\n"
        "    inputs = keras.Input(shape=(28, 28, 1))\n"
        "    x = inputs\n"
        "    x = layers.ZeroPadding2D(padding=((1, 1), (1, 1)), name='conv_1.pad')(x)\n"
        "    x = layers.Conv2D(filters=4, kernel_size=(3, 3), padding='valid', activation='relu', name='conv_1')(x)\n"
        "    x = layers.Flatten(name='flat_1')(x)\n"
        "    x = layers.Dense(units=2, activation='softmax', name='dense_1')(x)\n"
        "    return keras.Model(inputs, x)"
    )


def test_a_script_is_python_whatever_the_network_is_called() -> None:
    for name in ('"""', "back\\slash\\", "two\nlines", "{braces}", ""):
        compile(script(network(dense(2), name=name), TrainingSettings()), "export.py", "exec")


def test_a_script_says_how_the_network_is_trained() -> None:
    settings = TrainingSettings.model_validate_json(
        '{"dataset": "digits", "epochs": 3, "optimizer": {"name": "SGD", "momentum": 0.9}, "train_size": 100}'
    )
    text = script(BY_HAND["dilated"], settings)
    assert "keras.datasets.mnist.load_data()" in text
    assert "keras.optimizers.SGD(learning_rate=0.01, momentum=0.9, nesterov=False)" in text
    assert "SparseCategoricalCrossentropy(from_logits=True)" in text
    assert "train_size=100" in text
