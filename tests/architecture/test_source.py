"""Keras source of networks. That it builds the same model is tested beside the building of models."""

from playground.architecture.source import extra_source, import_source, model_source
from tests.networks import BY_HAND, FLATTEN, conv, dense, layer, network, parallel


def lines(*layers):
    """Return the lines that a network is built with, between its input and its end."""
    return [line.strip() for line in model_source(network(*layers)).splitlines()[3:-1]]


def test_the_source_has_one_line_a_layer():
    assert model_source(network(conv(4, 3, padding=1, activation="relu"), FLATTEN, dense(2))) == (
        "def build_model():\n"
        '    """Return the network, with its first weights drawn at random."""\n'
        "    inputs = keras.Input(shape=(28, 28, 1))\n"
        '    x = layers.ZeroPadding2D(padding=((1, 1), (1, 1)), name="conv_1.pad")(inputs)\n'
        '    x = layers.Conv2D(filters=4, kernel_size=(3, 3), padding="valid", activation="relu", name="conv_1")(x)\n'
        '    x = layers.Flatten(name="flat_1")(x)\n'
        '    x = layers.Dense(units=2, activation="softmax", name="dense_1")(x)\n'
        "    return keras.Model(inputs, x)"
    )


def test_a_network_without_layers_gives_back_its_input():
    assert model_source(network()).endswith("    return keras.Model(inputs, inputs)")


def test_each_branch_is_a_variable_and_an_empty_one_is_what_comes_in():
    inner = parallel([conv(4, 1, padding="same")], [], merge="maximum")
    assert lines(conv(4, 1), parallel([conv(4, 1), inner], [])) == [
        'x = layers.Conv2D(filters=4, kernel_size=(1, 1), name="conv_1")(x)'.replace("(x)", "(inputs)"),
        'branch_1 = layers.Conv2D(filters=4, kernel_size=(1, 1), name="conv_2")(x)',
        'branch_1_1 = layers.Conv2D(filters=4, kernel_size=(1, 1), padding="same", name="conv_3")(branch_1)',
        'branch_1 = layers.Maximum(name="block_2")([branch_1_1, branch_1])',
        'x = layers.Add(name="block_1")([branch_1, x])',
    ]


def test_a_long_call_gets_a_line_for_each_argument():
    found = lines(conv(4, [3, 5], strides=2, padding="same", use_bias=False, activation="relu", l2=0.5))
    assert found[:2] == ["x = layers.Conv2D(", "filters=4,"]
    assert "kernel_regularizer=keras.regularizers.L2(l2=0.5)," in found
    assert found[-1] == ")(inputs)"


def test_the_layers_that_keras_lacks_travel_along_and_no_others():
    source = extra_source(network(layer("Maxout", pieces=2), size=(4, 4, 2)))
    assert source.startswith('@keras.saving.register_keras_serializable("convnet_playground")\nclass Maxout(')
    assert source.count("\nclass ") == 1
    assert "import keras\nfrom keras import layers, ops" in import_source(source)
    assert extra_source(BY_HAND["everything"]) == ""
    assert import_source("") == "import keras\nfrom keras import layers"
