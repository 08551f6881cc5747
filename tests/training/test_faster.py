"""The faster classes against Keras's own: the same numbers, and weights by the same names."""

import numpy as np
import pytest

from playground.architecture import KerasCall
from playground.training import faster
from playground.training.build import build
from playground.training.checkpoint import variables
from playground.training.warm import keras
from playground.training.warm import tensorflow as tf
from tests.networks import BY_HAND

MAPS = np.random.default_rng(0).normal(1.5, 3, (6, 5, 4, 3)).astype(np.float32)
VECTORS = MAPS[:, 0, 0]


def normalized(layer, inputs, training):
    """Return outputs, gradients by inputs and weights, and the weights after the call; no first weight is 0 or 1."""
    layer.build(inputs.shape)
    rng = np.random.default_rng(1)
    layer.set_weights([rng.uniform(0.5, 2, weight.shape) for weight in layer.weights])

    @tf.function
    def run(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            outputs = layer(x, training=training)
            total = tf.reduce_sum(tf.sin(outputs))
        return outputs, tape.gradient(total, [x, *layer.trainable_variables])

    outputs, gradients = run(tf.constant(inputs))
    return [outputs, *gradients, *layer.get_weights()]


@pytest.mark.parametrize("training", [True, False], ids=["training", "validation"])
@pytest.mark.parametrize(
    ("inputs", "fields"),
    [
        (MAPS, {}),
        (MAPS, {"momentum": 0.7, "epsilon": 0.1}),
        (MAPS[:1, :1, :1], {}),
        (MAPS, {"epsilon": 1e-6}),
        (MAPS, {"axis": 1}),
        (MAPS, {"center": False}),
        (MAPS, {"trainable": False}),
        (VECTORS, {}),
    ],
    ids=["plain", "fields", "one pixel", "tiny epsilon", "rows", "no shift", "frozen", "vectors"],
)
def test_batch_normalization_is_that_of_keras(inputs, fields, training):
    ours = normalized(faster.BatchNormalization(**fields), inputs, training)
    keras_own = normalized(keras.layers.BatchNormalization(**fields), inputs, training)
    for one, other in zip(ours, keras_own, strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-5, atol=1e-5)


def test_a_batch_of_unknown_size_goes_the_way_of_keras():
    ours, keras_own = faster.BatchNormalization(), keras.layers.BatchNormalization()
    for one in (ours, keras_own):
        tf.function(lambda x, one=one: one(x, training=True), [tf.TensorSpec((None, 5, 4, 3))])(MAPS)
    np.testing.assert_array_equal(ours.moving_variance, keras_own.moving_variance)


def test_maps_that_are_masked_go_the_way_of_keras():
    mask = np.arange(6 * 5 * 4).reshape(6, 5, 4) % 3 > 0
    ours, keras_own = faster.BatchNormalization(), keras.layers.BatchNormalization()
    for one in (ours, keras_own):
        one(MAPS, training=True, mask=mask)
    np.testing.assert_array_equal(ours.moving_mean, keras_own.moving_mean)


@pytest.mark.parametrize("name", ["Adam", "AdamW"])
def test_an_optimizer_goes_the_steps_of_keras(name):
    def way(optimizer):
        variable = keras.Variable(np.linspace(-1, 1, 7), dtype="float32")
        optimizer.build([variable])

        @tf.function(autograph=False)
        def step():
            optimizer.apply([tf.sin(3 * variable.value) + 0.01], [variable])

        for rate in (0.1, 0.1, 0.1, 0.02, 0.02):
            optimizer.learning_rate.assign(rate)
            step()
            yield from (each.numpy() for each in (variable, *optimizer.variables))

    ours, keras_own = (list(way(getattr(module, name)())) for module in (faster, keras.optimizers))
    for one, other in zip(ours, keras_own, strict=True):
        # 1 - 0.999 is rounded to single precision here and to double there.
        np.testing.assert_allclose(one, other, rtol=1e-4, atol=1e-5)


def test_variables_have_the_names_that_they_have_in_keras():
    def names(fast):
        built = build(BY_HAND["residual"], 0, fast)
        return {name: [key for key, _ in variables(made)] for name, made in built.layers.items()}

    def slots(module):
        optimizer = module.Adam(name="adam")
        optimizer.build([keras.Variable(np.zeros(3), name="kernel")])
        return [variable.path for variable in optimizer.variables]

    assert names(True) == names(False)
    assert slots(faster) == slots(keras.optimizers)


def test_only_what_there_is_a_class_for_is_called_otherwise():
    norm, conv = KerasCall("BatchNormalization", {"momentum": 0.9}), KerasCall("Conv2D", {})
    assert faster.faster(norm) == KerasCall("BatchNormalization", {"momentum": 0.9}, "faster")
    assert faster.faster(conv) is conv


def test_networks_are_keras_own_where_nobody_asks_for_speed():
    plain = build(BY_HAND["residual"], 0).model.layers
    assert {type(layer).__module__.partition(".")[0] for layer in plain} == {"keras"}
    assert any(
        isinstance(layer, faster.BatchNormalization) for layer in build(BY_HAND["residual"], 0, True).model.layers
    )
