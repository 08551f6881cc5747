"""Thousands of networks at random: the sums are Keras's, what passes the doctor trains, what is exported is the same.

`make test` tries a part of them; with PLAYGROUND_PROOF=full all ten thousand are tried (some minutes).
"""

import os
from pathlib import Path
from typing import Any

import numpy as np
from hypothesis import HealthCheck, assume, given, settings

from playground.architecture import Architecture, Layer, TrainingSettings, analyze, errors
from playground.architecture.code import script
from playground.data import get
from playground.training.build import build, make
from playground.training.warm import keras
from playground.training.warm import tensorflow as tf
from tests.random_networks import architectures
from tests.training.trainings import moving

FULL = os.environ.get("PLAYGROUND_PROOF") == "full"
PATIENT = settings(deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=not FULL)
Found = dict[str, tuple[tuple[int, ...], int, int]]


def walk_keras(layers: tuple[Layer, ...], shape: Any, found: Found) -> Any:
    """Ask Keras layer by layer for shapes and weights, without running anything, and return what comes out."""
    for layer in layers:
        made = make(layer, seed=0)
        if layer.branches:
            shape = [walk_keras(branch, shape, found) for branch in layer.branches]
        for keras_layer in made:
            keras_layer.build(shape)
            shape = keras_layer.compute_output_shape(shape)
        trainable = sum(moving(weight) for each in made for weight in each.trainable_weights)
        found[layer.name] = (tuple(shape[1:]), sum(each.count_params() for each in made), trainable)
    return shape


@settings(PATIENT, max_examples=10_000 if FULL else 800)
@given(architectures())
def test_shapes_and_counts_are_those_of_keras(architecture: Architecture) -> None:
    assume(not errors(architecture))
    found: Found = {}
    walk_keras(architecture.layers, (None, *architecture.input.shape), found)
    facts = analyze(architecture)["layers"]
    said = {layer["id"]: (tuple(layer["output_shape"]), layer["params"], layer["trainable_params"]) for layer in facts}
    assert said == found


@settings(PATIENT, max_examples=400 if FULL else 30)
@given(architectures(most=4, side=12))
def test_what_passes_builds_and_trains(architecture: Architecture) -> None:
    assume(not errors(architecture))
    model = build(architecture, seed=0).model
    if model.trainable_weights:
        train_two_steps(model, np.random.default_rng(0).random((2, *architecture.input.shape), np.float32))
    keras.backend.clear_session()


def train_two_steps(model: Any, pictures: Any) -> None:
    """Train in a graph, as the playground does, and assert that something has moved."""
    optimizer = keras.optimizers.SGD(0.01)
    optimizer.build(model.trainable_variables)

    @tf.function(jit_compile=False)
    def step() -> None:
        with tf.GradientTape() as tape:
            loss = tf.add_n([tf.reduce_mean(tf.square(model(pictures, training=True) - 1.0)), *model.losses])
        optimizer.apply(tape.gradient(loss, model.trainable_variables), model.trainable_variables)

    step()
    step()
    assert int(optimizer.iterations) == 2


@settings(PATIENT, max_examples=300 if FULL else 25)
@given(architectures(most=4, side=12))
def test_the_exported_script_predicts_bit_for_bit_the_same(tmp_path_factory: Any, architecture: Architecture) -> None:
    assume(not errors(architecture))
    file: Path = tmp_path_factory.mktemp("export") / "export.py"
    file.write_text(script(architecture, TrainingSettings(), get("fashion_mnist").facts), "utf-8")
    scope: dict[str, Any] = {"__name__": "export"}
    exec(compile(file.read_text("utf-8"), str(file), "exec"), scope)
    ours, theirs = build(architecture, seed=0).model, scope["build_model"]()
    theirs.set_weights(ours.get_weights())
    pictures = np.random.default_rng(0).random((2, *architecture.input.shape), np.float32)
    np.testing.assert_array_equal(np.asarray(theirs(pictures)), np.asarray(ours(pictures)))
    keras.backend.clear_session()
