"""Trainings of tiny networks that tests share, and what a page makes of their frames."""

import numpy as np

from playground.architecture import TrainingSettings
from playground.training.build import build
from playground.training.calls import make_call
from playground.training.extra import given_kernels
from playground.training.graph import Graphs, Split
from playground.training.loop import Loop
from playground.training.losses import LOSSES
from tests.networks import network


def make_training(pictures, *layers, seed=0, epochs=2, loss="crossentropy", batch_size=16, optimizer=None, fast=True):
    """Return a network and the loop that trains it."""
    architecture = network(*layers, size=(8, 8, 1))
    net = build(architecture, seed, fast=fast)
    settings = TrainingSettings.model_validate({"optimizer": optimizer or {"name": "Adam", "learning_rate": 0.01}})
    graphs = Graphs(
        model=net.model,
        optimizer=make_call(settings.optimizer.keras_call()),
        loss=LOSSES[loss],
        logits=not architecture.ends_in_softmax,
        train_split=Split(pictures.train_images, pictures.train_labels),
        test_split=Split(pictures.test_images, pictures.test_labels),
        batch_size=batch_size,
    )
    return net, Loop(graphs, seed, epochs)


def moving(weight):
    """Count the numbers of a weight that training changes: frozen kernels stand in one that Keras trains."""
    kernels = getattr(weight.constraint, "kernels", ())
    frozen = given_kernels(weight.shape, kernels, frozen_only=True) if kernels else np.nan
    return int(np.prod(weight.shape)) - int(np.count_nonzero(~np.isnan(frozen)))


def dequantize(quantized):
    """Return the values that the bytes stand for: within half a step of a 255th of the range."""
    data = np.frombuffer(quantized.data, np.uint8).reshape(quantized.shape)
    low, high = np.asarray(quantized.low, np.float32), np.asarray(quantized.high, np.float32)
    return (low + (high - low) * (data / np.float32(255))).astype(np.float32)
