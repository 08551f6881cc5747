import numpy as np
import pytest

from playground.data import DatasetUnavailable
from playground.training.build import build
from playground.training.errors import TrainingError
from playground.training.trouble import explain, first_broken_layer, nan_loss
from playground.training.warm import tensorflow as tf
from tests.networks import FLATTEN, conv, dense, network


@pytest.fixture
def net():
    return build(network(conv(2, id="conv"), FLATTEN, dense(2, id="last"), size=(8, 8, 1)), seed=0)


def test_all_is_well(net):
    assert nan_loss(net, [2.3, 2.1], 10, 0.1) is None
    assert first_broken_layer(net) is None


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
def test_step_layer_and_remedy_are_named(net, bad):
    net.layers["last"][0].bias.assign([np.nan, 0])
    trouble = nan_loss(net, [2.3, bad, bad], 10, 5.0)
    assert (trouble.code, trouble.step, trouble.layer) == ("nan_loss", 9, "last")
    assert trouble.message == (
        "The loss stopped being a number at step 9. The weights of layer last are no longer numbers. Most often the "
        "learning rate is too large: each step overshoots further than the one before. It is 5; start again with 0.5. "
        "Training is paused."
    )


def test_errors_become_sentences():
    own = TrainingError("input_shape", "The input must fit.")
    assert explain(own) is own
    memory = explain(tf.errors.ResourceExhaustedError(None, None, "OOM when allocating"))
    assert memory.code == "out_of_memory"
    assert memory.message.startswith("This network needs more memory than there is.")
    assert explain(DatasetUnavailable("Fetch it first.")).message == "Fetch it first."
    full = explain(OSError(28, "No space left on device"))
    assert full.message == "A file of this run could not be written or read: No space left on device."
    assert explain(ValueError("bad shape\nand a traceback")).message == "Keras could not go on: bad shape."
